/** Differences between shares, in words. */
import type { Formats } from "../format.ts";
import type { Settings } from "../report.ts";
import type { Estimate } from "../statistics/interval.ts";

type Words = { settings: Pick<Settings, "meaningfulDifference">; formats: Formats };

/** The size of a difference between shares, without its sign: "2.0 points". */
export function sizeInPoints(difference: number, formats: Formats): string {
	return formats.cell(Math.abs(difference), "points").replace("+", "");
}

/** The size of a difference that is above zero, with its interval: "8.1 points (5.8 to 10.3)". */
export function sizeWithInterval({ estimate, low, high }: Estimate, formats: Formats): string {
	const bare = (end: number) => formats.bare(end, "points").replace("+", "");
	return `${sizeInPoints(estimate, formats)} (${bare(low)} to ${bare(high)})`;
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
