/** The messages of a chapter that are main points of the report, those that tell most first. */
import { chapters as definitions } from "../chapters/index.ts";
import type { Chapter, Section } from "../document.ts";
import { mainPoints as recommendationPoints } from "../recommendations/describe-recommendations.ts";

export interface MainPoint {
	chapter: string;
	section: Section;
	/** Lower tells more. */
	rank: number;
}

export function mainPointsOf({ id: chapter, sections }: Pick<Chapter, "id" | "sections">): MainPoint[] {
	const ids = definitions.find(({ id }) => id === chapter)?.mainPoints ?? recommendationPoints;
	return sections
		.filter(({ id }) => ids.includes(id))
		.map((section) => ({ chapter, section, rank: ids.indexOf(section.id) + verdictRank(section) }))
		.toSorted((a, b) => a.rank - b.rank);
}

/** A section with a supported finding tells more than one whose finding is that there is no difference, and that more than the rest. */
function verdictRank({ blocks }: Section): number {
	const found = blocks.flatMap((block) => (block.kind === "finding" ? [block.verdict] : []));
	const ranks = found.map((verdict) => ({ supported: 0, "no difference": 1, inconclusive: 2 })[verdict]);
	return Math.min(2, ...ranks);
}
