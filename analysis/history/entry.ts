/** What is kept of a report, to hold the next one against: numbers that it published, and nothing else. */
import { z } from "zod";
import { type Block, type Chapter, formatSchema, grades, type ReportDocument } from "../document.ts";
import { verdicts } from "../findings/hypothesis.ts";
import type { Settings } from "../report.ts";
import { listPublishedCells } from "./published-cells.ts";

export const entrySchema = z.object({
	/** Of the data files and the day they speak of: see `identifyBuild`. */
	digest: z.string().regex(/^[0-9a-f]{64}$/),
	/** The day the data speak of. */
	asOf: z.iso.date(),
	/** Among the reports of that day, counted from 1 in the order in which they were made. */
	ordinal: z.int().min(1),
	/** Bankbook's name and version. */
	madeWith: z.string(),
	/** The settings that it was made with, by name. */
	settings: z.record(z.string(), z.unknown()),
	customers: z.int(),
	findings: z.array(z.object({ id: z.string(), name: z.string(), verdict: z.enum(verdicts) })),
	recommendations: z.array(z.object({ id: z.string(), name: z.string(), grade: z.enum(grades) })),
	/** By table and column: estimate and ends of its interval, by group. */
	estimates: z.array(
		z.object({
			table: z.string(),
			column: z.string(),
			format: formatSchema,
			cells: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
		}),
	),
});

export type Entry = z.infer<typeof entrySchema>;

/** A report as it is about to be published, as far as it is kept. */
export interface Published {
	software: ReportDocument["builtFrom"]["software"];
	settings: Settings;
	customers: number;
	/** Those about the bank, without what this report says of the previous one. */
	chapters: readonly Chapter[];
}

export function summarizeReport({
	software,
	settings,
	customers,
	chapters,
}: Published): Omit<Entry, "digest" | "asOf" | "ordinal"> {
	const made = software.find(({ name }) => name === "Bankbook");
	return {
		madeWith: made ? `${made.name} ${made.version}` : "",
		settings: JSON.parse(JSON.stringify(settings)),
		customers,
		findings: listBlocks(chapters, "finding").map(({ block: { id, claim, verdict, evidence }, chapter }) => ({
			id,
			name: nameWithoutNumbers(claim, `${chapter.title}: ${evidence[0]?.measure}`),
			verdict,
		})),
		recommendations: listBlocks(chapters, "recommendation").map(({ block: { id, claim, grade } }) => ({
			id,
			name: nameWithoutNumbers(claim, id.replaceAll("-", " ")),
			grade,
		})),
		estimates: groupEstimates(chapters),
	};
}

/** A number in a sentence of the previous report may be withheld in this one: what is gone is named without any. */
function nameWithoutNumbers(claim: string, otherwise: string): string {
	return /\d/.test(claim) ? otherwise : claim;
}

/** The blocks of a kind, each with the chapter that it stands in. */
export function listBlocks<K extends Block["kind"]>(
	chapters: readonly Chapter[],
	kind: K,
): { block: Extract<Block, { kind: K }>; chapter: Chapter }[] {
	const isOfKind = (block: Block): block is Extract<Block, { kind: K }> => block.kind === kind;
	return chapters.flatMap((chapter) =>
		chapter.sections.flatMap(({ blocks }) => blocks.filter(isOfKind).map((block) => ({ block, chapter }))),
	);
}

function groupEstimates(chapters: readonly Chapter[]): Entry["estimates"] {
	const grouped = new Map<string, Entry["estimates"][number]>();
	for (const { table, column, format, group, estimate, low, high } of listPublishedCells(chapters)) {
		const key = `${table} ${column}`;
		const known = grouped.get(key) ?? { table, column, format, cells: {} };
		known.cells[group] = [estimate, low, high];
		grouped.set(key, known);
	}
	return [...grouped.values()];
}
