/** What a section of the report document is made of: figures, tables, findings, recommendations and words. */
import { z } from "zod";
import { chartSchema } from "./chart.ts";
import { hypothesisKinds, magnitudes, verdicts } from "./findings/hypothesis.ts";

/** kebab-case. */
export const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is kebab-case");

/**
 * How a number is written, by `format.ts`: `count` 12,345 · `share` 12.3% · `money` $12,345 · `cents` $12,345.67 ·
 * `decimal` 12.3 · `ratio` 0.623 · `points` +1.2 points (of a difference between shares) · `probability` 0.012 or <0.001 ·
 * `index` 125 (of 1.25: 100 where as everyone) · `integer` 2024 (no separators) · `date` 30 June 2025 · `text` as it is.
 */
export const formatSchema = z.enum([
	"text",
	"count",
	"share",
	"points",
	"money",
	"cents",
	"decimal",
	"ratio",
	"index",
	"probability",
	"integer",
	"date",
]);

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const column = z.object({
	/** snake_case; the header in the CSV. */
	name: z.string().regex(/^[a-z][a-z0-9_]*$/),
	label: z.string(),
	type: z.enum(["string", "integer", "number", "boolean", "date"]),
	format: formatSchema,
	/** What is counted or measured, in words: "customers", "USD", "years". */
	unit: z.string().optional(),
	/** The role whose categories the column holds; one category has one color through a whole report. */
	role: z.string().optional(),
});

const table = z.object({
	id: idSchema,
	columns: z.array(column).min(1),
	/** One array a row, a cell a column. `null` is missing, or suppressed when `suppressed` lists the cell. */
	rows: z.array(z.array(cell)),
	/** Cells withheld to protect customers: `[row index, column name]`. Shown as `[c]` in pages, CSV and PDF. */
	suppressed: z.array(z.tuple([z.int().min(0), z.string()])),
});

const figure = z.object({
	kind: z.literal("figure"),
	id: idSchema,
	/** The message: a sentence with a number. */
	claim: z.string(),
	/** What is drawn: measure, unit and base. */
	description: z.string(),
	chart: chartSchema,
	table,
	/** What the figure shows, in words, from its numbers, for those who cannot see it. */
	alternative: z.string(),
	note: z.string().optional(),
	sql: z.string(),
});

/** A table that is best read as a table. */
const tableBlock = z.object({
	kind: z.literal("table"),
	id: idSchema,
	claim: z.string(),
	description: z.string(),
	table,
	note: z.string().optional(),
	sql: z.string().optional(),
});

export const metricSchema = z.object({
	label: z.string(),
	value: cell,
	format: formatSchema,
	/** What must be known beside it, in words. */
	detail: z.string().optional(),
	/** The numbers in the detail: an interval, how many customers these are, the same of all customers. */
	beside: z.array(z.object({ value: z.number(), format: formatSchema })).optional(),
});

const metrics = z.object({ kind: z.literal("metrics"), id: idSchema, items: z.array(metricSchema).min(1) });

/** Whose words they are: `analyst` where someone wrote them for this report and they may hold numbers of any source. */
export const authorSchema = z.literal("analyst");

/** CommonMark with tables, callouts and footnotes, rendered with raw HTML off. Written from the data unless by someone. */
const text = z.object({
	kind: z.literal("text"),
	id: idSchema,
	markdown: z.string(),
	by: authorSchema.optional(),
	/** Ids of the tables of other sections whose numbers the text tells. */
	cites: z.array(idSchema).optional(),
});

/** All about one segment, on two sheets of paper. */
const profile = z.object({
	kind: z.literal("profile"),
	id: idSchema,
	/** Of the segment; the heading. */
	name: z.string(),
	/** The message: a sentence with a number. */
	claim: z.string(),
	/** How far the segment is to be trusted, in a word or two. */
	badge: z.object({ label: z.string(), tone: z.enum(["good", "caution", "bad"]) }),
	metrics: z.array(metricSchema).min(1),
	/** What sets the segment apart, in plain words, and the rule that finds its members. CommonMark, as in `text`. */
	markdown: z.string(),
	/** Drawn small, two beside each other. */
	figures: z.array(figure),
});

