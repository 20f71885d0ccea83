/** Who holds what, on banks whose answers can be worked out by head. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Holders, holdersBank, writeProducts } from "./holders-bank.ts";

/** Half of A and a tenth of B hold a card; both hold a loan equally often, whether or not they hold a card. */
const apart: Holders[] = [
	{ group: "A", holds: ["Card", "Loan"], customers: 100 },
	{ group: "A", holds: ["Card"], customers: 100 },
	{ group: "A", holds: ["Loan"], customers: 100 },
	{ group: "A", holds: [], customers: 100 },
	{ group: "B", holds: ["Card", "Loan"], customers: 20 },
	{ group: "B", holds: ["Card"], customers: 20 },
	{ group: "B", holds: ["Loan"], customers: 180 },
	{ group: "B", holds: [], customers: 180 },
];

test("a product that one group holds clearly more often is named, with both shares", async () => {
	const { claimOf, finding, rows } = await writeProducts(await holdersBank(apart));
	assert.equal(
		claimOf("holdings"),
		"The share of holders differs noticeably by segment for one product only, Card: from 10.0% of B to 50.0% of A",
	);
	assert.equal(finding("holdings-finding")?.verdict, "supported");
	assert.deepEqual(
		rows("holdings-differences").map(({ product, lowest, highest, difference, verdict }) => [
			product,
			lowest,
			highest,
			difference,
			verdict,
		]),
		[
			["Loan", "All alike", "All alike", 0, "inconclusive"],
			["Card", "B", "A", 0.4, "supported"],
		],
	);
});

test("a share is of the group's customers, with its Wilson interval", async () => {
	const { rows } = await writeProducts(await holdersBank(apart));
	const [row] = rows("holdings-by-segment").filter(({ product, segment }) => product === "Card" && segment === "B");
	// R 4.2: prop.test(40, 400, correct = FALSE)$conf.int
	assert.deepEqual(row, {
		product: "Card",
		segment: "B",
		customers: 400,
		holders: 40,
		share: 0.1,
		share_low: 0.074299,
		share_high: 0.133311,
		overall_share: 0.3,
	});
});

test("products per customer differ where one group holds more of them", async () => {
	const { claimOf, evidenceOf } = await writeProducts(await holdersBank(apart));
	assert.equal(
		claimOf("number-of-products"),
		"Products per customer differ noticeably by segment: from 0.60 (B) to 1.00 (A)",
	);
	const [evidence] = evidenceOf("products-per-customer-finding");
	assert.equal(evidence?.estimate, 0.4);
	assert.equal(evidence?.verdict, "supported");
});

test("between groups that were formed from behavior nothing is tested", async () => {
	const { hypotheses, claimOf, finding, exhibit } = await writeProducts(await holdersBank(apart, { formed: true }));
	assert.deepEqual(
		hypotheses.map(({ id }) => id),
		["together-1-2", "together-within-1-2"],
	);
	assert.equal(finding("holdings-finding"), undefined);
	assert.equal(exhibit("holdings-differences"), undefined);
	assert.equal(claimOf("holdings"), "The share that holds Card runs by segment from 10.0% of B to 50.0% of A");
	assert.match(exhibit("holdings-by-segment")?.note ?? "", /described and not tested/);
});

test("groups that hold every product equally often are told so only where there is enough data to say", async () => {
	const even = (customers: number): Holders[] =>
		["A", "B"].flatMap((group) => [
			{ group, holds: ["Card"], customers },
			{ group, holds: [], customers: 9 * customers },
		]);
	const few = await writeProducts(await holdersBank(even(40)));
	assert.equal(few.claimOf("holdings"), "No product is clearly held more often in one segment than in another");
	const many = await writeProducts(await holdersBank(even(400)));
	assert.equal(many.claimOf("holdings"), "Every product is held equally often in every segment, to within 2 points");
});

test("a count of few holders is withheld with another, and neither is compared", async () => {
	const written = await writeProducts(
		await holdersBank([
			{ group: "A", holds: ["Card"], customers: 4 },
			{ group: "A", holds: [], customers: 100 },
			{ group: "B", holds: ["Card"], customers: 30 },
			{ group: "B", holds: [], customers: 100 },
			{ group: "C", holds: ["Card"], customers: 60 },
			{ group: "C", holds: [], customers: 100 },
		]),
	);
	assert.deepEqual(
		written.rows("holdings-by-segment").map(({ segment, holders, share }) => [segment, holders, share]),
		[
			["C", 60, 0.375],
			["B", null, null],
			["A", null, null],
		],
	);
	assert.deepEqual(
		written.hypotheses.filter(({ id }) => id.startsWith("holdings")),
		[],
	);
});

test("one group of all customers has sentences about everybody", async () => {
	const all = apart.map((holders) => ({ ...holders, group: "Everybody" }));
	const { claimOf, hypotheses, rows } = await writeProducts(await holdersBank(all));
	assert.equal(
		claimOf("holdings"),
		"Loan is the most held product: 50.0% of customers have it, before Card with 30.0%",
	);
	assert.equal(claimOf("number-of-products"), "A customer holds 0.80 products on average");
	assert.deepEqual(
		rows("products-per-customer").map(({ products, customers }) => [products, customers]),
		[
			["0", 280],
			["1", 400],
			["2", 120],
		],
	);
	assert.deepEqual(
		hypotheses.map(({ id }) => id),
		["together-1-2"],
	);
});

test("a product of too few holders is left out, and a bank without any other says so", async () => {
	const { sections } = await writeProducts(
		await holdersBank([
			{ group: "A", holds: ["Card"], customers: 9 },
			{ group: "A", holds: [], customers: 100 },
		]),
	);
	assert.deepEqual(sections, [
		{ id: "holdings", claim: "Too few customers hold any product for figures to be shown", blocks: [] },
	]);
});

test("how often a product is used is a mean over its holders with a known usage", async () => {
	const uses = (group: string, times: readonly number[]): Holders[] =>
		times.map((one) => ({ group, holds: ["Card"], customers: 20, uses: one }));
	const { claimOf, rows } = await writeProducts(
		await holdersBank([
			...uses("A", [1, 2, 3]),
			...uses("B", [5, 6, 7]),
			{ group: "A", holds: [], customers: 40 },
			{ group: "B", holds: [], customers: 40 },
		]),
	);
	assert.deepEqual(
		rows("product-usage").map(({ segment, customers, mean_usage }) => [segment, customers, mean_usage]),
		[
			["A", 60, 2],
			["B", 60, 6],
		],
	);
	assert.equal(
		claimOf("product-usage"),
		"The mean number of times a month that holders use Card runs from 2 (A) to 6 (B)",
	);
});
