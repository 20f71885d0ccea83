import { testMessages } from "../fixtures/spoiled-descriptor.ts";

testMessages({
	"a currency that Intl does not know": [
		{ "report.currency": "usd" },
		'report.currency: found "usd", expected an ISO 4217 code such as "USD"; nearest: "USD"',
	],
	"a locale that Intl does not know": [
		{ "report.locale": "en_gb" },
		'report.locale: found "en_gb", expected a BCP 47 tag such as "en-US"; nearest: "en-GB"',
	],
	"a chapter that there is none of": [
		{ "report.chapters": ["customers", "balance"] },
		'report.chapters[1]: found "balance", expected one of "customers", "balances", "segmentation", "products", "transactions", "engagement", "utilization", "spending", "key-segments" or "risk"; nearest: "balances"',
	],
	"groups that the data do not have": [
		{ "report.groupBy": "segments" },
		'report.groupBy: found "segments", expected one of "segment", "tier" or "age_band", which the data have; nearest: "segment"',
	],
	"numbers out of their bounds": [
		{ "report.maxRejected": 5, "report.outliers": { method: "percentile", fence: 0.5 }, "report.seed": 1.5 },
		"report.maxRejected: found 5, expected a number of 1 or less",
		"report.outliers.fence: found 0.5, expected a share below 0.5, to cut off at each end",
		"report.seed: found 1.5, expected a whole number",
	],
	"weights of a score that is made of nothing": [
		{ "report.keySegments": { weights: { utilization: 0, spend: 0, size: 0 } } },
		"report.keySegments.weights: found only weights of 0, expected a weight above 0 of at least one part of the score",
	],
	"floors that do not ascend, and a label twice": [
		{
			"report.tiers": {
				floors: [
					{ label: "Low", floor: 0 },
					{ label: "Low", floor: 0 },
				],
			},
		},
		'report.tiers.floors[1].label: found "Low" a second time, expected a name for each tier',
		"report.tiers.floors[1].floor: found 0, expected more than 0, the floor before",
	],
	"floors beside other ways to cut": [
		{
			"report.tiers": {
				method: "natural",
				floors: [
					{ label: "Low", floor: 0 },
					{ label: "High", floor: 9 },
				],
				count: 2,
				labels: ["a", "b"],
			},
		},
		'report.tiers.method: found "natural", expected "floors", since floors are given',
		"report.tiers.count: found 2, expected no count beside floors",
		"report.tiers.labels: found a list, expected no labels beside floors: each has its own",
	],
	"the method floors without floors": [
		{ "report.tiers": { method: "floors" } },
		"report.tiers.floors: found nothing, expected the floors of the tiers",
	],
	"labels of tiers that do not fit": [
		{ "report.tiers": { count: 3, labels: ["Low", "Low"] } },
		"report.tiers.labels: found a list of 2, expected a name for each of the 3 tiers",
		'report.tiers.labels[1]: found "Low" a second time, expected a name for each tier',
	],
});
