/** Offers around cash for the group that moves the most money in withdrawals. */
import type { Rule } from "../recommendation.ts";
import { offerToLeaders } from "../type-leaders.ts";

/** Types that take money out as cash, as data may call them. */
function isWithdrawal(type: string): boolean {
	return /withdraw|\bcash\b|\batm\b/i.test(type) && !/deposit/i.test(type);
}

const id = "withdrawal-offers";

export const withdrawalOffers: Rule = {
	id,
	speak: (evidence) =>
		offerToLeaders(evidence, isWithdrawal, {
			id,
			claimFor: (leaders) => `Offer ${leaders} free withdrawals and a finder of cash machines`,
			expectation: { unknown: "whether customers stay, or bring more money, for such an offer is not in the data" },
			risk: "The bank pays for withdrawals that would be made anyway, and each may cost it a fee of another bank.",
			trial: { outcome: "the share of customers who make as many transactions as before" },
			research: { topic: "withdrawals", words: /./ },
		}),
};
