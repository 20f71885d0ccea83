/** Differences between shares, in words. */
import type { Formats } from "../format.ts";
import type { Settings } from "../report.ts";

type Words = { settings: Pick<Settings, "meaningfulDifference">; formats: Formats };

/** The size of a difference between shares, without its sign: "2.0 points". */
export function sizeInPoints(difference: number, formats: Formats): string {
	return formats.cell(Math.abs(difference), "points").replace("+", "");
}

/** The smallest difference between shares that matters: "2 points". */
export function marginWords({ settings, formats }: Words): string {
	return sizeInPoints(settings.meaningfulDifference, formats).replace(/[.,]0(?= )/, "");
}

/** How near shares are that do not differ: "to within 2 points". */
export function withinWords(words: Words): string {
	return `to within ${marginWords(words)}`;
}

/** "from −0.5 to +8.1 points"; of differences that read alike "0.0 points". */
export function pointsRange(differences: readonly number[], formats: Formats): string {
	const [least, most] = [Math.min(...differences), Math.max(...differences)];
	const [from, to] = [formats.bare(least, "points"), formats.cell(most, "points")];
	return to.startsWith(`${from} `) ? to : `from ${from} to ${to}`;
}
