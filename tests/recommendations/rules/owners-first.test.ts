import assert from "node:assert/strict";
import { test } from "node:test";
import { ownersFirst } from "../../../analysis/recommendations/rules/owners-first.ts";
import { hear } from "../hand-made.ts";

const owned = (product: string, difference: number | null, verdict = "supported") => ({
	product,
	owners: 200,
	owners_rate: 0.4,
	others_rate: 0.26,
	difference,
	difference_low: difference === null ? null : difference - 0.02,
	difference_high: difference === null ? null : difference + 0.02,
	effect: 0.3,
	verdict,
});
const hearOf = (...rows: ReturnType<typeof owned>[]) => hear(ownersFirst, { "ownership-and-buying-overall": rows });

test("owners who buy more often than others of their segment come first in campaigns, by the gap within segments", () => {
	const [proposal, ...others] = hearOf(owned("Fund", 0.08), owned("Loan", 0.001, "no difference"));
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Put owners of Fund first in campaigns");
	assert.equal(proposal.audience.select, "select customer from holdings where product = 'Fund'");
	assert.equal(
		proposal.why,
		"Owners of Fund bought more often than others of their segment, by 8.0 points (6.0 to 10.0). Over every segment together, it was 40.0% of owners and 26.0% of others.",
	);
	assert.deepEqual(proposal.expectation, {
		of: "buyers",
		unit: "customers",
		each: { estimate: 0.08, low: 0.06, high: 0.1 },
		value: "purchase",
		assumptions: [
			"a campaign goes to these owners in place of as many others of their segment",
			"they buy as often as such customers did in the data",
		],
	});
	assert.deepEqual(proposal.strength, { verdict: "supported", magnitude: "small", money: null, customers: 200 });
	assert.equal(proposal.trial.baseline, 0.4);
});

test("the widest gaps come first, and no more than are remembered", () => {
	const rows = [0.05, 0.09, 0.07, 0.06].map((difference, i) => owned(`Fund ${i}`, difference));
	assert.deepEqual(
		hearOf(...rows).map(({ id }) => id),
		["owners-first-fund-1", "owners-first-fund-2", "owners-first-fund-3"],
	);
});

test("it is silent where owners buy less often, equally often, on too little data and on withheld cells", () => {
	assert.deepEqual(hearOf(owned("Fund", -0.08)), []);
	assert.deepEqual(hearOf(owned("Fund", 0.001, "no difference")), []);
	assert.deepEqual(hearOf(owned("Fund", 0.08, "inconclusive")), []);
	assert.deepEqual(hearOf(owned("Fund", null)), []);
	assert.deepEqual(hear(ownersFirst, {}), []);
});
