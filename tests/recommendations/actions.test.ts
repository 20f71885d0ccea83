import assert from "node:assert/strict";
import { test } from "node:test";
import { recommendedActions } from "../../analysis/recommendations/actions.ts";
import { screen } from "../../analysis/recommendations/fair-lending.ts";
import { grade } from "../../analysis/recommendations/grade.ts";
import { proposalOf, settings } from "./hand-made.ts";

const recommend = (claim: string) => {
	const proposal = proposalOf({ claim, isCreditOffer: false });
	return { ...screen(proposal, settings), ...grade(proposal.strength, [], settings), notes: [] };
};
const textsOf = (claims: string[]) =>
	recommendedActions(
		{ planned: [], crowdedOut: claims.map(recommend), described: [] },
		{ numbered: [], settings },
	).blocks.flatMap((block) => (block.kind === "text" ? [block] : []));

test("actions that nobody is left for are told once, apart from the actions, with the tables that they stand on", () => {
	const [told] = textsOf(["Offer a plan", "Offer a card"]);
	assert.deepEqual(
		[told?.markdown, told?.cites],
		[
			"Nobody is left for “Offer a plan” and “Offer a card”: all customers in question are in the audience of an action that goes first.",
			["spending-by-category", "spending-by-category"],
		],
	);
});

test("where somebody is left for each action, nothing is told of those without", () => {
	assert.deepEqual(
		textsOf([]).map(({ id }) => id),
		["recommended-actions-caution"],
	);
});
