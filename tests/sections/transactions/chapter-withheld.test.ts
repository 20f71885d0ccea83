/** Small banks of which one number too many would tell what is withheld. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Settings } from "../../../analysis/report.ts";
import { bankOf } from "../../tables/bank-of.ts";
import { type Written, writeTransactions } from "./write-transactions.ts";

const settings = {
	asOf: "2025-06-30",
	currency: "USD",
	locale: "en-US",
	disclosureThreshold: 10,
	groupBy: "gender",
	meaningfulDifference: 0.02,
	unitValues: {},
	dormantAfterDays: 90,
	tiers: { method: "quantiles", count: 4 },
} as Settings;

const id = { role: "customer" } as const;

/** Customers 0 to `customers` - 1, of two genders in turns; `transactions` are lines of customer, day, type, amount. */
async function write(customers: number, transactions: readonly (readonly (string | number)[])[]): Promise<Written> {
	const people = Array.from({ length: customers }, (_, i) => `c${i},${i % 2 === 0 ? "F" : "M"}`);
	const bank = await bankOf([
		{ fields: { id, gender: { role: "gender" } }, text: `id,gender\n${people.join("\n")}\n` },
		{
			role: "transactions",
			fields: {
				id,
				day: { type: "date", role: "date" },
				kind: { role: "type" },
				amount: { type: "number", role: "amount" },
			},
			text: `id,day,kind,amount\n${transactions.map((line) => `c${line.join(",")}`).join("\n")}\n`,
		},
	]);
	return writeTransactions({ bank, settings });
}

const everybody = Array.from({ length: 80 }, (_, i) => i);

test("money in all types most of which is one customer's is no key figure", async () => {
	const types = ["Deposit", "Payment", "Transfer"];
	const lines = types.flatMap((type, t) =>
		everybody.map((i) => [i, `2025-0${1 + t}-1${i % 7}`, type, i === t ? 1 : i === 79 ? 70 : 1]),
	);
	const { sections } = await write(80, [...lines, [79, "2025-06-11", "Deposit", 300]]);
	const labels = sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === "metrics" ? block.items.map(({ label }) => label) : [])),
	);
	assert.deepEqual(labels, ["Transactions"]);
});

test("that two of forty have paid no fee does not follow from the number of fees", async () => {
	const fees = everybody.filter((i) => i < 76).map((i) => [i, `2025-0${1 + (i % 6)}-03`, "Fee", 5 + (i % 3)]);
	const payments = everybody.flatMap((i) => [1, 3, 5].map((month) => [i, `2025-0${month}-20`, "Payment", 50 + i]));
	const { rowsOf } = await write(80, [...fees, ...payments]);
	const shown = rowsOf("transactions-by-gender").filter(({ type }) => type === "Fee");
	assert.deepEqual(
		shown.map(({ transactions_each }) => transactions_each),
		[null, null],
	);
});

test("who has lapsed does not follow from who is dormant and who has made no transaction at all", async () => {
	const active = everybody.slice(32).map((i) => [i, "2025-06-20", "Deposit", 20 + i]);
	const lapsed = [24, 25, 26, 27, 28, 29].map((i) => [i, "2025-01-05", "Deposit", 20 + i]);
	const { rowsOf } = await write(80, [...active, ...lapsed]);
	assert.ok(rowsOf("dormant-by-gender").every(({ dormant }) => dormant === null));
});

test("of few customers with enough transactions nothing is said of falling activity", async () => {
	const months = [1, 2, 3, 4, 5, 6];
	const lines = everybody.flatMap((i) =>
		months.flatMap((month) =>
			[3, 12, 28].map((day) => [i, `2025-0${month}-${String(day).padStart(2, "0")}`, "Fee", 5]),
		),
	);
	const { sections, claimOf } = await write(80, lines);
	assert.ok(!sections.some((section) => section.id === "falling-activity"));
	assert.equal(claimOf("dormant-customers"), "No customer has been without a transaction for 90 days or more");
});
