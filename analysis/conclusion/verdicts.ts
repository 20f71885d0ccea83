/** How sure the report is: what came of all comparisons that it made, by chapter. */
import { definitions } from "../definitions.ts";
import { type Chapter, grades, type RecommendationBlock, type TableBlock } from "../document.ts";
import { type Verdict, verdicts } from "../findings/hypothesis.ts";
import { formatsFor } from "../format.ts";
import { joinWords } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { countColumn, makeTableBlock, textColumn } from "../sections/table.ts";

export type VerdictCounts = { [verdict in Verdict]: number };

/** Of the lines of evidence under the findings of a chapter, each row of a table once. */
export function countVerdicts({ sections }: Pick<Chapter, "sections">): VerdictCounts {
	const lines = sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === "finding" ? block.evidence : [])),
	);
	const rows = new Map(lines.map((line) => [`${line.table} ${line.row} ${line.measure}`, line.verdict]));
	const count = (verdict: Verdict) => [...rows.values()].filter((of) => of === verdict).length;
	return Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as VerdictCounts;
}

export function sumVerdicts(counts: readonly VerdictCounts[]): VerdictCounts {
	const sum = (verdict: Verdict) => counts.reduce((total, of) => total + of[verdict], 0);
	return Object.fromEntries(verdicts.map((verdict) => [verdict, sum(verdict)])) as VerdictCounts;
}

const allChapters = "All chapters";

/** Undefined where no chapter tested anything. */
export function verdictsTable(chapters: readonly Chapter[]): TableBlock | undefined {
	const counted = chapters
		.map((chapter) => ({ chapter: chapter.title, counts: countVerdicts(chapter) }))
		.filter(({ counts }) => totalOf(counts) > 0);
	if (counted.length === 0) return undefined;
	const all = { chapter: allChapters, counts: sumVerdicts(counted.map(({ counts }) => counts)) };
	return makeTableBlock({
		id: "verdicts",
		claim: "What came of the comparisons that findings rest on",
		description: "Comparisons under the findings of each chapter, by verdict.",
		columns: [
			textColumn("chapter", "Chapter"),
			countColumn("supported", "Supported"),
			countColumn("no_difference", "No difference"),
			countColumn("inconclusive", "Too little data to say"),
			countColumn("comparisons", "Comparisons"),
		],
		rows: [all, ...counted].map(({ chapter, counts }) => ({
			chapter,
			supported: counts.supported,
			no_difference: counts["no difference"],
			inconclusive: counts.inconclusive,
			comparisons: totalOf(counts),
		})),
		protection: "public",
	});
}

export function totalOf(counts: VerdictCounts): number {
	return verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
}

/** What the rest of how sure the report is comes to. */
export function surenessClaim(counts: VerdictCounts, settings: Settings): string {
	const { cell } = formatsFor(settings);
	const total = totalOf(counts);
	if (total === 0) return "Nothing in this report is a test";
	if (counts.supported === 0) return "The data show no reliable differences";
	return `Of ${cell(total, "count")} comparisons ${cell(counts.supported, "count")} ${counts.supported === 1 ? "is" : "are"} supported`;
}

/** One or two sentences. */
export function surenessWords(
	counts: VerdictCounts,
	{ recommendations, settings }: { recommendations: readonly RecommendationBlock[]; settings: Settings },
): string {
	const { cell, short } = formatsFor(settings);
	const count = (number: number) => cell(number, "count");
	const total = totalOf(counts);
	const { supported, inconclusive, "no difference": same } = counts;
	const advice = adviceWords(recommendations);
	if (total === 0) return `Nothing in this report is a test: it describes these customers as they are.${advice}`;
	if (supported === 0)
		return `The data show no reliable differences: of ${count(total)} comparisons none is supported, ${count(same)} show no difference and ${count(inconclusive)} rest on too little data to say.${advice}`;
	const rate = short(definitions.falseDiscoveryRate.value, "share");
	const parts = [
		`${count(supported)} ${supported === 1 ? "is" : "are"} supported`,
		...(same === 0 ? [] : [`${count(same)} ${same === 1 ? "shows" : "show"} no difference`]),
		...(inconclusive === 0
			? []
			: [`${count(inconclusive)} ${inconclusive === 1 ? "rests" : "rest"} on too little data to say`]),
	];
	return `Of ${count(total)} comparisons, ${joinWords(parts)}; of those called supported at most about ${rate} are expected to be chance.${advice}`;
}

function adviceWords(recommendations: readonly RecommendationBlock[]): string {
	if (recommendations.length === 0) return " No action follows from it.";
	const counts = grades
		.map((grade) => ({ grade, count: recommendations.filter((of) => of.grade === grade).length }))
		.filter(({ count }) => count > 0);
	const [first] = counts;
	if (recommendations.length === 1) return ` The one recommendation is of ${first?.grade} grade.`;
	if (counts.length === 1) return ` All ${recommendations.length} recommendations are of ${first?.grade} grade.`;
	const parts = counts.map(({ grade, count }) => `${count} ${count === 1 ? "is" : "are"} of ${grade} grade`);
	return ` Of ${recommendations.length} recommendations, ${joinWords(parts)}.`;
}
