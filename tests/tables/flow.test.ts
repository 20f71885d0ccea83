import assert from "node:assert/strict";
import { test } from "node:test";
import { directionOf, findFlow } from "../../analysis/tables/flow.ts";
import { findGrain } from "../../analysis/tables/grain.ts";
import { bankOf } from "./bank-of.ts";

test("the English name of a type says which way the money goes, or nothing", () => {
	const names = {
		in: ["Deposit", "Salary", "Refund", "Transfer in", "Incoming transfer", "CREDIT", "Debit card refund"],
		out: ["Withdrawal", "payment", "Transfer", "Fee", "Purchase", "Transfer out", "Credit card payment", "ATM"],
		neither: ["Überweisung", "Credit card", "Standing order", "Interest", "Insurance", "Refund of a fee"],
	};
	assert.deepEqual(
		names.in.map(directionOf),
		names.in.map(() => "in"),
	);
	assert.deepEqual(
		names.out.map(directionOf),
		names.out.map(() => "out"),
	);
	assert.deepEqual(
		names.neither.map(directionOf),
		names.neither.map(() => undefined),
	);
});

async function flowOf(rows: string) {
	const bank = await bankOf([
		{ fields: { id: { role: "customer" } }, text: "id\na\n" },
		{
			role: "transactions",
			fields: {
				id: { role: "customer" },
				day: { type: "date", role: "date" },
				kind: { role: "type" },
				amount: { type: "number", role: "amount" },
			},
			text: `id,day,kind,amount\n${rows}`,
		},
	]);
	const flow = await findFlow(bank, await findGrain(bank));
	const [[net] = []] = flow ? await bank.values(`select sum(${flow.sql}) from transactions`) : [];
	return { flow, net };
}

test("amounts of both signs say it themselves, whatever the types are called", async () => {
	const { flow, net } = await flowOf("a,2025-01-01,Card,-30\na,2025-01-02,Wages,100\n");
	assert.equal(flow?.by, "signs");
	assert.equal(net, 70);
});

test("where all amounts are above zero the types say it, and those that do not are named", async () => {
	const { flow, net } = await flowOf("a,2025-01-01,Deposit,100\na,2025-01-02,Payment,30\na,2025-01-03,Thing,5\n");
	assert.deepEqual(flow && [flow.by, flow.into, flow.out, flow.unknown], [
		"names",
		["Deposit"],
		["Payment"],
		["Thing"],
	]);
	assert.equal(net, 70);
});

test("a few corrections below zero are no directions where withdrawals are above zero", async () => {
	const { flow } = await flowOf(
		"a,2025-01-01,Deposit,100\na,2025-01-02,Withdrawal,30\na,2025-01-03,Withdrawal,30\na,2025-01-04,Withdrawal,-30\n",
	);
	assert.equal(flow?.by, "names");
});

test("where only one way can be told there is no net flow", async () => {
	assert.equal((await flowOf("a,2025-01-01,Payment,100\na,2025-01-02,Thing,30\n")).flow, undefined);
});
