/** Deposit products and advice for the tiers that hold most of the money. */
import { definitions } from "../../definitions.ts";
import { upperFirst } from "../../narrative/words.ts";
import { tierSql } from "../audience-sql.ts";
import type { Rule } from "../recommendation.ts";
import { holdsWords, type PublishedTier, readTiers, tierWords } from "../tiers.ts";

const sum = (tiers: readonly PublishedTier[], of: "customers" | "share" | "balanceShare") =>
	tiers.reduce((total, tier) => total + tier[of], 0);

export const depositProducts: Rule = {
	id: "deposit-products",
	speak(evidence) {
		const high = findHighTiers(readTiers(evidence) ?? []);
		if (high.length === 0) return [];
		const words = tierWords(high.map(({ name }) => name));
		const { cell } = evidence.formats;
		const lowest = high[0]?.median ?? null;
		return [
			{
				id: "deposit-products",
				claim: `Offer term deposits, a savings plan and wealth advice to ${words}`,
				audience: {
					words: `customers of ${words}`,
					select: tierSql(high.map(({ name }) => name)),
					traits: [],
				},
				contact: "direct",
				isCreditOffer: false,
				shows: `${upperFirst(words)} hold most of the balances`,
				reason: [
					...high.toReversed().map((tier) => `${holdsWords(tier, evidence)}.`),
					`Half of its customers hold ${cell(lowest, "money")} or more, enough to put a part of it away for a term. Whether they hold term deposits or savings elsewhere is not in these figures.`,
				],
				basis: [{ table: "balance-tiers", label: "Balance tiers" }],
				strength: {
					verdict: "counted",
					magnitude: null,
					money: { share: Math.min(1, sum(high, "balanceShare")), of: "balances" },
					customers: sum(high, "customers"),
				},
				expectation: { unknown: "how much would move into such products, and at what interest, is not in the data" },
				risk: "Money that moves from current accounts into term deposits costs the bank interest, and may have stayed anyway.",
				trial: { outcome: "the share of customers who open a term deposit or a savings plan" },
				research: { topic: "deposits", words: /./ },
			},
		];
	},
};

/** Ascending: as many from the top as hold most of the money. None where they hold little more than their share of customers. */
function findHighTiers(tiers: readonly PublishedTier[]): PublishedTier[] {
	const count = tiers.findIndex((_, i) => sum(tiers.slice(-i - 1), "balanceShare") >= definitions.highTierShare.value);
	const high = tiers.slice(-count - 1);
	const isAhead = sum(high, "balanceShare") >= definitions.tierLead.value * sum(high, "share");
	return count >= 0 && isAhead ? high : [];
}
