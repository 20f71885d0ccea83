/** Offers around cash for the group that moves the most money in withdrawals. */
import { definitions } from "../../definitions.ts";
import { upperFirst } from "../../narrative/words.ts";
import type { Rule } from "../recommendation.ts";
import { listLeaders } from "../type-leaders.ts";

/** Types that take money out as cash, as data may call them. */
function isWithdrawal(type: string): boolean {
	return /withdraw|\bcash\b|\batm\b/i.test(type) && !/deposit/i.test(type);
}

export const withdrawalOffers: Rule = {
	id: "withdrawal-offers",
	speak: (evidence) =>
		listLeaders(evidence, isWithdrawal)
			.slice(0, definitions.mostRewards.value)
			.map(({ target, plural, reason, strength, basis }) => ({
				id: `withdrawal-offers-${target.id}`,
				claim: `Offer ${target.words} free withdrawals and a finder of cash machines`,
				audience: target.audience,
				contact: "direct" as const,
				isCreditOffer: false,
				shows: `${upperFirst(target.words)} move the most money in ${plural}`,
				reason,
				basis,
				strength,
				expectation: { unknown: "whether customers stay, or bring more money, for such an offer is not in the data" },
				risk: "The bank pays for withdrawals that would be made anyway, and each may cost it a fee of another bank.",
				trial: { outcome: "the share of customers who make as many transactions as before" },
				research: { topic: "withdrawals", words: /./ },
			})),
};
