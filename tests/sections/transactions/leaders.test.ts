import assert from "node:assert/strict";
import { test } from "node:test";
import { testTrend } from "../../../analysis/sections/transactions/falling.ts";
import type { GroupCell } from "../../../analysis/sections/transactions/group-cells.ts";
import { findLeads, testLead } from "../../../analysis/sections/transactions/leaders.ts";
import { pluralOf, type TransactionType } from "../../../analysis/sections/transactions/types.ts";
import { assertClose } from "../../statistics/assert-close.ts";

const type: TransactionType = { name: "Fee", plural: "fees", leads: true, counted: true, whole: false };

function cell(group: string, estimate: number, { withheld = false, of = type } = {}): GroupCell {
	return {
		group,
		type: of,
		size: 100,
		withheld,
		money: { estimate, low: estimate - 2, high: estimate + 2, standardError: 1 },
		transactions: null,
	} as GroupCell;
}

test("the lead is that of the first over the second, of groups that can be shown and named", () => {
	const cells = [
		cell("A", 10),
		cell("Unknown", 50),
		cell("Other", 40),
		cell("B", 30, { withheld: true }),
		cell("C", 15),
	];
	const [lead, ...rest] = findLeads(cells);
	assert.deepEqual(rest, []);
	assert.deepEqual([lead?.leader.group, lead?.runnerUp.group, lead?.mean], ["C", "A", 29]);
});

test("nobody leads in a type that is put together, where nothing is moved, or alone", () => {
	assert.deepEqual(
		findLeads([cell("A", 10, { of: { ...type, leads: false } }), cell("B", 5, { of: { ...type, leads: false } })]),
		[],
	);
	assert.deepEqual(findLeads([cell("A", 0), cell("B", 0)]), []);
	assert.deepEqual(findLeads([cell("A", 10)]), []);
});

test("a lead within 5% of the mean of all customers is negligible", () => {
	const [lead] = findLeads([cell("A", 10), cell("B", 30)]);
	assert.ok(lead);
	const { id, negligible, measured, n } = testLead(lead, { each: "a customer" });
	assert.deepEqual([id, n, negligible], ["most-money-fee", 200, { low: -1, high: 1 }]);
	assert.equal(measured?.estimate.estimate, 20);
});

test("the share of customers whose activity falls is tested against the 2.5% of chance", () => {
	// R 4.2: prop.test(60, 1500, p = 0.025, correct = FALSE): p-value and conf.int less 0.025
	const { measured } = testTrend(
		{ judged: 1500, falling: 60 },
		{ id: undefined, settings: { meaningfulDifference: 0.02 } },
	);
	assertClose(measured?.p, 0.000198402404586, 1e-6);
	assertClose(measured?.estimate.low, 0.00620153051034, 1e-6);
	assertClose(measured?.estimate.high, 0.02614854575222, 1e-6);
});

test("names of types become words for several transactions", () => {
	assert.deepEqual(
		["Withdrawal", "ATM", "Card purchase", "Money in", "Transfer in", "All transactions", "Unknown", "Groceries"].map(
			pluralOf,
		),
		[
			"withdrawals",
			"ATM transactions",
			"card purchases",
			"money in",
			"transfers in",
			"all transactions",
			"transactions of unknown type",
			"groceries",
		],
	);
});
