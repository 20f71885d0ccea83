/** A small savings plan for the lowest tier, where many customers hold little of the money. */
import { definitions } from "../../definitions.ts";
import { notOverdrawnSql, tierSql } from "../audience-sql.ts";
import type { Rule } from "../recommendation.ts";
import { holdsWords, readTiers } from "../tiers.ts";

export const starterSavings: Rule = {
	id: "starter-savings",
	speak(evidence) {
		const [lowest, next] = readTiers(evidence) ?? [];
		if (!lowest || !next || next.floor === null) return [];
		// Who holds nothing has nothing to put aside.
		if (lowest.median <= 0 || lowest.share < definitions.tierLead.value * lowest.balanceShare) return [];
		const { cell } = evidence.formats;
		return [
			{
				id: "starter-savings",
				claim: `Offer the ${lowest.name} tier a savings plan that starts with small amounts`,
				audience: {
					// Who is overdrawn has a debt to pay back before there is anything to put aside.
					words: `customers of the ${lowest.name} tier who are not overdrawn`,
					select: notOverdrawnSql([lowest.name]),
					known: tierSql([lowest.name]),
					traits: [],
				},
				contact: "direct",
				isCreditOffer: false,
				shows: `The ${lowest.name} tier holds little of the balances`,
				reason: [
					`${holdsWords(lowest, evidence)}.`,
					`Half of its customers hold ${cell(lowest.median, "money")} or less; the next tier begins at ${cell(next.floor, "money")}.`,
				],
				basis: [{ table: "balance-tiers", label: "Balance tiers" }],
				strength: {
					verdict: "counted",
					magnitude: null,
					money: { share: Math.max(0, lowest.balanceShare), of: "balances" },
					customers: lowest.customers,
				},
				expectation: { unknown: "how much these customers could put aside is not in the data" },
				risk: "Some keep their main account at another bank, and some have nothing to spare: a plan must be free to pause.",
				trial: { outcome: `the share of customers who reach the ${next.name} tier` },
				research: { topic: "savings", words: /./ },
			},
		];
	},
};
