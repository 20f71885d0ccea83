import assert from "node:assert/strict";
import { test } from "node:test";
import { negativeBalances } from "../../../analysis/recommendations/rules/negative-balances.ts";
import { hear, type Tables } from "../hand-made.ts";

const tables = (column: string, name: string, share: number): Tables => ({
	"risk-overview": [{ risk: "Negative balance", customers: 50, share: 0.05 }],
	[`risk-negative-balances-by-${column.replaceAll("_", "-")}`]: [
		{ [column]: name, customers: 200, at_risk: 200 * share, share, share_low: share - 0.02, share_high: share + 0.02 },
	],
});

test("customers of groups that are overdrawn more often than all are warned in time", () => {
	const [proposal, ...others] = hear(negativeBalances, tables("age_band", "21-24", 0.09));
	assert.deepEqual(others, []);
	assert.equal(proposal?.audience.words, "customers aged 21-24");
	assert.match(
		proposal.why,
		/^9\.0% of customers aged 21-24 \(7\.0% to 11\.0%\) have a negative balance, against 5\.0% of all customers\./,
	);
	assert.equal(proposal.isCreditOffer, false);
	assert.doesNotMatch(proposal.claim, /aged/);
});

test("what it could bring is the gap to all customers, and so is what a trial looks for", () => {
	const [proposal] = hear(negativeBalances, tables("age_band", "21-24", 0.09));
	const { expectation, trial } = proposal ?? assert.fail();
	assert.ok("each" in expectation);
	const { estimate, low, high } = expectation.each;
	assert.deepEqual([estimate.toFixed(4), low.toFixed(4), high.toFixed(4)], ["0.0400", "0.0200", "0.0600"]);
	assert.equal(trial.baseline?.toFixed(4), "0.0900");
	assert.equal(trial.difference?.toFixed(4), "-0.0400");
});

test("segments that were made from balances are not sized by how far their balances are from others", () => {
	const features = { "segment-features": [{ feature: "Balance", segment: "Savers" }] };
	const [proposal] = hear(negativeBalances, { ...tables("segment", "Savers", 0.09), ...features });
	assert.ok(proposal && "unknown" in proposal.expectation);
});

test("it is silent where no group is clearly above all customers, and without the chapter on risk", () => {
	assert.deepEqual(hear(negativeBalances, tables("age_band", "21-24", 0.06)), []);
	assert.deepEqual(hear(negativeBalances, {}), []);
});
