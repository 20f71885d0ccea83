import { invertSignedLog, signedLog } from "./signed-log.ts";

/** What the engine returns of the values to be drawn, in their own unit. */
export interface Range {
	n: number;
	low: number;
	high: number;
}

const fewestBins = 10;
const mostBins = 40;
const stepsPerDecade = [5, 3, 2, 1];

/**
 * The edges of bins that are equally wide on the signed logarithmic scale of that constant, so that the height of a bar
 * compares; ascending, each rounded to two digits, with zero among them wherever the values reach it. A bin holds its lower
 * edge and not its upper one; the first edge is at most `low` and the last is above `high`.
 *
 * Far from zero there are five steps a decade, the preferred numbers of ISO 3: 1, 1.6, 2.5, 4, 6.3, 10. (Steps of 1, 2 and 5
 * would make the bar from 2 to 5 a third wider than its neighbors.) There are three, two or one where five would give more
 * bins than 2·∛n (Rice's rule), that number held between 10 and 40.
 */
export function signedLogBins({ n, low, high }: Range, constant: number): number[] {
	const most = Math.min(mostBins, Math.max(fewestBins, 2 * Math.cbrt(n)));
	const candidates = stepsPerDecade.map((steps) => edgesAt(Math.LN10 / steps, { low, high, constant }));
	return (candidates.find((edges) => edges.length - 1 <= most) ?? candidates.at(-1)) as number[];
}

function edgesAt(step: number, { low, high, constant }: { low: number; high: number; constant: number }): number[] {
	const edge = (index: number) => Number(invertSignedLog(index * step, constant).toPrecision(2));
	let first = Math.floor(signedLog(low, constant) / step);
	let last = Math.floor(signedLog(high, constant) / step) + 1;
	// Rounding may carry an edge past the value that it has to hold.
	if (edge(first) > low) first--;
	if (edge(last) <= high) last++;
	return Array.from({ length: last - first + 1 }, (_, i) => edge(first + i));
}
