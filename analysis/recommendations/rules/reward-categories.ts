/** Rewards in the categories where a card can win most: what they give is noticed by everybody. */
import { definitions } from "../../definitions.ts";
import { joinWords } from "../../narrative/words.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import type { RuleEvidence } from "../evidence.ts";
import { largestCategories, type SpendingCategory } from "../largest-categories.ts";
import type { Rule, Strength } from "../recommendation.ts";

interface Stake extends SpendingCategory {
	/** Of the money of the category that is on credit cards already, where that is known. */
	onCards?: OnCards;
}

interface OnCards {
	/** 0 to 1. */
	share: number;
	/** Money that is not on them. */
	elsewhere: number;
	/** What came of comparing the share with that of all other categories, where it is smaller. */
	less?: Pick<Strength, "verdict" | "magnitude">;
}

export const rewardCategories: Rule = {
	id: "reward-categories",
	speak(evidence) {
		const { cell } = evidence.formats;
		const stakes = listStakes(evidence).slice(0, definitions.mostRewards.value);
		const [first] = stakes;
		if (!first) return [];
		const names = joinWords(stakes.map(({ category }) => category));
		const shares = stakes.map(({ category, share }) => `${cell(share, "share")} goes to ${category}`);
		const open = stakes.flatMap(({ category, onCards }) =>
			onCards
				? `${cell(onCards.elsewhere, "money")} in ${category} (${cell(onCards.share, "share")} is on them already)`
				: [],
		);
		return [
			{
				id: "reward-categories",
				claim: `Give rewards on ${names}`,
				audience: { words: "all customers", traits: [] },
				isCreditOffer: true,
				shows: `Much money goes to ${names}`,
				reason: [
					`Of all spending, ${joinWords(shares)}.`,
					...(open.length === 0 ? [] : [`Credit cards can still win ${joinWords(open)}.`]),
				],
				basis: [
					{ table: "spending-by-category", label: "Spending by category" },
					...(open.length === 0 ? [] : [{ table: cardShares, label: "Share on cards by category" }]),
				],
				strength: {
					...(first.onCards?.less ?? { verdict: "counted", magnitude: null }),
					moneyShare: first.share,
					customers: first.customers,
				},
				research: { topic: "rewards", words: /cash ?back|reward|points/i },
			},
		];
	},
};

const cardShares = "card-share-by-category";

/** Most money first: of that which is not on credit cards where this is known, else of all. */
function listStakes(evidence: RuleEvidence): Stake[] {
	const rows = evidence.rows(cardShares);
	const kinds = new Set(rows.map((row) => row.text("cards")));
	const credit = [...kinds].find((kind) => /credit/i.test(kind));
	const own = rows.filter((row) => row.text("cards") === credit);
	const stakes = largestCategories(evidence).map((category): Stake => {
		const row = own.find((one) => one.text("category") === category.category);
		const [share, elsewhere] = [row?.number("share") ?? null, row?.number("elsewhere") ?? null];
		if (!row || share === null || elsewhere === null) return category;
		const [difference, effect] = [row.number("difference") ?? 0, row.number("effect") ?? 0];
		const isLess = row.verdict === "supported" && difference < 0;
		const less = isLess ? ({ verdict: "supported", magnitude: effectMagnitude(effect) } as const) : undefined;
		return { ...category, onCards: { share, elsewhere, ...(less ? { less } : {}) } };
	});
	const known = stakes.filter(({ onCards }) => onCards);
	return known.length === 0
		? stakes
		: known.toSorted((a, b) => (b.onCards?.elsewhere ?? 0) - (a.onCards?.elsewhere ?? 0));
}
