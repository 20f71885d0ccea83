import assert from "node:assert/strict";
import { test } from "node:test";
import { findGrain, overallCountSql } from "../../analysis/tables/grain.ts";
import { bankOf, type Table } from "./bank-of.ts";

const id = { role: "customer" } as const;
const amount = { type: "number", role: "amount" } as const;
const count = { type: "integer", role: "transaction_count" } as const;
const people: Table = { fields: { id }, text: "id\na\nb\n" };
const ledger = (fields: Table["fields"], text: string): Table => ({
	role: "transactions",
	fields: { id, ...fields },
	text,
});

test("rows with a date and no number are single transactions", async () => {
	const bank = await bankOf([
		people,
		ledger({ date: { type: "date", role: "date" }, amount }, "id,date,amount\na,2025-01-02,5\n"),
	]);
	const { rows, time, count: counts, overall } = await findGrain(bank);
	assert.deepEqual(
		{ rows, time, counts, overall },
		{ rows: "transactions", time: "date", counts: "1", overall: false },
	);
});

test("rows with a date and a number are totals of a day", async () => {
	const bank = await bankOf([
		people,
		ledger({ date: { type: "date", role: "date" }, amount, n: count }, "id,date,amount,n\na,2025-01-02,5,3\n"),
	]);
	const { rows, time, count: counts } = await findGrain(bank);
	assert.deepEqual({ rows, time, counts }, { rows: "totals", time: "date", counts: "transaction_count" });
});

test("rows with a month are totals of it, and of how many transactions is not known", async () => {
	const bank = await bankOf([
		people,
		ledger({ month: { role: "month" }, amount }, "id,month,amount\na,October,5\nb,2024-11,5\n"),
	]);
	const grain = await findGrain(bank);
	assert.deepEqual([grain.rows, grain.time, grain.count], ["totals", "month", undefined]);
	const found = await bank.values(`select ${grain.month} from transactions order by customer`);
	assert.deepEqual(found, [[10], [2024 * 12 + 11]]);
});

test("a number of all transactions beside the totals of each type counts those of a customer, not those of a type", async () => {
	const bank = await bankOf([
		{
			fields: {
				id,
				withdrawals: { ...amount, transaction: "Withdrawal" },
				deposits: { ...amount, transaction: "Deposit" },
				n: count,
			},
			text: "id,withdrawals,deposits,n\na,100,50,7\nb,,20,2\n",
		},
	]);
	const grain = await findGrain(bank);
	assert.deepEqual([grain.rows, grain.time, grain.overall], ["totals", "none", true]);
	assert.deepEqual(
		await bank.values(`select sum(${overallCountSql(grain)}) from transactions group by customer order by customer`),
		[[7], [2]],
	);
});

test("totals beside a ledger are not read: they would tell the same money twice", async () => {
	const bank = await bankOf([
		{ fields: { id, withdrawals: { ...amount, transaction: "Withdrawal" } }, text: "id,withdrawals\na,100\n" },
		ledger(
			{ date: { type: "date", role: "date" }, type: { role: "type" }, amount },
			"id,date,type,amount\na,2025-01-02,Withdrawal,60\na,2025-01-03,Withdrawal,40\n",
		),
	]);
	const { rows, where, money } = await findGrain(bank);
	assert.equal(rows, "transactions");
	assert.deepEqual(await bank.values(`select sum(${money}) from transactions where ${where}`), [[100]]);
});
