/** Transactions of five customers, four alike of each so that none has most of a sum: answers can be worked out by head. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Settings } from "../../../analysis/report.ts";
import { bankOf, type Table } from "../../tables/bank-of.ts";
import { writeTransactions } from "./write-transactions.ts";

/** Groups of any size are shown: their numbers are what is tested. */
const settings = {
	asOf: "2025-06-30",
	currency: "USD",
	locale: "en-US",
	disclosureThreshold: 1,
	groupBy: "gender",
	meaningfulDifference: 0.02,
	unitValues: {},
	dormantAfterDays: 30,
	tiers: { method: "quantiles", count: 4 },
} as Settings;

const id = { role: "customer" } as const;
const gender = { role: "gender" } as const;
const amount = { type: "number", role: "amount" } as const;

/** Each line of a file four times, as of four customers. */
function four(text: string): string {
	const [header = "", ...lines] = text.trim().split("\n");
	return [header, ...lines.flatMap((line) => [1, 2, 3, 4].map((copy) => line.replace(",", `${copy},`)))].join("\n");
}

const people: Table = { fields: { id, gender }, text: four("id,gender\na,F\nb,F\nc,F\nd,M\ne,M\n") };
const ledger: Table = {
	role: "transactions",
	fields: { id, day: { type: "date", role: "date" }, kind: { role: "type" }, amount },
	// April and May are whole, of June 15 days of 30 are there: 2.5 months.
	text: four(`id,day,kind,amount
a,2025-04-01,Deposit,100
a,2025-05-10,Deposit,50
a,2025-06-15,Withdrawal,30
b,2025-04-02,Deposit,10
b,2025-05-20,Withdrawal,-20
d,2025-06-10,Withdrawal,40
e,2025-05-31,Deposit,60
`),
};

test("money and numbers are per customer and month, and a customer without any counts as zero", async () => {
	const bank = await bankOf([people, ledger]);
	const { rowsOf } = await writeTransactions({ bank, settings });
	const shown = rowsOf("transactions-by-gender").map((row) => [
		row.type,
		row.gender,
		row.transactions_each,
		row.money_total,
		row.money_each,
		row.mean_ticket,
		row.median_ticket,
		row.share_of_group,
		row.share_of_type,
	]);
	// Women: 3 deposits of 160 and 2 withdrawals of 50 among 3 customers; men: one of 60, one of 40 among 2.
	assert.deepEqual(shown.toSorted(), [
		["Deposit", "F", 0.4, 640, 21.33, 53.33, 50, 0.761905, 0.727273],
		["Deposit", "M", 0.2, 240, 12, 60, 60, 0.6, 0.272727],
		["Withdrawal", "F", 0.266667, 200, 6.67, 25, 25, 0.238095, 0.555556],
		["Withdrawal", "M", 0.2, 160, 8, 40, 40, 0.4, 0.444444],
	]);
});

test("who has made no transaction of late, or none at all, is dormant and in the private list", async () => {
	const bank = await bankOf([people, ledger]);
	const { rowsOf } = await writeTransactions({ bank, settings });
	// 30 days to 30 June begin on 1 June: a and d are active; e's last was on 31 May, 30 days before.
	assert.deepEqual(
		rowsOf("dormant-by-gender").map((row) => [row.gender, row.customers, row.dormant]),
		[
			["All customers", 20, 12],
			["F", 12, 8],
			["M", 8, 4],
		],
	);
	const lines = (await readFile(join(bank.privateFolder, "dormant-customers.csv"), "utf8")).split("\n");
	assert.deepEqual(
		lines.filter((line) => !/^\w[234],/.test(line)),
		["customer,gender,last_transaction,days_since", "b1,F,2025-05-20,41", "c1,F,,", "e1,M,2025-05-31,30", ""],
	);
});

test("a month that the data hold only a part of is marked and left out of what is said", async () => {
	const bank = await bankOf([people, ledger]);
	const { rowsOf, claimOf } = await writeTransactions({ bank, settings });
	const june = rowsOf("money-by-month").filter(({ month }) => month === "Jun 2025");
	assert.deepEqual(
		june.map(({ partial }) => partial),
		[true, true],
	);
	assert.equal(claimOf("transactions-over-time"), "In each of 2 whole months the money in deposits came to $440");
});

