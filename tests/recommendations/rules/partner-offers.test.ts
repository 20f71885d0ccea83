import assert from "node:assert/strict";
import { test } from "node:test";
import { partnerOffers } from "../../../analysis/recommendations/rules/partner-offers.ts";
import { rewardByIndex } from "../../../analysis/recommendations/rules/reward-by-index.ts";
import { hear, type Tables } from "../hand-made.ts";

const tables = (low: number): Tables => ({
	"spending-by-category": [{ category: "Travel", total: 1000 }],
	"spending-category-by-city": [
		{ city: "Mumbai", category: "Travel", customers: 500, total: 700, index: 1.3, index_low: low },
		{ city: "Chennai", category: "Travel", customers: 500, total: 300, index: 0.7, index_low: 0.6 },
	],
	"spending-differences-by-city": [
		{ category: "Travel", city: "Mumbai", index: 1.3, effect: 0.4, verdict: "supported" },
	],
});

test("a city that spends more in a category than everyone gets partners there", () => {
	const [proposal, ...others] = hear(partnerOffers, tables(1.2));
	assert.deepEqual(others, []);
	assert.equal(proposal?.id, "partner-offers-mumbai-travel");
	assert.equal(proposal.claim, "Win shops in Mumbai as partners for offers on Travel");
	assert.equal(proposal.audience.words, "customers in Mumbai");
	assert.match(proposal.why, /index is 130, where 100 is as all customers/);
});

test("it is silent where no city is clearly above, and leaves other traits to others", () => {
	assert.deepEqual(hear(partnerOffers, tables(1.02)), []);
	assert.deepEqual(hear(partnerOffers, {}), []);
	assert.deepEqual(hear(rewardByIndex, tables(1.2)), []);
});
