/** Thresholds that every report has. */
import type { Definition } from "./definition.ts";

export const generalDefinitions = {
	disclosureThreshold: {
		value: 10,
		meaning: "customers below which a count, and every measure that rests on it, is withheld",
		reason:
			"the usual minimum cell size of statistical offices for tables about people (Hundepool et al., Statistical Disclosure Control, 2012: thresholds of 3 to 10; the strictest is taken)",
		setBy: "report.disclosure.threshold",
	},
	dominance: {
		value: 0.5,
		meaning: "share of a sum of money beyond which one customer's part withholds the sum, the mean and the share",
		reason:
			"the sum would tell what that customer has (Hundepool et al., 2012: the (n, k) rule with n of 1 and k of 50%)",
	},
	maxRejected: {
		value: 0.05,
		meaning: "share of a file's rows that may be rejected before the build stops",
		reason: "beyond one row in twenty the file or its descriptor is wrong more often than the rows are",
		setBy: "report.maxRejected",
	},
	confidence: {
		value: 0.95,
		meaning: "confidence level of every interval",
		reason: "the convention of official statistics and of the journals whose methods are used",
	},
	steadyShare: {
		value: 0.01,
		meaning:
			"distance between the least and the greatest number, as a share of it, up to which numbers are told to have stayed",
		reason: "0.349 and 0.350 are the same to a reader",
	},
	falseDiscoveryRate: {
		value: 0.05,
		meaning: "share of false findings that is accepted among those called supported, over all tests of the report",
		reason: "q-values of Benjamini and Hochberg (1995) at the conventional level",
	},
	meaningfulDifference: {
		value: 0.02,
		meaning: "difference between two shares below which nothing would be done differently",
		reason: "two customers in a hundred; an interval inside it on both sides says that there is no difference",
		setBy: "report.tests.meaningfulDifference",
	},
	skewForLog: {
		value: 1,
		meaning: "moment skewness beyond which outliers are sought, and money is drawn, on a signed logarithmic scale",
		reason: "a distribution with skewness above 1 counts as highly skewed (Bulmer, Principles of Statistics, 1979)",
	},
	iqrFence: {
		value: 1.5,
		meaning: "interquartile ranges beyond the quartiles at which a value counts as an outlier, by method IQR",
		reason: "Tukey's fences (Exploratory Data Analysis, 1977)",
		setBy: "report.outliers.fence",
	},
	madFence: {
		value: 3.5,
		meaning: "modified z-score (0.6745 times the distance from the median, in MADs) beyond which a value is an outlier",
		reason: "Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993",
		setBy: "report.outliers.fence",
	},
	percentileFence: {
		value: 0.01,
		meaning: "share cut off at each end by method percentile",
		reason: "winsorizing at 1% and 99% is the usual choice in credit modelling",
		setBy: "report.outliers.fence",
	},
	openEndShare: {
		value: 0.005,
		meaning: "share of customers that the open bin at each end of a histogram may gather",
		reason: "the last customers lie so far apart that bins of their own would be empty or tell of single people",
	},
	mostCategories: {
		value: 20,
		meaning: "categories that a figure shows; the smallest beyond them are gathered",
		reason: "more bars than that are not read on a phone or on a page",
	},
	tierCount: {
		value: 4,
		meaning: "number of balance tiers when the descriptor gives no floors",
		reason: "few enough to act on, many enough to tell low, middle, high and top apart",
		setBy: "report.tiers.count",
	},
	naturalBreaksSample: {
		value: 5000,
		meaning: "quantiles of the balances from which natural breaks are found",
		reason: "Ckmeans.1d.dp is quadratic in memory; 5,000 quantiles keep the shape of any distribution",
	},
	seed: {
		value: 20250101,
		meaning: "seed of every random draw",
		reason: "the same inputs give the same report",
		setBy: "report.seed",
	},
} as const satisfies Record<string, Definition>;
