import assert from "node:assert/strict";
import { test } from "node:test";
import { starterSavings } from "../../../analysis/recommendations/rules/starter-savings.ts";
import { hear, type Tables } from "../hand-made.ts";

const tiers = (share: number, balance_share: number, median_balance = 363): Tables => ({
	"balance-tiers": [
		{ tier: "Low", floor: 0, customers: 1000 * share, share, balance_share, median_balance },
		{
			tier: "Core",
			floor: 1000,
			customers: 1000 - 1000 * share,
			share: 1 - share,
			balance_share: 1 - balance_share,
			median_balance: 3000,
		},
	],
});

test("a lowest tier of many customers and little money is offered a plan of small amounts", () => {
	const [proposal, ...others] = hear(starterSavings, tiers(0.32, 0.02));
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Offer the Low tier a savings plan that starts with small amounts");
	assert.equal(
		proposal.why,
		"The Low tier, 32.0% of customers, holds 2.0% of all balances. Half of its customers hold $363 or less; the next tier begins at $1,000.",
	);
	assert.equal(proposal.audience.words, "customers of the Low tier who are not overdrawn");
	assert.match(proposal.audience.select, /where tier in \('Low'\)\) .* intersect .* where balance >= 0\)/);
	assert.equal(proposal.audience.known, "select customer from customer_tiers where tier in ('Low')");
	assert.deepEqual(proposal.strength.money, { share: 0.02, of: "balances" });
});

test("it is silent where the tier holds half of its share or more, where it holds nothing, and without tiers", () => {
	assert.deepEqual(hear(starterSavings, tiers(0.32, 0.2)), []);
	assert.deepEqual(hear(starterSavings, tiers(0.32, 0, 0)), []);
	assert.deepEqual(hear(starterSavings, {}), []);
});
