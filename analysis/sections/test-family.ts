/** The family of tests that a report declares: how many it makes of which kind, and what came of them. */
import type { Section } from "../document.ts";
import { type Finding, hypothesisKinds, verdicts } from "../findings/hypothesis.ts";
import { countColumn, makeTableBlock, textColumn } from "./table.ts";

const kindLabels = {
	confirmatory: "Confirmatory: made whatever the data look like",
	exploratory: "Exploratory: picked from the data, or found by a search",
} as const;

/** Undefined where the report tests nothing. */
export function familySection(family: readonly Finding[]): Section | undefined {
	const tested = family.filter(({ q }) => q !== null);
	if (tested.length === 0) return undefined;
	const counts = hypothesisKinds.map((kind) => ({ kind, of: tested.filter((finding) => finding.kind === kind) }));
	const supported = tested.filter(({ verdict }) => verdict === "supported").length;
	const list = counts.map(({ kind, of }) => `${of.length} ${kind}`).join(" and ");
	const claim = `${tested.length} ${tested.length === 1 ? "test was" : "tests were"} declared as one family, ${list}; ${supported} ${supported === 1 ? "is" : "are"} supported`;
	const block = makeTableBlock({
		id: "test-family",
		claim: "What came of the tests, by kind of comparison",
		description:
			"The comparisons that the chapters put forward, all of them judged together before a word was written: those that are not spoken of count too.",
		columns: [
			textColumn("kind", "Kind of comparison"),
			countColumn("tests", "Tests"),
			...verdicts.map((verdict) => countColumn(columnOf(verdict), labels[verdict])),
		],
		rows: counts.map(({ kind, of }) => ({
			kind: kindLabels[kind],
			tests: of.length,
			...Object.fromEntries(
				verdicts.map((verdict) => [columnOf(verdict), of.filter((finding) => finding.verdict === verdict).length]),
			),
		})),
		protection: "public",
		note: untestedWords(family.length - tested.length),
	});
	return { id: "tests", claim, blocks: [block] };
}

const labels = {
	supported: "Supported",
	"no difference": "No difference",
	inconclusive: "Too little data to say",
} as const;

function columnOf(verdict: Finding["verdict"]): string {
	return verdict.replace(" ", "_");
}

function untestedWords(untested: number): string {
	const judged = "The q-value is Benjamini and Hochberg's, over the whole family.";
	if (untested === 0) return judged;
	return `${judged} ${untested} more ${untested === 1 ? "comparison" : "comparisons"} could not be tested, as nothing varies.`;
}
