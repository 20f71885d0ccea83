/** Chapters with their numbers: side by side where none waits for another. */
import type { Settings } from "../report.ts";
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
		const outcomes = await Promise.allSettled(together.map((chapter) => draft(chapter, bank, settings)));
		for (const [place, { id, title }] of together.entries()) {
			const outcome = outcomes[place];
			if (outcome?.status === "rejected") throw outcome.reason;
			if (!outcome) continue;
			if ("missing" in outcome.value) skipped.push({ id, title, missing: outcome.value.missing });
			else drafts.set(id, outcome.value);
		}
	}
	return { drafts, skipped };
}

async function draft(
	{ needs, lacks, analyze }: ChapterDefinition,
	bank: Bank,
	settings: Settings,
): Promise<Draft | { missing: string[] }> {
	const unmet = missingNeeds(bank, needs);
	const missing = unmet.length === 0 && lacks ? await lacks(bank, settings) : unmet;
	return missing.length === 0 ? analyze(bank, settings) : { missing };
}

/** A chapter that makes a relation is by itself: those before it have not seen the relation, those behind it have. */
function partAtMakers(chapters: readonly ChapterDefinition[]): ChapterDefinition[][] {
	const parts: ChapterDefinition[][] = [[]];
	for (const chapter of chapters) {
		if (chapter.makes) parts.push([chapter], []);
		else parts.at(-1)?.push(chapter);
	}
	return parts;
}
