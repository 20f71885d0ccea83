/** Installments for what is bought seldom and costs much. */
import { definitions } from "../../definitions.ts";
import { joinWords } from "../../narrative/words.ts";
import { everyoneSql } from "../audience-sql.ts";
import { largestCategories } from "../largest-categories.ts";
import type { Rule } from "../recommendation.ts";

/** Categories of single large purchases, as data may call them. */
const largePurchases = /electronic|appliance|furniture|computer|phone|travel|holiday|vacation|jewel/i;

export const installmentPlans: Rule = {
	id: "installment-plans",
	speak(evidence) {
		const { cell } = evidence.formats;
		const found = largestCategories(evidence).filter(
			({ category, share }) => largePurchases.test(category) && share >= definitions.largeMoneyShare.value,
		);
		const [first] = found;
		if (!first) return [];
		const names = joinWords(found.map(({ category }) => category));
		const shares = found.map(({ category, share, perMonth }) =>
			perMonth === null
				? `${category} takes ${cell(share, "share")} of all spending`
				: `${category} takes ${cell(share, "share")} of all spending, ${cell(perMonth, "cents")} a customer and month`,
		);
		return [
			{
				id: "installment-plans",
				claim: `Offer installment plans for large purchases: ${names}`,
				audience: {
					words: "all customers, each after a check that income carries the installments",
					select: everyoneSql(),
					traits: [],
				},
				contact: "none",
				isCreditOffer: true,
				shows: `Much money goes to ${names}`,
				reason: [
					`${shares.join("; ")}. Whether it goes out in few large purchases, which installments would be for, these totals of a month do not say.`,
				],
				basis: [{ table: "spending-by-category", label: "Spending by category" }],
				strength: {
					verdict: "counted",
					magnitude: null,
					money: { share: first.share, of: "spending" },
					customers: first.customers,
				},
				expectation: { unknown: "who would pay in installments, and what they would buy for it, is not in the data" },
				risk: "Installments are debts: offer them only where income carries them, and say what they cost.",
				trial: { outcome: "the share of customers who take up a plan" },
				research: { topic: "installments", words: /./ },
			},
		];
	},
};
