/** Offers around saving for the group that moves the most money in deposits. */
import { definitions } from "../../definitions.ts";
import { upperFirst } from "../../narrative/words.ts";
import type { Rule } from "../recommendation.ts";
import { listLeaders } from "../type-leaders.ts";

/** Types that bring money in, as data may call them. */
function isDeposit(type: string): boolean {
	return /deposit|salary|saving/i.test(type) && !/withdraw/i.test(type);
}

export const depositOffers: Rule = {
	id: "deposit-offers",
	speak: (evidence) =>
		listLeaders(evidence, isDeposit)
			.slice(0, definitions.mostRewards.value)
			.map(({ target, plural, reason, strength, basis }) => ({
				id: `deposit-offers-${target.id}`,
				claim: `Offer ${target.words} a savings plan and term deposits at a better rate`,
				audience: target.audience,
				contact: "direct" as const,
				isCreditOffer: false,
				shows: `${upperFirst(target.words)} move the most money in ${plural}`,
				reason,
				basis,
				strength,
				expectation: { unknown: "how much more would be deposited for such an offer is not in the data" },
				risk: "Money that is with the bank already moves to where it costs the bank more interest.",
				trial: { outcome: "the share of customers who open a savings plan or a term deposit" },
				research: { topic: "deposits", words: /./ },
			})),
};
