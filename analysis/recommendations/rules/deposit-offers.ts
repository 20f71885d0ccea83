/** Offers around saving for the group that moves the most money in deposits. */
import type { Rule } from "../recommendation.ts";
import { offerToLeaders } from "../type-leaders.ts";

/** Types that bring money in, as data may call them. */
function isDeposit(type: string): boolean {
	return /deposit|salary|saving/i.test(type) && !/withdraw/i.test(type);
}

const id = "deposit-offers";

export const depositOffers: Rule = {
	id,
	speak: (evidence) =>
		offerToLeaders(evidence, isDeposit, {
			id,
			claimFor: (leaders) => `Offer ${leaders} a savings plan and term deposits at a better rate`,
			expectation: { unknown: "how much more would be deposited for such an offer is not in the data" },
			risk: "Money that is with the bank already moves to where it costs the bank more interest.",
			trial: { outcome: "the share of customers who open a savings plan or a term deposit" },
			research: { topic: "deposits", words: /./ },
		}),
};
