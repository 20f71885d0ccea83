/** Thresholds of the credit card program: utilization, spending, key segments and card features. */
import type { Definition } from "./definition.ts";

export const creditCardDefinitions = {
	mostOverIncome: {
		value: 0.05,
		meaning: "share of customers who spend more than their income beyond which a period is taken to be wrong",
		reason: "a few live on savings or leave out a part of their income; one in twenty is more than that",
	},
	mostDemographics: {
		value: 5,
		meaning: "demographics by which spending and risks are shown, the first of the customers' table",
		reason: "each takes four tables; a report of more is not read",
		chapter: ["spending", "risk"],
	},
	mostSpendingCategories: {
		value: 12,
		meaning: "categories of spending that are told apart; the smallest beyond them are put together",
		reason: "twelve rows of eight groups are as many cells as are read on a phone or on a page",
		chapter: "spending",
	},
	mostPaymentTypes: {
		value: 8,
		meaning: "payment types that are told apart; the smallest beyond them are put together",
		reason: "eight colors are as many as are told apart in one bar",
		chapter: "spending",
	},
	mostSpendingGroups: {
		value: 8,
		meaning: "groups of a demographic whose spending is told apart; the smallest beyond them are put together",
		reason: "eight columns of numbers are as many as a phone shows",
		chapter: "spending",
	},
	negligibleIndex: {
		value: 0.05,
		meaning: "distance from 100, as a share of it, within which an index counts as no difference",
		reason: "21 spent where all customers spend 20 would not change what anyone is offered",
		chapter: "spending",
	},
	gradeCustomers: {
		value: 400,
		meaning:
			"customers below which a recommendation rests on too few to be graded strong or, from data alone, moderate",
		reason: "the share of 400 customers is known to within 5 points",
		chapter: "recommendations",
	},
	trialPower: {
		value: 0.8,
		meaning: "share of trials that find the difference they look for where it is there",
		reason: "the usual power of a trial (Cohen, 1988)",
		chapter: "recommendations",
	},
	mostTrialDifference: {
		value: 0.1,
		meaning: "difference between shares beyond which a trial that shows no smaller one is told to settle little",
		reason: "few offers move more than one customer in ten",
		chapter: "recommendations",
	},
	mostTrialRounds: {
		value: 2,
		meaning: "rounds of a trial beyond which it is told to be not worth its time",
		reason: "what else changes from round to round is then as large as what the trial looks for",
		chapter: "recommendations",
	},
	highCategoryIndex: {
		value: 1.25,
		meaning:
			"times the share of all spending that goes to a category, from which on a customer counts as one who spends much on it",
		reason: "a quarter more than everyone is beyond what chance does to a customer with a few dozen payments",
		chapter: "recommendations",
	},
	largeMoneyShare: {
		value: 0.1,
		meaning:
			"share of all spending, balances or money moved from which on the money that a recommendation is about counts as large",
		reason: "one part in ten is noticed in the accounts even where few customers take an offer up",
		chapter: "recommendations",
	},
	mostRewards: {
		value: 3,
		meaning: "categories that one recommendation on rewards names, and groups whose spending one is written for",
		reason: "more categories than that are not remembered by those who are to use them",
		chapter: "recommendations",
	},
	highUtilizationShare: {
		value: 0.5,
		meaning:
			"share of income spent beyond which it counts as high, and credit lines are advised to be set with caution",
		reason: "half of the income, less rent and other debts, is what a balance would have to be repaid from",
		chapter: ["utilization", "recommendations"],
	},
	oldResearchYears: {
		value: 5,
		meaning: "years before the day that the data speak of beyond which outside research is marked and lifts no grade",
		reason: "how people pay changes within a few years",
		chapter: "recommendations",
	},
	utilizationWeight: {
		value: 0.4,
		meaning: "weight of utilization in the score of a key segment",
		reason: "how much of an income is spent and how much money that is count the same",
		setBy: "report.keySegments.weights.utilization",
		chapter: "key-segments",
	},
	spendWeight: {
		value: 0.4,
		meaning: "weight of mean spending a month in the score of a key segment",
		reason: "as much as utilization: a large share of a small income is little money",
		setBy: "report.keySegments.weights.spend",
		chapter: "key-segments",
	},
	sizeWeight: {
		value: 0.2,
		meaning: "weight of the number of customers, as its logarithm, in the score of a key segment",
		reason: "half as much as what a customer is worth, so that small groups of high value still come first",
		setBy: "report.keySegments.weights.size",
		chapter: "key-segments",
	},
	keySegmentCustomers: {
		value: 50,
		meaning: "customers that a group of the search for key segments has at least",
		reason: "the mean of fifty customers is the least that is worth an offer of its own",
		setBy: "report.keySegments.minCustomers",
		chapter: "key-segments",
	},
	keySegmentShare: {
		value: 0.01,
		meaning: "share of customers that a group of the search for key segments has at least",
		reason: "in a large bank smaller groups are too many to be told apart and too small to be served",
		setBy: "report.keySegments.minShare",
		chapter: "key-segments",
	},
	mostKeySegments: {
		value: 8,
		meaning: "key segments that are shown, those of the highest score",
		reason: "each is described on a page of its own, and more are not acted on",
		chapter: "key-segments",
	},
	mostSearchedTraits: {
		value: 5,
		meaning: "traits of customers that groups are made of in the search for key segments, the first in the data",
		reason: "three of five can be chosen in ten ways; each further trait asks for stronger evidence of every group",
		chapter: "key-segments",
	},
	mostSearchedCategories: {
		value: 12,
		meaning: "categories of a trait that groups are made of in the search for key segments, the largest",
		reason: "smaller ones hardly reach the least size of a group beside a second condition",
		chapter: "key-segments",
	},
	mostCrossedCells: {
		value: 10000,
		meaning: "combinations of categories of all traits by which the search for key segments sums up customers",
		reason: "five traits of six categories have fewer, and the search takes seconds; traits beyond it are left out",
		chapter: "key-segments",
	},
	rankingReplicates: {
		value: 200,
		meaning: "resamples of the customers in each of which the search for key segments is done again",
		reason: "a share of 200 resamples is known to within 7 points",
		chapter: "key-segments",
	},
	topRanks: {
		value: 5,
		meaning: "places of the ranking of key segments that are counted as the top in each resample",
		reason: "as many as a program serves at a time",
		chapter: "key-segments",
	},
	stableRankShare: {
		value: 0.8,
		meaning: "share of resamples in which a key segment is at the top from which its place counts as stable",
		reason: "four in five: as often as a test of the usual power finds what is there (Cohen, 1988)",
		chapter: "key-segments",
	},
	negligibleElasticity: {
		value: 0.05,
		meaning: "distance of the elasticity of spending by income from 1 below which all incomes spend the same share",
		reason: "between half and double the mean income the share spent then changes by less than one part in twenty",
		chapter: "utilization",
	},
	incomeBands: {
		value: 10,
		meaning: "bands of income, of about equally many customers, by which spending is shown",
		reason: "deciles: enough to see a bend, and each still holds a tenth of the customers",
		chapter: "utilization",
	},
	incomeBandCustomers: {
		value: 30,
		meaning: "customers of a band of income below which fewer bands are made",
		reason: "the interval of a median of fewer reaches over most of them",
		chapter: "utilization",
	},
	mostPairCategories: {
		value: 12,
		meaning: "groups of a trait beyond which utilization is not shown by pairs of it with others",
		reason: "twelve by twelve cells are as many as are read on a page",
		chapter: "utilization",
	},
	leastCellCustomers: {
		value: 30,
		meaning: "customers of two groups at once below which they do not count in the test whether two traits add up",
		reason: "the variance of skewed money from fewer is too unsure, and the test would find what is not there",
		chapter: "utilization",
	},
	mostPairFigures: {
		value: 4,
		meaning: "pairs of traits whose utilization is drawn: those that depart most from adding up",
		reason: "five traits make ten pairs, eight make 28; most of them say what the traits say by themselves",
		chapter: "utilization",
	},
} as const satisfies Record<string, Definition>;
