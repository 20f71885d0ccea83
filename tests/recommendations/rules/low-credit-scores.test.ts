import assert from "node:assert/strict";
import { test } from "node:test";
import { lowCreditScores } from "../../../analysis/recommendations/rules/low-credit-scores.ts";
import { hear, type Tables } from "../hand-made.ts";

const tables = (column: string, name: string, share: number): Tables => ({
	"risk-overview": [{ risk: "Credit score below 620", customers: 50, share: 0.05 }],
	[`risk-credit-scores-by-${column.replaceAll("_", "-")}`]: [
		{ [column]: name, customers: 200, at_risk: 200 * share, share, share_low: share - 0.02, share_high: share + 0.02 },
	],
});

test("the credit of customers with a low score is reviewed, whatever group they are of", () => {
	const [proposal] = hear(lowCreditScores, tables("city", "Mumbai", 0.09));
	assert.match(proposal?.why ?? "", /^9\.0% of customers in Mumbai \(7\.0% to 11\.0%\) have a low credit score/);
	assert.deepEqual(proposal?.audience, {
		words: "customers with a low credit score",
		select: "select customer from customer_risks where low_credit_score",
		known: "select customer from customer_risks where low_credit_score is not null",
		traits: [],
	});
	assert.equal(proposal.isCreditOffer, true);
});

test("it does not speak of groups by age or sex, nor where no group is clearly above all customers", () => {
	assert.deepEqual(hear(lowCreditScores, tables("age_band", "21-24", 0.09)), []);
	assert.deepEqual(hear(lowCreditScores, tables("city", "Mumbai", 0.06)), []);
	assert.deepEqual(hear(lowCreditScores, {}), []);
});
