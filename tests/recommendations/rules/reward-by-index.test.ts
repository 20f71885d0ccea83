import assert from "node:assert/strict";
import { test } from "node:test";
import { rewardByIndex } from "../../../analysis/recommendations/rules/reward-by-index.ts";
import { hear, type Tables } from "../hand-made.ts";

const cell = (gender: string, category: string, [index, low, total]: [number, number, number]) => ({
	gender,
	category,
	customers: 500,
	total,
	index,
	index_low: low,
});
const tables = (verdict: string): Tables => ({
	"spending-by-category": [
		{ category: "Travel", total: 600 },
		{ category: "Health", total: 400 },
	],
	"spending-category-by-gender": [
		cell("Female", "Health", [1.25, 1.2, 250]),
		cell("Male", "Health", [0.8, 0.75, 150]),
		cell("Female", "Travel", [0.9, 0.85, 250]),
		cell("Male", "Travel", [1.08, 1.04, 350]),
	],
	"spending-differences-by-gender": [
		{ category: "Travel", gender: "Female", index: 0.9, effect: -0.3, verdict: "supported" },
		{ category: "Health", gender: "Female", index: 1.25, effect: 0.9, verdict },
	],
});

test("a category is offered where groups differ and one is above everyone by more than is negligible", () => {
	const [proposal, ...others] = hear(rewardByIndex, tables("supported"));
	assert.deepEqual(others, []);
	assert.equal(proposal?.id, "reward-by-index-health");
	assert.equal(proposal.claim, "Let customers choose extra rewards on Health");
	assert.match(
		proposal.why,
		/^Health takes a larger part of the money of women \(index 125\) than of all customers \(100\)\.$/,
	);
	assert.deepEqual(proposal.strength, {
		verdict: "supported",
		magnitude: "large",
		money: { share: 0.25, of: "spending" },
		customers: 500,
	});
	assert.deepEqual(
		proposal.basis.map(({ table }) => table),
		["spending-category-by-gender", "spending-differences-by-gender"],
	);
});

test("its audience is the group, with the behavior that may stand in for it", () => {
	const [proposal] = hear(rewardByIndex, tables("supported"));
	assert.equal(proposal?.audience.words, "women");
	assert.equal(proposal.audience.behavior?.words, "customers who spend much of their money on Health");
	assert.ok(proposal.isCreditOffer && proposal.audience.traits.every((trait) => trait.protected));
});

test("it is silent where the comparison is not supported, and without one", () => {
	assert.deepEqual(hear(rewardByIndex, tables("inconclusive")), []);
	const { "spending-differences-by-gender": _, ...untested } = tables("supported");
	assert.deepEqual(hear(rewardByIndex, untested), []);
});

test("groups of several traits that spend more in one category are one recommendation", () => {
	const both: Tables = {
		...tables("supported"),
		"spending-category-by-occupation": [
			{ occupation: "Freelancers", category: "Health", customers: 90, total: 300, index: 1.4, index_low: 1.3 },
		],
		"spending-differences-by-occupation": [
			{ category: "Health", occupation: "Freelancers", index: 1.4, effect: 0.3, verdict: "supported" },
		],
	};
	const [proposal, ...others] = hear(rewardByIndex, both);
	assert.deepEqual(others, []);
	assert.equal(proposal?.audience.words, "Freelancers and women");
	assert.deepEqual([proposal.strength.magnitude, proposal.strength.money?.share], ["small", 0.3]);
});

test("the categories in which a group is furthest above everyone come first, three at most", () => {
	const categories = ["A", "B", "C", "D"];
	const many: Tables = {
		"spending-by-category": categories.map((category) => ({ category, total: 100 })),
		"spending-category-by-gender": categories.map((category, i) =>
			cell("Female", category, [1.1 + i / 10, 1.06 + i / 10, 100 - i]),
		),
		"spending-differences-by-gender": categories.map((category) => ({
			category,
			gender: "Female",
			effect: 0.5,
			verdict: "supported",
		})),
	};
	assert.deepEqual(
		hear(rewardByIndex, many).map(({ id }) => id),
		["reward-by-index-d", "reward-by-index-c", "reward-by-index-b"],
	);
});
