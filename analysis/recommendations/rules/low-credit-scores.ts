/** A closer watch on credit where scores are low more often than among all customers. */
import { atRiskSql, judgedSql } from "../../sections/risk/at-risk-sql.ts";
import { sharesWords } from "../gaps-at-risk.ts";
import { findGroupsAtRisk } from "../groups-at-risk.ts";
import type { Rule } from "../recommendation.ts";

export const lowCreditScores: Rule = {
	id: "low-credit-scores",
	speak(evidence) {
		const found = findGroupsAtRisk(evidence, {
			prefix: "risk-credit-scores",
			count: "at_risk",
			labels: [/^Credit score below/],
			tests: "risk-credit-scores-differences",
			title: "Low credit scores",
			withoutProtected: true,
		});
		if (!found) return [];
		const { all, audience, strength, basis } = found;
		const { cell } = evidence.formats;
		return [
			{
				id: "low-credit-scores",
				claim: "Review the credit of customers with low scores before it is raised, and offer advice early",
				// By the score of a customer, not by the company that a customer keeps.
				audience: {
					words: "customers with a low credit score",
					select: atRiskSql("low_credit_score"),
					known: judgedSql("low_credit_score"),
					traits: [],
				},
				contact: "none",
				isCreditOffer: true,
				shows: `Credit scores are low more often among ${audience.words}`,
				reason: [
					`${sharesWords(found, evidence)} have a low credit score, against ${cell(all, "share")} of all customers.`,
					"The score of each customer decides, not the group: most customers of these groups may have a good one.",
				],
				basis,
				strength: { ...strength, money: null },
				expectation: { unknown: "the data hold no missed payments, which a review would make fewer" },
				risk: "Scores miss much of what a customer earns and owns: a review that only refuses sends good customers to other banks.",
				trial: { outcome: "the share of customers who are late with a payment", falls: true },
				research: { topic: "credit lines", words: /score/i },
			},
		];
	},
};
