/** Chapters with their numbers: side by side where none waits for another. */
import type { Settings } from "../report.ts";
import { sideBySide } from "../side-by-side.ts";
import type { Bank } from "../tables/bank.ts";
import { type ChapterDefinition, type Draft, missingNeeds } from "./chapter.ts";
import type { SkippedChapter } from "./quality.ts";

export interface Drafts {
	/** By the chapter's id, as far as the data meet its needs. */
	drafts: Map<string, Draft>;
	/** The others. */
	skipped: SkippedChapter[];
}

/** Both in the order of the chapters. Throws what the first of them that fails throws, once none is at work. */
export async function draftChapters(
	chapters: readonly ChapterDefinition[],
	bank: Bank,
	settings: Settings,
): Promise<Drafts> {
	const drafts = new Map<string, Draft>();
	const skipped: SkippedChapter[] = [];
	for (const together of partAtMakers(chapters)) {
		const outcomes = await sideBySide(together.map((chapter) => draft(chapter, bank, settings)));
		for (const { chapter, drafted } of outcomes) {
			const { id, title } = chapter;
			if ("missing" in drafted) skipped.push({ id, title, missing: drafted.missing });
			else drafts.set(id, drafted);
		}
	}
	return { drafts, skipped };
}

interface Outcome {
	chapter: ChapterDefinition;
	drafted: Draft | { missing: string[] };
}

async function draft(chapter: ChapterDefinition, bank: Bank, settings: Settings): Promise<Outcome> {
	const { needs, lacks, analyze } = chapter;
	const unmet = missingNeeds(bank, needs);
	const missing = unmet.length === 0 && lacks ? await lacks(bank, settings) : unmet;
	return { chapter, drafted: missing.length === 0 ? await analyze(bank, settings) : { missing } };
}

/** A chapter that makes a relation is by itself: those before it have not seen the relation, those behind it have. */
function partAtMakers(chapters: readonly ChapterDefinition[]): ChapterDefinition[][] {
	const parts: ChapterDefinition[][] = [[]];
	for (const chapter of chapters) {
		if (chapter.makesRelation) parts.push([chapter], []);
		else parts.at(-1)?.push(chapter);
	}
	return parts;
}
