import assert from "node:assert/strict";
import { test } from "node:test";
import { feeTiers } from "../../../analysis/recommendations/rules/fee-tiers.ts";
import { hear, line } from "../hand-made.ts";

const band = (income_band: string, median_spend: number) => ({
	income_band,
	customers: 300,
	median_spend,
	median_spend_low: median_spend - 10,
	median_spend_high: median_spend + 10,
});
const rising = { "spending-by-income": [band("Under $1,000", 400), band("$5,000 and more", 900)] };
const elasticity = { "utilization-elasticity": [{ elasticity: 0.8, verdict: "supported" }] };

test("two cards are offered where spending is clearly higher at the highest incomes", () => {
	const [proposal] = hear(feeTiers, rising);
	assert.equal(proposal?.claim, "Offer one card without a fee, and one with a fee and more rewards");
	assert.equal(proposal.audience.words, "all customers, who choose between the two");
	assert.match(proposal.why, /earn under \$1,000 a month spend \$400 a month or less.* \$5,000 and more spend \$900/);
	assert.deepEqual(proposal.strength, { verdict: "counted", magnitude: null, money: null, customers: 600 });
});

test("a share of income that falls is told, and makes it a supported comparison", () => {
	const [proposal] = hear(feeTiers, { ...rising, ...elasticity }, [line("utilization-elasticity", 0, "medium")]);
	assert.match(proposal?.why ?? "", /elasticity 0\.800/);
	assert.deepEqual([proposal?.strength.verdict, proposal?.strength.magnitude], ["supported", "medium"]);
});

test("it is silent where intervals overlap, and without bands of income", () => {
	const level = { "spending-by-income": [band("Under $1,000", 400), band("$5,000 and more", 419)] };
	assert.deepEqual(hear(feeTiers, level), []);
	assert.deepEqual(hear(feeTiers, { "spending-by-income": [band("All", 400)] }), []);
	assert.deepEqual(hear(feeTiers, elasticity), []);
});
