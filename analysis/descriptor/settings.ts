/** The shape of a descriptor's `report`: what Bankbook is told about the report as a whole. */
import { z } from "zod";
import { definitions } from "../definitions.ts";
import { text } from "./words.ts";

const tiers = z.strictObject({
	method: z
		.enum(["floors", "quantiles", "natural"])
		.optional()
		.describe(
			"How balances are cut into tiers: at the given floors, into equal numbers of customers (quantiles), or where the distribution has gaps (natural). Quantiles unless floors are given.",
		),
	floors: z
		.array(
			z.strictObject({
				label: text.describe("The tier's name."),
				floor: z.number().describe("The smallest balance of the tier. A balance equal to the floor is in the tier."),
			}),
		)
		.min(2)
		.optional()
		.describe("The tiers in ascending order. The first one also takes what lies below its floor."),
	count: z.int().min(2).max(10).optional().describe("Number of tiers, for quantiles and natural breaks."),
	labels: z
		.array(text)
		.min(2)
		.optional()
		.describe("Names of the tiers from low to high, for quantiles and natural breaks."),
});

const outliers = z.strictObject({
	method: z
		.enum(["iqr", "mad", "percentile"])
		.default("iqr")
		.describe("What counts as an outlier: by interquartile ranges, by median absolute deviations, or by percentiles."),
	fence: z
		.number()
		.positive()
		.optional()
		.describe(
			`Where outliers begin: interquartile ranges beyond the quartiles (${definitions.iqrFence.value}), modified z-score (${definitions.madFence.value}), or share cut off at each end (${definitions.percentileFence.value}).`,
		),
	action: z
		.enum(["flag", "winsorize", "exclude"])
		.default("flag")
		.describe("What is done with outliers: counted and kept, moved to the fence, or left out of the measure."),
});

const disclosure = z.strictObject({
	threshold: z
		.int()
		.min(3, "a whole number of 3 or more: in a count of 2 each customer can work out the other")
		.default(definitions.disclosureThreshold.value)
		.describe("Fewer customers than this are never published as a count, nor any measure that rests on them."),
});

const clustering = z.strictObject({
	features: z
		.array(text)
		.min(2)
		.optional()
		.describe("Features to group customers by, in place of all behavioral and financial ones that the data give."),
	k: z.int().min(1).max(8).optional().describe("Number of segments, in place of the one that the evidence picks."),
	maxMissing: z
		.number()
		.min(0)
		.max(1)
		.default(definitions.maxMissing.value)
		.describe("Share of features, 0 to 1, that a customer may lack and still be grouped."),
});

const segments = z.strictObject({
	names: z
		.record(z.string().regex(/^[1-8]$/, "a segment's number, 1 to 8"), text)
		.default({})
		.describe('Names of segments by their number, in place of the names found, such as {"1": "Everyday savers"}.'),
});

const tests = z.strictObject({
	meaningfulDifference: z
		.number()
		.gt(0)
		.lt(1)
		.default(definitions.meaningfulDifference.value)
		.describe("Difference between two shares, 0 to 1, below which nothing would be done differently."),
});

const unitValues = z.strictObject({
	purchase: z
		.number()
		.positive()
		.optional()
		.describe("What one more purchase of a product is worth: gains in buyers are then told in money too."),
	customer: z
		.number()
		.positive()
		.optional()
		.describe("What a customer who stays is worth: gains in customers are then told in money too."),
});

const keySegments = z.strictObject({
	weights: z
		.strictObject({
			utilization: z.number().min(0).default(definitions.utilizationWeight.value).describe("Of utilization."),
			spend: z.number().min(0).default(definitions.spendWeight.value).describe("Of mean spending a month."),
			size: z.number().min(0).default(definitions.sizeWeight.value).describe("Of the number of customers."),
		})
		.prefault({})
		.describe("What the score of a group is made of: only the proportions of the weights count."),
	minCustomers: z
		.int()
		.min(2)
		.default(definitions.keySegmentCustomers.value)
		.describe("Customers that a group has at least; where minShare asks for more, that counts."),
	minShare: z
		.number()
		.min(0)
		.max(1)
		.default(definitions.keySegmentShare.value)
		.describe("Share of customers, 0 to 1, that a group has at least; where minCustomers asks for more, that counts."),
});

const risk = z.strictObject({
	lowBalance: z
		.number()
		.positive()
		.optional()
		.describe(
			"A balance from zero to below this, in the report's currency, counts as low; a tenth of the median if left out.",
		),
	lowCreditScore: z
		.number()
		.positive()
		.optional()
		.describe(
			`A credit score below this counts as low. If left out, ${definitions.lowCreditScore.value} where scores run from 300 to 850; other scales are then not judged.`,
		),
});

export const settingsSchema = z
	.strictObject({
		title: text.optional().describe("Title of the report; the package's title if left out."),
		chapters: z
			.array(text)
			.min(1)
			.optional()
			.describe("Ids of the chapters to write, such as customers and balances; all that the data allow if left out."),
		subtitle: text.optional().describe("Shown under the title."),
		asOf: z.iso
			.date("a date as YYYY-MM-DD")
			.describe("The day the data speak of, as YYYY-MM-DD. Ages are worked out for this day."),
		currency: text.describe("ISO 4217 code of the currency of all money in the data, for example USD."),
		locale: text
			.default("en-US")
			.describe("BCP 47 tag that says how numbers and dates are written, for example en-GB."),
		paper: z.enum(["a4", "letter"]).default("a4").describe("Page size of the PDF."),
		tiers: tiers.prefault({}).describe("How balances are cut into tiers."),
		outliers: outliers.prefault({}).describe("What is an outlier and what is done with it."),
		maxRejected: z
			.number()
			.min(0)
			.max(1)
			.default(definitions.maxRejected.value)
			.describe("Share of a file's rows, 0 to 1, that may be rejected before the build stops."),
		disclosure: disclosure.prefault({}).describe("How customers are protected in what is published."),
		clustering: clustering.prefault({}).describe("How customers are grouped into segments."),
		segments: segments.prefault({}).describe("What the segments are called."),
		groupBy: text
			.default("segment")
			.describe(
				'What the chapters on behavior compare: "segment", "tier", or the role of a category of the customers such as "gender". Where there are no segments, tiers of balance; where there is no balance either, all customers together.',
			),
		tests: tests.prefault({}).describe("When a comparison counts as a finding."),
		fairLending: z
			.boolean()
			.default(true)
			.describe(
				"Whether recommendations of credit keep age, gender, marital status and fields marked as protected out of who an offer is for.",
			),
		unitValues: unitValues.prefault({}).describe("What things are worth to the bank, in the report's currency."),
		dormantAfterDays: z
			.int()
			.min(1)
			.default(definitions.dormantAfterDays.value)
			.describe("Days without a transaction after which a customer counts as dormant."),
		keySegments: keySegments.prefault({}).describe("How groups of high-value customers are searched."),
		risk: risk.prefault({}).describe("What counts as a risk."),
		seed: z.int().default(definitions.seed.value).describe("Seed of every random draw."),
	})
	.describe("Bankbook: settings of the report.");
