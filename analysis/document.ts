/**
 * The report document: the whole report as data, and the contract between `analysis/`, which makes it, and `src/`,
 * which shows it. It holds aggregates only; every table in it has passed the disclosure gate.
 *
 * Shares are 0 to 1, money is in the report's currency, dates are `YYYY-MM-DD`. Ids are kebab-case and unique in a report.
 */
import { z } from "zod";
import {
	authorSchema,
	type Block,
	blockSchema,
	type Figure,
	grades,
	idSchema,
	metricSchema,
	type Table,
	type TableBlock,
} from "./blocks.ts";

const section = z.object({
	id: idSchema,
	/** The message, as a sentence with a number. */
	claim: z.string(),
	/** Whose sentence that is; written from the data unless by someone. */
	claimBy: authorSchema.optional(),
	blocks: z.array(blockSchema),
});

const chapter = z.object({
	id: idSchema,
	title: z.string(),
	question: z.string(),
	/** What is read before the sections: the analyst's own words, and exhibits placed among them. */
	introduction: z.array(blockSchema).optional(),
	sections: z.array(section),
	/** Why the chapter has no sections: the roles it needs and the data do not have. */
	skipped: z.string().optional(),
});

const fingerprint = { bytes: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) };

const input = z.object({
	file: z.string(),
	table: z.string(),
	...fingerprint,
	rowsRead: z.int(),
	rowsKept: z.int(),
	rowsRejected: z.int(),
});

/** A file of an analyst's own words. */
const narrativeFile = z.object({ file: z.string(), ...fingerprint });

/** Ends the name of a folder of results that is being made, or whose making was cut off: it holds no report yet. */
export const unfinished = ".next";

export const documentSchema = z.object({
	report: z.object({
		id: idSchema,
		title: z.string(),
		subtitle: z.string().optional(),
		description: z.string().optional(),
		/** The day the data speak of. */
		asOf: z.iso.date(),
		/** ISO 4217. */
		currency: z.string(),
		/** BCP 47. */
		locale: z.string(),
		paper: z.enum(["a4", "letter"]),
		sources: z.array(z.object({ title: z.string(), path: z.string().optional() })),
		/** Customers fewer than this are never published as a cell. */
		disclosureThreshold: z.int(),
	}),
	builtFrom: z.object({
		software: z.array(z.object({ name: z.string(), version: z.string() })),
		seed: z.int(),
		inputs: z.array(input),
		narrative: z.array(narrativeFile).optional(),
	}),
	summary: z.object({
		/** Whom and what the report is about, in one line. */
		about: z.string(),
		metrics: z.array(metricSchema),
		/** The main points, each with the section that carries it. */
		points: z.array(z.object({ text: z.string(), chapter: idSchema, section: idSchema })),
		/** The first of the recommendations, by the ids of their blocks; how many more there are. */
		recommendations: z.array(
			z.object({ recommendation: idSchema, text: z.string(), audience: z.string(), grade: z.enum(grades) }),
		),
		moreRecommendations: z.int().min(0),
		/** How sure the report is. */
		sureness: z.string(),
		/** What the report cannot say, a sentence each. */
		limits: z.array(z.string()),
	}),
	chapters: z.array(chapter),
	quality: chapter,
	method: chapter,
});

export type * from "./blocks.ts";
export { formatSchema, grades } from "./blocks.ts";
export type { Chart, Scale } from "./chart.ts";
export { effectWords } from "./findings/strength-words.ts";
export type ReportDocument = z.infer<typeof documentSchema>;
export type Chapter = z.infer<typeof chapter>;
export type Section = z.infer<typeof section>;
export type Input = z.infer<typeof input>;
export type NarrativeFile = z.infer<typeof narrativeFile>;

/** All chapters of a document in reading order: the report's own, then quality and method. */
export function listChapters(document: ReportDocument): Chapter[] {
	return [...document.chapters, document.quality, document.method];
}

type Read = Pick<Chapter, "introduction" | "sections">;

/** The blocks of a chapter in reading order. */
export function listBlocks({ introduction = [], sections }: Read): Block[] {
	return [...introduction, ...sections.flatMap(({ blocks }) => blocks)];
}

/** The figures and tables of a chapter in reading order, those of its profiles too. */
export function listExhibits(chapter: Read): (Figure | TableBlock)[] {
	return listBlocks(chapter).flatMap((block) =>
		block.kind === "profile" ? block.figures : "table" in block ? [block] : [],
	);
}

/** Every figure of a document in reading order. */
export function listFigures(document: ReportDocument): Figure[] {
	return listChapters(document)
		.flatMap(listExhibits)
		.filter((exhibit) => exhibit.kind === "figure");
}

/** Every table of a document in reading order, those that figures are drawn from too. */
export function listTables(document: ReportDocument): Table[] {
	return listChapters(document)
		.flatMap(listExhibits)
		.map(({ table }) => table);
}
