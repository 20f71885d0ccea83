/** Thresholds of the recommendations on deposits, loyalty, service and risk. */
import type { Definition } from "./definition.ts";

export const depositsAndServiceDefinitions = {
	highTierShare: {
		value: 0.5,
		meaning:
			"share of all balances that the highest tiers hold together, from which on they are offered deposit products",
		reason: "beyond half, an offer to few customers is about most of the money",
		chapter: "recommendations",
	},
	tierLead: {
		value: 2,
		meaning:
			"times by which the share of the highest tiers in balances exceeds their share in customers, or the reverse of the lowest tier, before an offer is made for them",
		reason: "tiers are made of balances, so that some lead is in any data; twice as much is worth an offer of its own",
		chapter: "recommendations",
	},
	mostNamedFeatures: {
		value: 3,
		meaning: "features that a recommendation for a segment says it stands apart by, those in which it differs most",
		reason: "three are remembered; all are in the table of features",
		chapter: "recommendations",
	},
	mostGroupsAtRisk: {
		value: 3,
		meaning: "groups of customers that one recommendation on a risk goes to, those with the largest shares at risk",
		reason: "more are hardly a choice among the few groups that are compared",
		chapter: "recommendations",
	},
} as const satisfies Record<string, Definition>;
