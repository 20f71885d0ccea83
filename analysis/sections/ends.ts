/** The least and the greatest of what is compared. */
import { definitions } from "../definitions.ts";
import type { Record } from "../disclosure.ts";
import type { Cell } from "../document.ts";
import { isNamed } from "../tables/rare-categories.ts";
import { shownWords } from "./shown-words.ts";

export interface Ends<T> {
	lowest: T;
	highest: T;
}

/** Undefined where there are not two to compare. Of equals the first counts as lower. */
export function findEnds<T>(items: readonly T[], numberOf: (item: T) => number): Ends<T> | undefined {
	const sorted = items.toSorted((a, b) => numberOf(a) - numberOf(b));
	const [lowest, highest] = [sorted[0], sorted.at(-1)];
	return lowest !== undefined && highest !== undefined && sorted.length > 1 ? { lowest, highest } : undefined;
}

/** Of the rows that show a number in the column, those of groups that a sentence may single out. */
export function findRowEnds(
	rows: readonly Record[],
	{ value, group }: { value: string; group: string },
): Ends<Record> | undefined {
	const known = rows.filter((row) => typeof row[value] === "number" && isNamed(row[group]));
	return findEnds(known, (row) => Number(row[value]));
}

/** Stands beside every table of ends that a test was made of. */
export const endsNote =
	"Of many groups the highest and the lowest lie apart by chance alone: whether groups differ is judged by the test over all of them.";

/** Whether the intervals of the two ends do not meet, in the columns `<value>_low` and `<value>_high`. */
export function areApart({ lowest, highest }: Ends<Record>, value: string): boolean {
	const [below, above] = [lowest[`${value}_high`], highest[`${value}_low`]];
	return typeof below === "number" && typeof above === "number" && below < above;
}

interface RangeOptions {
	/** The columns of the number and of the group. */
	value: string;
	group: string;
	noun: string;
	/** Writes a number of the column. */
	write: (value: Cell) => string;
}

/** "from 27.0% (Savers) to 58.9% (Spenders)"; of ends that read alike "27.0% in every segment shown". */
export function rangeWords({ lowest, highest }: Ends<Record>, { value, group, noun, write }: RangeOptions): string {
	const [from, to] = [write(lowest[value] ?? null), write(highest[value] ?? null)];
	return from === to
		? `${from} in every ${noun} shown`
		: `from ${from} (${lowest[group]}) to ${to} (${highest[group]})`;
}

/**
 * A subject in the singular with its range, and of some of the compared rows withheld that it is of the others: "The share of
 * deposits runs from 27.0% (Savers) to 58.9% (Spenders), as far as can be shown".
 */
export function rangeClaim(
	subject: string,
	ends: Ends<Record>,
	{ rows, ...options }: RangeOptions & { rows: readonly Record[] },
): string {
	const range = rangeWords(ends, options);
	return `${withVerb(subject, range)}${range.startsWith("from ") ? shownWords(rows, options.value) : ""}`;
}

/** A subject with words for a range, or for what is everywhere the same. */
export function withVerb(subject: string, range: string, number: "singular" | "plural" = "singular"): string {
	const [runs, is] = number === "singular" ? ["runs", "is"] : ["run", "are"];
	return `${subject} ${range.startsWith("from ") ? runs : is} ${range}`;
}

/** Whether numbers from the least to the greatest are the same to a reader. */
export function isSteady(least: number, greatest: number): boolean {
	return greatest - least <= definitions.steadyShare.value * greatest;
}

interface AtOneTime {
	when: string;
	range: string;
	/** Undefined where there are not two to compare. */
	ends: Ends<Record> | undefined;
}

/**
 * What a number of several things was at two times: "Logins ran from 1 (Old) to 5 (Young) in May and from 2 (Old) to 6 (Young)
 * in June", or "Logins stayed at 0.349 to 0.350 in every segment shown, in June as in May".
 */
export function thenAndNow(
	subject: string,
	[before, after]: readonly [AtOneTime, AtOneTime],
	{ value, noun, write }: RangeOptions,
): string {
	const numbers = [before, after].flatMap(({ ends }) =>
		ends ? [Number(ends.lowest[value]), Number(ends.highest[value])] : [],
	);
	const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
	if (before.ends && after.ends && isSteady(least, greatest)) {
		const level = [...new Set([write(least), write(greatest)])].join(" to ");
		return `${subject} stayed at ${level} in every ${noun} shown, in ${after.when} as in ${before.when}`;
	}
	const isRange = [before, after].every(({ range }) => range.startsWith("from "));
	return isRange
		? `${subject} ran ${before.range} in ${before.when} and ${after.range} in ${after.when}`
		: `${subject}: ${before.range} in ${before.when}, ${after.range} in ${after.when}`;
}
