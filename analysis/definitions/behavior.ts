/** Thresholds of the chapters on products, transactions and engagement. */
import type { Definition } from "./definition.ts";

export const behaviorDefinitions = {
	dormantAfterDays: {
		value: 90,
		meaning: "days without a transaction after which a customer counts as dormant",
		reason: "a quarter without any use of the account",
		setBy: "report.dormantAfterDays",
		chapter: "transactions",
	},
	mostChannels: {
		value: 8,
		meaning: "channels that the chapter on engagement shows; those of fewer customers are left out",
		reason: "each has a small chart of its own, and eight fill a page",
		chapter: "engagement",
	},
	mostDoses: {
		value: 30,
		meaning: "numbers of impressions told apart; where there are more, they are put together with the next",
		reason: "as many points as a small chart shows, each of at least 3% of the customers",
		chapter: "engagement",
	},
	lastDoses: {
		value: 0.01,
		meaning: "share of customers with the most impressions that is left out of what is said of clicks by impressions",
		reason: "the last few lie far out and would bend the curve by themselves",
		chapter: "engagement",
	},
	fewestKinds: {
		value: 10,
		meaning:
			"kinds of customers, by click-through rate or by group and age band, below which an odds ratio of all of them is shown only where enough customers of each kind bought, and did not",
		reason: "an odds ratio and its interval, with a few other figures, would tell of each of so few kinds",
		chapter: "engagement",
	},
	widestAdvice: {
		value: 3,
		meaning: "largest ratio between the ends of a range of impressions that is still advised",
		reason: "a range from 1 to 17 impressions advises nothing",
		chapter: "engagement",
	},
	negligibleFall: {
		value: 0.1,
		meaning:
			"change in a click-through rate, as a share of it, from the 10% of customers who saw least to the 10% who saw most, below which it counts as none",
		reason: "nine clicks where ten were would not change how often anyone is shown a message",
		chapter: "engagement",
	},
	bendReplicates: {
		value: 500,
		meaning: "resamples of the customers from which the advised range of impressions is taken",
		reason: "2.5% at each end are then a dozen resamples (Efron and Tibshirani, 1993, ask for several hundred)",
		chapter: "engagement",
	},
	bendMisfit: {
		value: 0.02,
		meaning:
			"p-value of lack of fit below which clicks by impressions are drawn as a curve with sudden bends, not as a smooth one",
		reason:
			"the smooth curve is far surer where it holds, and one such curve in fifty is then doubted; simulated sudden bends of 12,000 customers are found always",
		chapter: "engagement",
	},
	negligibleUsage: {
		value: 0.1,
		meaning:
			"difference in use of a channel between groups, as a share of the mean of all, below which it counts as none",
		reason: "one login in ten more would not change what anyone is offered",
		chapter: "engagement",
	},
	negligibleLeadShare: {
		value: 0.05,
		meaning: "share of the mean of all customers within which a lead of one group over the next is no lead",
		reason: "one part in twenty of what is usual: nobody would serve the two groups differently for it",
		chapter: "transactions",
	},
	trendTransactions: {
		value: 12,
		meaning: "transactions in whole months below which a customer's activity is not judged to fall or rise",
		reason: "of fewer, hardly anything but a sudden stop could be told from chance",
		chapter: "transactions",
	},
	trendMonths: {
		value: 6,
		meaning: "whole months of transactions below which no trend in activity is sought",
		reason: "over less than half a year a season looks like a trend",
		chapter: "transactions",
	},
	trendCustomers: {
		value: 100,
		meaning: "customers with enough transactions below which nothing is said of for how many activity falls",
		reason: "of fewer, chance alone lets it seem to fall for two or three",
		chapter: "transactions",
	},
	mostMonths: {
		value: 36,
		meaning: "last months that figures over time show",
		reason: "three years tell a season from a trend; more months than that are not read on a phone",
	},
	mostProducts: {
		value: 12,
		meaning: "products whose holders are shown; the least held beyond them are left out",
		reason: "twelve rows of eight groups are as many cells as are read on a phone or on a page",
		chapter: "products",
	},
	mostPairedProducts: {
		value: 8,
		meaning: "most held products that are paired with each other, and whose owners are compared with others",
		reason: "eight products make 28 pairs; every further one makes more tests than it can tell",
		chapter: "products",
	},
	mostTriples: {
		value: 5,
		meaning: "combinations of three products that are shown, those that most customers hold",
		reason: "described beside the pairs, not searched",
		chapter: "products",
	},
	negligibleLift: {
		value: 0.1,
		meaning: "distance of a lift from 1 below which two products are held together as often as chance would have it",
		reason: "eleven customers where ten are expected would not change what anyone is offered",
		chapter: "products",
	},
	liftReplicates: {
		value: 2000,
		meaning: "resamples of the customers from which the interval of a lift is taken",
		reason: "BCa intervals read quantiles far out (Efron and Tibshirani, 1993, ask for 1,000 or more)",
		chapter: "products",
	},
	negligibleProducts: {
		value: 0.1,
		meaning: "difference between groups in the mean number of products below which it counts as none",
		reason: "one product more for every tenth customer",
		chapter: "products",
	},
	watchedStratum: {
		value: 20,
		meaning:
			"customers of each of two groups that a stratum must have to count where differences are watched for turning around",
		reason: "the spread of fewer is hardly known, and a stratum of one group compares nobody",
	},
	watchedShare: {
		value: 0.5,
		meaning: "share of the customers of both groups that such strata must hold together",
		reason: "a minority that is the other way around turns nothing around",
	},
} as const satisfies Record<string, Definition>;
