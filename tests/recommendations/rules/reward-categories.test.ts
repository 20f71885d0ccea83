import assert from "node:assert/strict";
import { test } from "node:test";
import { rewardCategories } from "../../../analysis/recommendations/rules/reward-categories.ts";
import { hear } from "../hand-made.ts";

const spending = {
	"spending-by-category": [
		{ category: "Bills", customers: 1000, total: 500, share: 0.5 },
		{ category: "Travel", customers: 900, total: 300, share: 0.3 },
		{ category: "Food", customers: 950, total: 120, share: 0.12 },
		{ category: "Apparel", customers: 800, total: 60, share: 0.06 },
		{ category: "Others", customers: 700, total: 20, share: 0.02 },
	],
};
const shareOf = (category: string, cards: string, more: object) => ({ category, cards, verdict: "supported", ...more });

test("rewards go to the categories with most money, as a count", () => {
	const [proposal, ...others] = hear(rewardCategories, spending);
	assert.deepEqual(others, []);
	assert.equal(proposal?.claim, "Give rewards on Bills, Travel and Food");
	assert.match(
		proposal.why,
		/^Of all spending, 50\.0% goes to Bills, 30\.0% goes to Travel and 12\.0% goes to Food\.$/,
	);
	assert.deepEqual(proposal.strength, {
		verdict: "counted",
		magnitude: null,
		money: { share: 0.5, of: "spending" },
		customers: 1000,
	});
	assert.deepEqual(
		proposal.basis.map(({ table }) => table),
		["spending-by-category"],
	);
});

test("where it is known what is on credit cards, the money that is not comes first, of categories that have no more on them than others", () => {
	const cards = [
		shareOf("Bills", "Cards of any kind", { share: 0.95, elsewhere: 25, difference: 0.2, effect: 0.4 }),
		shareOf("Bills", "Credit cards", { share: 0.9, elsewhere: 50, difference: 0.2, effect: 0.4 }),
		shareOf("Travel", "Credit cards", { share: 0.2, elsewhere: 240, difference: -0.4, effect: -0.9 }),
		shareOf("Food", "Credit cards", { share: 0.6, elsewhere: 48, difference: 0, effect: 0, verdict: "no difference" }),
	];
	const [proposal] = hear(rewardCategories, { ...spending, "card-share-by-category": cards });
	assert.equal(proposal?.claim, "Give rewards on Travel and Food");
	assert.match(
		proposal.why,
		/most money that is not yet on them: \$240 in Travel \(20\.0% is\) and \$48 in Food \(60\.0% is\)\.$/,
	);
	assert.deepEqual(proposal.strength, {
		verdict: "supported",
		magnitude: "large",
		money: { share: 0.3, of: "spending" },
		customers: 900,
	});
});

test("it is silent without categories, and where all that is known is withheld", () => {
	assert.deepEqual(hear(rewardCategories, {}), []);
	const withheld = [{ category: "Bills", customers: null, total: null, share: null }];
	assert.deepEqual(hear(rewardCategories, { "spending-by-category": withheld }), []);
});
