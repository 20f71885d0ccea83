/** Warnings before an account is overdrawn, where that happens more often than to all customers. */
import { gapOf, isMadeOf, sharesWords } from "../gaps-at-risk.ts";
import { findGroupsAtRisk } from "../groups-at-risk.ts";
import type { Rule } from "../recommendation.ts";

export const negativeBalances: Rule = {
	id: "negative-balances",
	speak(evidence) {
		const found = findGroupsAtRisk(evidence, {
			prefix: "risk-negative-balances",
			count: "at_risk",
			labels: [/^Negative balance/],
			tests: "risk-balances-differences",
			title: "Negative balances",
		});
		if (!found) return [];
		const { all, audience, strength, basis } = found;
		const gap = gapOf(found);
		const { cell } = evidence.formats;
		return [
			{
				id: "negative-balances",
				claim: "Warn customers before their account is overdrawn, and advise those who often are",
				audience,
				contact: "none",
				isCreditOffer: false,
				shows: `More accounts are overdrawn among ${audience.words}`,
				reason: [
					`${sharesWords(found, evidence)} have a negative balance, against ${cell(all, "share")} of all customers.`,
					"A warning that money runs low costs little. How long accounts stay overdrawn is not in these figures.",
				],
				basis,
				strength: { ...strength, money: null },
				expectation: isMadeOf(found, { feature: /^Balance$/, evidence })
					? {
							unknown:
								"the segments were made from balances, so how far one is from all customers says nothing of what warnings could change",
						}
					: {
							of: "customers who are not overdrawn",
							unit: "customers",
							each: gap,
							assumptions: ["warnings bring the share with a negative balance down to that of all customers"],
						},
				risk: "Where overdrafts earn fees, fewer of them earn less; and too many warnings are switched off.",
				trial: {
					outcome: "the share of customers with a negative balance",
					baseline: all + gap.estimate,
					difference: -gap.estimate,
				},
				research: { topic: "overdrafts", words: /./ },
			},
		];
	},
};
