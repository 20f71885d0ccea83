import assert from "node:assert/strict";
import { test } from "node:test";
import { excessOf, gapOf, sharesWords } from "../../analysis/recommendations/gaps-at-risk.ts";
import { findGroupsAtRisk, type RiskTables } from "../../analysis/recommendations/groups-at-risk.ts";
import { evidenceOf, grouping, line, type Tables } from "./hand-made.ts";

const overdrawn: RiskTables = {
	prefix: "risk-negative-balances",
	count: "at_risk",
	labels: [/^Negative balance/],
	tests: "risk-balances-differences",
	title: "Negative balances",
};
const row = (column: string, name: string, share: number | null, customers = 200) => ({
	[column]: name,
	customers,
	at_risk: share === null ? null : share * customers,
	share,
	share_low: share === null ? null : share - 0.02,
	share_high: share === null ? null : share + 0.02,
});
const overview = { "risk-overview": [{ risk: "Negative balance", customers: 50, share: 0.05 }] };
const cities = (mumbai: number | null, chennai = 0.04): Tables => ({
	...overview,
	"risk-negative-balances-by-city": [row("city", "Mumbai", mumbai), row("city", "Chennai", chennai)],
});
const tested = (verdict: string): Tables => ({
	"risk-balances-differences": [{ risk: "Negative balance", trait: "City", verdict }],
});
const find = (tables: Tables, ...evidence: Parameters<typeof line>[]) =>
	findGroupsAtRisk(
		evidenceOf(
			tables,
			evidence.map((of) => line(...of)),
		),
		overdrawn,
	);

test("a group is at risk where its whole interval is above the share of all customers", () => {
	assert.deepEqual(
		find(cities(0.09))?.groups.map(({ words }) => words),
		["customers in Mumbai"],
	);
	assert.equal(find(cities(0.07)), undefined);
	assert.equal(find(cities(null)), undefined);
	assert.equal(find({}), undefined);
});

test("where the trait was tested the test must have found it to differ", () => {
	const found = find({ ...cities(0.09), ...tested("supported") }, ["risk-balances-differences", 0, "medium"]);
	assert.deepEqual(found?.strength, { verdict: "supported", magnitude: "medium", customers: 200 });
	assert.equal(find({ ...cities(0.09), ...tested("inconclusive") }), undefined);
	assert.deepEqual(find(cities(0.09))?.strength, { verdict: "counted", magnitude: null, customers: 200 });
});

test("what was not tested must differ by what matters: 2 points, where what was tested need not", () => {
	const narrow = { ...row("city", "Mumbai", 0.065), share_low: 0.06, share_high: 0.07 };
	const tables = { ...overview, "risk-negative-balances-by-city": [narrow] };
	assert.equal(find(tables), undefined);
	assert.equal(find({ ...tables, ...tested("supported") })?.groups.length, 1);
});

test("without a share of all customers there is nothing to be above", () => {
	const { "risk-overview": _, ...withoutOverview } = cities(0.09);
	assert.equal(find(withoutOverview), undefined);
	const own = [row("city", "All customers", 0.05), row("city", "Mumbai", 0.09)];
	assert.deepEqual(
		find({ "risk-negative-balances-by-city": own })?.groups.map(({ name }) => name),
		["Mumbai"],
	);
});

test("the trait whose first group has the largest share is taken, and at most three of its groups", () => {
	const found = find({
		...cities(0.09),
		"risk-negative-balances-by-age-band": ["a", "b", "c", "d"].map((name, i) => row("age_band", name, 0.2 + i / 100)),
	});
	assert.deepEqual(
		found?.groups.map(({ name }) => name),
		["d", "c", "b"],
	);
	assert.equal(found.audience.select.match(/union/g)?.length, 2);
});

test("groups by a protected trait are passed over where credit is concerned, and groups that stand for several always", () => {
	const byAge = { ...overview, "risk-negative-balances-by-age-band": [row("age_band", "21-24", 0.2)] };
	assert.equal(findGroupsAtRisk(evidenceOf(byAge), { ...overdrawn, withoutProtected: true }), undefined);
	assert.equal(find({ ...overview, "risk-negative-balances-by-city": [row("city", "Other", 0.2)] }), undefined);
});

test("segments that the report formed are described, with the least stable of them; supplied ones are groups as others", () => {
	const tables: Tables = {
		...overview,
		"risk-negative-balances-by-segment": [row("segment", "Savers", 0.1, 600), row("segment", "Spenders", 0.2, 400)],
		"segment-sizes": [
			{ segment: "Savers", stability: "a pattern only" },
			{ segment: "Spenders", stability: "highly stable" },
		],
	};
	const found = find(tables);
	assert.equal(found?.formed, true);
	assert.equal(found.strength.stability, "a pattern only");
	assert.equal(found.audience.select, "select customer from customer_groups where grp in ('Spenders', 'Savers')");
	const { "segment-sizes": _, ...supplied } = tables;
	const evidence = { ...evidenceOf(supplied), grouping: { ...grouping, formed: false } };
	assert.equal(findGroupsAtRisk(evidence, overdrawn)?.formed, false);
});

test("closing the gap is weighed by customers: shares of 10% of 600 and 20% of 400 against 5% are 9 points apart", () => {
	const found = find({
		...overview,
		"risk-negative-balances-by-segment": [row("segment", "Savers", 0.1, 600), row("segment", "Spenders", 0.2, 400)],
	});
	assert.ok(found);
	const { estimate, low, high } = gapOf(found);
	assert.deepEqual([estimate.toFixed(4), low.toFixed(4), high.toFixed(4)], ["0.0900", "0.0700", "0.1100"]);
	// Of 60 and 80 at risk, 30 and 60 are beyond 5%: 90 of 140.
	assert.equal(excessOf(found)?.estimate.toFixed(4), (90 / 140).toFixed(4));
	assert.equal(
		sharesWords(found, evidenceOf({})),
		"20.0% of Spenders (18.0% to 22.0%) and 10.0% of Savers (8.0% to 12.0%)",
	);
});

test("the part beyond all customers is not told where how many are at risk is withheld", () => {
	const found = find({
		...overview,
		"risk-negative-balances-by-city": [{ ...row("city", "Mumbai", 0.09), at_risk: null }],
	});
	assert.ok(found);
	assert.equal(excessOf(found), undefined);
});