/** One estimate that a finding rests on, as it stands in a published table. */
const evidence = z.object({
	/** Whom or what it is about: a segment, a channel, a product. */
	label: z.string(),
	/** Customers that it rests on. */
	n: z.int(),
	/** What is estimated, in words. */
	measure: z.string(),
	format: formatSchema,
	/** With its 95% interval; null where nothing can be estimated. */
	estimate: z.number().nullable(),
	low: z.number().nullable(),
	high: z.number().nullable(),
	/** Whether the comparison was set before the data were looked at, or picked from them. */
	kind: z.enum(hypothesisKinds),
	test: z.string(),
	/** The p-value adjusted for all tests of the report. */
	q: z.number().nullable(),
	effect: z.object({ name: z.string(), value: z.number(), magnitude: z.enum(magnitudes) }).optional(),
	verdict: z.enum(verdicts),
	/** Id of the table, and index of its row. */
	table: idSchema,
	row: z.int().min(0),
});

/** A sentence with its evidence. */
const finding = z.object({
	kind: z.literal("finding"),
	id: idSchema,
	/** The sentence. */
	claim: z.string(),
	verdict: z.enum(verdicts),
	evidence: z.array(evidence).min(1),
	/** What must be known beside the sentence: that nothing was randomized, or that an association turns around. */
	caveat: z.string().optional(),
});

/** How far a recommendation is to be trusted: the published table of grades says what each takes. */
export const grades = ["strong", "moderate", "tentative"] as const;

/** An action for an audience, with what it rests on. */
const recommendation = z.object({
	kind: z.literal("recommendation"),
	id: idSchema,
	/** What to do, as a sentence. */
	claim: z.string(),
	/** For whom, in words. */
	audience: z.string(),
	/** Why, with numbers of published tables; CommonMark, with footnotes of outside research as `[^1]`. */
	reason: z.string(),
	grade: z.enum(grades),
	/** What the grade rests on, in a sentence. */
	gradeReason: z.string(),
	/** The tables that it stands on. */
	basis: z.array(z.object({ table: idSchema, label: z.string() })).min(1),
	/** What to do it with; left out where nobody may be targeted. Every number is a cell of the chapter's tables. */
	plan: z
		.object({
			/** Customers that it goes to; null where that is withheld. */
			reach: z.int().nullable(),
			/** What it could bring, as a range, with what is assumed. */
			expect: z.string(),
			risk: z.string(),
			/** How to try it out. */
			trial: z.string(),
			/** What goes first for some of its customers. */
			conflict: z.string().optional(),
		})
		.optional(),
	/** What the fair lending gate made of it, where it did. */
	fairLending: z.object({ change: z.enum(["reworded", "descriptive only"]), note: z.string() }).optional(),
});

/** What others published, numbered as the footnotes of the report cite it. One block a report at most. */
const sources = z.object({
	kind: z.literal("sources"),
	id: idSchema,
	items: z
		.array(
			z.object({
				/** Counted from 1, without gaps. */
				number: z.int().min(1),
				/** What was found, with its figure. */
				claim: z.string(),
				publisher: z.string(),
				year: z.int(),
				/** Where it was read. */
				url: z.url({ protocol: /^https?$/ }),
				/** What must be known of it: that it is older than five years. */
				mark: z.string().optional(),
			}),
		)
		.min(1),
});

export const blockSchema = z.discriminatedUnion("kind", [
	figure,
	finding,
	recommendation,
	tableBlock,
	metrics,
	text,
	profile,
	sources,
]);

export type Block = z.infer<typeof blockSchema>;
export type Figure = z.infer<typeof figure>;
export type TableBlock = z.infer<typeof tableBlock>;
export type Evidence = z.infer<typeof evidence>;
export type FindingBlock = z.infer<typeof finding>;
export type RecommendationBlock = z.infer<typeof recommendation>;
export type SourcesBlock = z.infer<typeof sources>;
export type Profile = z.infer<typeof profile>;
export type Metric = z.infer<typeof metricSchema>;
export type Table = z.infer<typeof table>;
export type Column = z.infer<typeof column>;
export type Cell = z.infer<typeof cell>;
export type Format = z.infer<typeof formatSchema>;
export type Grade = (typeof grades)[number];