test("totals of a customer answer what they can, and the rest is left out in one sentence", async () => {
	const bank = await bankOf([
		{
			fields: {
				id,
				gender,
				withdrawals: { ...amount, transaction: "Withdrawal" },
				deposits: { ...amount, transaction: "Deposit" },
				times: { type: "integer", role: "transaction_count" },
			},
			text: four(
				"id,gender,withdrawals,deposits,times\na,F,30,100,4\nb,F,50,20,2\nc,F,10,30,3\nd,M,40,0,1\ne,M,20,60,5\n",
			),
		},
	]);
	const { sections, rowsOf, textOf } = await writeTransactions({ bank, settings });
	assert.deepEqual(
		sections.map((section) => section.id),
		["who-makes-the-most", "money-by-type", "net-flow"],
	);
	assert.equal(
		textOf("transactions-left-out"),
		"The data hold one total for each customer and type; what they cannot tell is left out: the median transaction, change over time, days of the week and recency and dormant customers.",
	);
	assert.deepEqual(
		rowsOf("transactions-by-gender")
			.map((row) => [row.type, row.gender, row.transactions_each, row.money_each])
			.toSorted(),
		[
			["All transactions", "F", 3, 80],
			["All transactions", "M", 3, 60],
			["Deposit", "F", null, 50],
			["Deposit", "M", null, 30],
			["Withdrawal", "F", null, 30],
			["Withdrawal", "M", null, 30],
		],
	);
	assert.deepEqual(
		rowsOf("net-flow-by-gender").map(({ gender: group, net_each }) => [group, net_each]),
		[
			["F", 20],
			["M", 0],
		],
	);
});

test("totals without any number say nothing of numbers", async () => {
	const bank = await bankOf([
		people,
		{
			role: "transactions",
			fields: { id, month: { role: "month" }, amount },
			text: four("id,month,amount\na,May,100\na,June,50\nb,May,20\nd,May,10\ne,June,40\n"),
		},
	]);
	const { rowsOf, hypotheses, textOf } = await writeTransactions({ bank, settings });
	const [row] = rowsOf("transactions-by-gender");
	assert.deepEqual(
		Object.keys(row ?? {}).filter((name) => /transactions|ticket/.test(name)),
		[],
	);
	assert.deepEqual(
		hypotheses.map(({ id: name }) => name),
		["most-money-all-transactions"],
	);
	assert.match(
		textOf("transactions-left-out") ?? "",
		/^The data hold totals for each customer and month; .*numbers of transactions/,
	);
});

test("without types amounts of both signs are money in and money out", async () => {
	const bank = await bankOf([
		people,
		{
			role: "transactions",
			fields: { id, day: { type: "date", role: "date" }, amount },
			text: four("id,day,amount\na,2025-06-01,100\na,2025-06-02,-30\nb,2025-06-30,-5\nd,2025-06-03,20\n"),
		},
	]);
	const { rowsOf } = await writeTransactions({ bank, settings });
	assert.deepEqual(
		rowsOf("transactions-by-gender").map((row) => [row.type, row.gender, row.money_total]),
		[
			["Money in", "F", 400],
			["Money in", "M", 80],
			["Money out", "F", 140],
			["Money out", "M", 0],
		],
	);
	assert.deepEqual(
		rowsOf("net-flow-by-gender").map(({ net_each }) => net_each),
		[21.67, 10],
	);
});

test("one group of all customers is compared with nobody", async () => {
	const bank = await bankOf([{ fields: { id, x: {} }, text: four("id,x\na,\nb,\nd,\ne,\n") }, ledger]);
	const { hypotheses, claimOf } = await writeTransactions({ bank, settings: { ...settings, groupBy: "segment" } });
	assert.deepEqual(hypotheses, []);
	assert.match(claimOf("who-makes-the-most") ?? "", /^Money a customer and month: \$\d/);
});
