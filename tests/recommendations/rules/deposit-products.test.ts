import assert from "node:assert/strict";
import { test } from "node:test";
import { depositProducts } from "../../../analysis/recommendations/rules/deposit-products.ts";
import { hear, type Tables } from "../hand-made.ts";

const tier = (name: string, share: number, balance_share: number | null, floor: number | null = 0) => ({
	tier: name,
	floor,
	customers: 10_000 * share,
	share,
	balance: balance_share === null ? null : 1e6 * balance_share,
	balance_share,
	median_balance: balance_share === null ? null : (1e3 * balance_share) / share,
});
const tiers = (...rows: ReturnType<typeof tier>[]): Tables => ({ "balance-tiers": rows });

test("the highest tiers that together hold half of the money are offered deposit products", () => {
	const [proposal, ...others] = hear(
		depositProducts,
		tiers(tier("Low", 0.5, 0.1), tier("Core", 0.3, 0.2), tier("Affluent", 0.18, 0.5), tier("Private", 0.02, 0.2)),
	);
	assert.deepEqual(others, []);
	assert.equal(
		proposal?.claim,
		"Offer term deposits, a savings plan and wealth advice to the Affluent and Private tiers",
	);
	assert.equal(proposal.audience.select, "select customer from customer_tiers where tier in ('Affluent', 'Private')");
	assert.match(proposal.why, /^The Private tier, 2\.0% of customers, holds 20\.0% of all balances\. The Affluent tier/);
	assert.match(proposal.why, /of all balances\. Half of its customers hold \$2,778 or more/);
	assert.deepEqual(proposal.strength, {
		verdict: "counted",
		magnitude: null,
		money: { share: 0.7, of: "balances" },
		customers: 2000,
	});
	assert.equal(proposal.isCreditOffer, false);
});

test("one tier that holds half by itself is named alone", () => {
	const [proposal] = hear(depositProducts, tiers(tier("Low", 0.75, 0.25), tier("Top", 0.25, 0.75)));
	assert.match(proposal?.claim ?? "", /to the Top tier$/);
});

test("it is silent where tiers hold less than twice their share of customers, or what one holds is withheld", () => {
	assert.deepEqual(hear(depositProducts, {}), []);
	assert.deepEqual(hear(depositProducts, tiers(tier("All balances", 1, 1))), []);
	assert.deepEqual(hear(depositProducts, tiers(tier("Low", 0.7, 0.45), tier("Top", 0.3, 0.55))), []);
	assert.deepEqual(
		hear(depositProducts, tiers(tier("Low", 0.7, 0.1), tier("Top", 0.25, 0.7), tier("Private", 0.05, null))),
		[],
	);
});
