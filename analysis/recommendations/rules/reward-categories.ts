/** Rewards in the categories with most money that a card does not have: what they give is noticed by everybody. */
import { definitions } from "../../definitions.ts";
import { joinWords } from "../../narrative/words.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { everyoneSql } from "../audience-sql.ts";
import type { RuleEvidence } from "../evidence.ts";
import { largestCategories, type SpendingCategory } from "../largest-categories.ts";
import type { Expectation, Rule, Strength } from "../recommendation.ts";

interface Stake extends SpendingCategory {
	/** Of the money of the category that is on credit cards already, where that is known. */
	onCards?: OnCards;
}

interface OnCards {
	/** 0 to 1. */
	share: number;
	/** Money that is not on them. */
	elsewhere: number;
	/** Whether the share is known to be larger than that of all other categories. */
	isMore: boolean;
	/** What came of comparing the two, where the share is smaller. */
	less?: Pick<Strength, "verdict" | "magnitude">;
	/** How far it is behind them, above zero, where that is supported. */
	behind?: Estimate;
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
			onCards ? `${cell(onCards.elsewhere, "money")} in ${category} (${cell(onCards.share, "share")} is)` : [],
		);
		return [
			{
				id: "reward-categories",
				claim: `Give rewards on ${names}`,
				audience: { words: "all customers", select: everyoneSql(), traits: [] },
				contact: "none",
				isCreditOffer: true,
				shows: `Much money goes to ${names}`,
				reason: [
					`Of all spending, ${joinWords(shares)}.`,
					...(open.length === 0
						? []
						: [
								`Of the categories that are not known to be on credit cards more than the others, these have the most money that is not yet on them: ${joinWords(open)}.`,
							]),
				],
				basis: [
					{ table: "spending-by-category", label: "Spending by category" },
					...(open.length === 0 ? [] : [{ table: cardShares, label: "Share on cards by category" }]),
				],
				strength: {
					...(first.onCards?.less ?? { verdict: "counted", magnitude: null }),
					money: { share: first.share, of: "spending" },
					customers: first.customers,
				},
				expectation: expect(first),
				risk: "Rewards also go to what is paid by card already: where they move no other spending to it, they only cost.",
				trial: {
					outcome: `the share of spending on ${first.category} that is paid by credit card`,
					...(first.onCards ? { baseline: first.onCards.share, difference: first.onCards.behind?.estimate } : {}),
				},
				research: { topic: "rewards", words: /cash ?back|reward|points/i },
			},
		];
	},
};

const cardShares = "card-share-by-category";

/** What the category would bring if its share on credit cards caught up with that of the others. */
function expect({ category, perMonth, onCards }: Stake): Expectation {
	if (!onCards?.behind || perMonth === null)
		return { unknown: "how much spending a reward moves to the card is not in the data" };
	const { estimate, low, high } = onCards.behind;
	return {
		of: `spending on ${category} by credit card a month`,
		unit: "money",
		each: { estimate: perMonth * estimate, low: perMonth * low, high: perMonth * high },
		assumptions: [`its share on credit cards catches up with that of the other categories`, "spending stays as it is"],
	};
}

/**
 * Most money first: of that which is not on credit cards where this is known, else of all. Where more is on them than
 * elsewhere, cards have won already what they win without a reward.
 */
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
		const isKnown = row.verdict === "supported";
		const [isLess, isMore] = [isKnown && difference < 0, isKnown && difference > 0];
		const less = isLess ? ({ verdict: "supported", magnitude: effectMagnitude(effect) } as const) : undefined;
		const [low, high] = [-(row.number("difference_high") ?? 0), -(row.number("difference_low") ?? 0)];
		const behind = isLess ? { estimate: -difference, low, high } : undefined;
		return {
			...category,
			onCards: { share, elsewhere, isMore, ...(less ? { less } : {}), ...(behind ? { behind } : {}) },
		};
	});
	const known = stakes.filter(({ onCards }) => onCards);
	return known.length === 0
		? stakes
		: known
				.filter(({ onCards }) => !onCards?.isMore)
				.toSorted((a, b) => (b.onCards?.elsewhere ?? 0) - (a.onCards?.elsewhere ?? 0));
}
