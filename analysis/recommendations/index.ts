/** The rules of recommendations, in the order in which those of one grade and gain are read. */
import type { Rule } from "./recommendation.ts";
import { creditLineCaution } from "./rules/credit-line-caution.ts";
import { feeTiers } from "./rules/fee-tiers.ts";
import { installmentPlans } from "./rules/installment-plans.ts";
import { partnerOffers } from "./rules/partner-offers.ts";
import { paymentLinks } from "./rules/payment-links.ts";
import { rewardByIndex } from "./rules/reward-by-index.ts";
import { rewardCategories } from "./rules/reward-categories.ts";
import { welcomeOffer } from "./rules/welcome-offer.ts";

export const rules: readonly Rule[] = [
	rewardCategories,
	rewardByIndex,
	paymentLinks,
	installmentPlans,
	welcomeOffer,
	partnerOffers,
	feeTiers,
	creditLineCaution,
];
