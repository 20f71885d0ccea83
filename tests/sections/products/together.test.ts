/** Products held together, on banks whose answers can be worked out by head. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Holders, holdersBank, writeProducts } from "./holders-bank.ts";

/** Customers of a group who hold both of two products, one of them, and none. */
function four(group: string, [both, card, loan, none]: [number, number, number, number]): Holders[] {
	return [
		{ group, holds: ["Card", "Loan"], customers: both },
		{ group, holds: ["Card"], customers: card },
		{ group, holds: ["Loan"], customers: loan },
		{ group, holds: [], customers: none },
	];
}

test("products held together half again as often as chance would have it are named with both numbers", async () => {
	const { claimOf, evidenceOf } = await writeProducts(await holdersBank(four("A", [240, 160, 160, 440])));
	assert.equal(
		claimOf("products-together"),
		"Card and Loan are held together 1.50 times as often as chance would have it: by 240 customers, where 160 are expected",
	);
	const [evidence] = evidenceOf("products-together-finding");
	assert.equal(evidence?.estimate, 1.5);
	assert.equal(evidence?.verdict, "supported");
});

test("that every pair is held as often as chance would have it is said only where there is enough data", async () => {
	const few = await writeProducts(await holdersBank(four("A", [50, 50, 50, 50])));
	assert.equal(
		few.claimOf("products-together"),
		"No two products are clearly held together more or less often than chance would have it",
	);
	const many = await writeProducts(await holdersBank(four("A", [2000, 2000, 2000, 2000])));
	assert.equal(
		many.claimOf("products-together"),
		"Holding one product says nothing about holding another: every pair is held together as often as chance would have it, to within 10%",
	);
});

test("a lift that comes of the mix of groups alone is no finding", async () => {
	// A holds each product nine times in ten, B once in ten, in both groups by chance: together a lift of 1.64.
	const mix = [...four("A", [810, 90, 90, 10]), ...four("B", [10, 90, 90, 810])];
	const { claimOf, finding, rows } = await writeProducts(await holdersBank(mix));
	const [row] = rows("products-together");
	assert.equal(row?.lift, 1.64);
	assert.equal(row?.within, 0);
	assert.equal(
		claimOf("products-together"),
		"Within one segment no two products are known to go together: what shows over all customers may be the mix of groups",
	);
	assert.equal(finding("products-together-finding")?.verdict, "inconclusive");
});

test("a pair that turns around within groups is shown with both numbers, and never as going together", async () => {
	// In each group holders of one hold the other less often; A holds both far more often than B.
	const mix = [...four("A", [700, 200, 90, 10]), ...four("B", [10, 90, 200, 700])];
	const { claimOf, finding } = await writeProducts(await holdersBank(mix));
	const turned = finding("products-together-turned-1");
	assert.match(
		turned?.claim ?? "",
		/over all customers they are held together 1\.42 times as often as chance would have it, but within one segment .* points less often/,
	);
	assert.match(claimOf("products-together") ?? "", /no two products are known to go together/);
});

test("a pair with a part of fewer than ten customers is not told", async () => {
	const { exhibit, hypotheses } = await writeProducts(await holdersBank(four("A", [9, 100, 100, 100])));
	assert.equal(exhibit("products-together"), undefined);
	assert.deepEqual(
		hypotheses.filter(({ id }) => id.startsWith("together")),
		[],
	);
});
