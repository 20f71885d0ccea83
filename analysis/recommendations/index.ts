/** The rules of recommendations, in the order in which those of one grade and gain are read. */
import type { Rule } from "./recommendation.ts";
import { channelCampaigns } from "./rules/channel-campaigns.ts";
import { creditLineCaution } from "./rules/credit-line-caution.ts";
import { depositOffers } from "./rules/deposit-offers.ts";
import { depositProducts } from "./rules/deposit-products.ts";
import { feeTiers } from "./rules/fee-tiers.ts";
import { impressionsCap } from "./rules/impressions-cap.ts";
import { installmentPlans } from "./rules/installment-plans.ts";
import { keepCustomers } from "./rules/keep-customers.ts";
import { largestCustomers } from "./rules/largest-customers.ts";
import { lowCreditScores } from "./rules/low-credit-scores.ts";
import { negativeBalances } from "./rules/negative-balances.ts";
import { nextProduct } from "./rules/next-product.ts";
import { noDigitalCampaign } from "./rules/no-digital-campaign.ts";
import { ownersFirst } from "./rules/owners-first.ts";
import { partnerOffers } from "./rules/partner-offers.ts";
import { paymentLinks } from "./rules/payment-links.ts";
import { responsiveChannels } from "./rules/responsive-channels.ts";
import { rewardByIndex } from "./rules/reward-by-index.ts";
import { rewardCategories } from "./rules/reward-categories.ts";
import { savingsOnboarding } from "./rules/savings-onboarding.ts";
import { segmentService } from "./rules/segment-service.ts";
import { starterSavings } from "./rules/starter-savings.ts";
import { welcomeOffer } from "./rules/welcome-offer.ts";
import { withdrawalOffers } from "./rules/withdrawal-offers.ts";

export const rules: readonly Rule[] = [
	keepCustomers,
	depositProducts,
	depositOffers,
	withdrawalOffers,
	nextProduct,
	ownersFirst,
	channelCampaigns,
	noDigitalCampaign,
	responsiveChannels,
	impressionsCap,
	segmentService,
	largestCustomers,
	negativeBalances,
	starterSavings,
	savingsOnboarding,
	lowCreditScores,
	rewardCategories,
	rewardByIndex,
	paymentLinks,
	installmentPlans,
	welcomeOffer,
	partnerOffers,
	feeTiers,
	creditLineCaution,
];
