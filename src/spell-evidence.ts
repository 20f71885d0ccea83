/** The lines of evidence under a finding, as they are written. */
import type { Evidence, FindingBlock } from "../analysis/document.ts";
import { type Formats, missingMark } from "../analysis/format.ts";
import { kindNotes, kindWords, verdictWords } from "./verdict-words.ts";

export interface EvidenceLine extends Pick<Evidence, "label" | "table"> {
	n: string;
	estimate: string;
	/** "0.4 to 2.0", or empty. */
	interval: string;
	/** What is estimated, where the lines differ in it, else empty. */
	measure: string;
	/** "Small". */
	magnitude: string;
	/** What came of it, where a line has another verdict than the finding or turns around, else empty. */
	standing: string;
	/** "Exploratory", where the lines differ in it, else empty. */
	kind: string;
	/** "0.213", with the name of its measure where the lines differ in it, or empty. */
	effect: string;
	q: string;
}

export interface EvidenceTable {
	lines: EvidenceLine[];
	/** Of the estimates: what is estimated, where all lines have it in common and it is short. */
	heading: string;
	/** What the size of the effect is measured by, where all lines have it in common. */
	effect: string | undefined;
	/** Whether all comparisons were set before the data were looked at, or picked from them; empty where lines differ in it. */
	kind: string;
	/** What was estimated and tested how, and what the kinds of comparisons are, as sentences. */
	notes: string;
}

/** Characters of a measure that has room at the head of a column. */
const longestHeading = 36;

export function spellEvidence({ evidence, verdict }: FindingBlock, formats: Formats): EvidenceTable {
	const measure = findCommon(evidence.map((line) => line.measure));
	const effect = findCommon(evidence.flatMap((line) => line.effect?.name ?? []));
	const kind = findCommon(evidence.map((line) => line.kind));
	const kinds = [...new Set(evidence.map((line) => line.kind))];
	const tests = [...new Set(evidence.map(({ test }) => test))];
	const isShort = measure !== undefined && measure.length <= longestHeading;
	const options = {
		formats,
		namesMeasure: measure === undefined,
		namesEffect: effect === undefined,
		namesKind: kind === undefined,
		namesVerdict: evidence.some((line) => line.verdict !== verdict),
	};
	return {
		lines: evidence.map((line) => spellLine(line, options)),
		heading: isShort ? upperFirst(measure) : "Estimate",
		effect,
		kind: kind === undefined ? "" : kindWords[kind],
		notes: [
			...(measure !== undefined && !isShort ? [`Estimate: ${measure}.`] : []),
			`${tests.length > 1 ? "Tests" : "Test"}: ${tests.join("; ")}.`,
			"The q-value is the p-value after correction for all tests of this report.",
			...kinds.map((one) => kindNotes[one]),
		].join(" "),
	};
}

interface Options {
	formats: Formats;
	namesMeasure: boolean;
	namesEffect: boolean;
	namesKind: boolean;
	namesVerdict: boolean;
}

function spellLine(
	line: Evidence,
	{ formats, namesMeasure, namesEffect, namesKind, namesVerdict }: Options,
): EvidenceLine {
	const { label, measure, table, format, n, estimate, low, high, effect, q, kind } = line;
	return {
		label,
		table,
		n: formats.cell(n, "count"),
		estimate: formats.cell(estimate, format),
		interval: low === null || high === null ? "" : `${formats.bare(low, format)} to ${formats.bare(high, format)}`,
		measure: namesMeasure ? measure : "",
		standing: standingOf(line, namesVerdict),
		kind: namesKind ? kindWords[kind] : "",
		magnitude: effect ? upperFirst(effect.magnitude) : missingMark,
		effect: effect ? `${namesEffect ? `${effect.name} ` : ""}${formats.cell(effect.value, "ratio")}` : "",
		q: formats.cell(q, "probability"),
	};
}

function standingOf({ verdict, turnsWithin }: Evidence, namesVerdict: boolean): string {
	if (turnsWithin !== undefined) return `Turns around within the same ${turnsWithin}`;
	return namesVerdict ? verdictWords[verdict] : "";
}

function upperFirst(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The value of all, if it is the same. */
function findCommon<T extends string>(values: readonly T[]): T | undefined {
	return new Set(values).size === 1 ? values[0] : undefined;
}
