import { invertSignedLog, signedLog } from "./signed-log.ts";

/** What the engine returns of the values to be drawn, in their own unit. */
export interface Range {
	n: number;
	low: number;
	high: number;
}

const fewestBins = 10;
const mostBins = 40;

/** Steps a decade, and the digits that edges are rounded to: few enough to read, enough to keep the steps even. */
const gradings = [
	{ steps: 10, digits: 3 },
	{ steps: 5, digits: 2 },
	{ steps: 3, digits: 2 },
	{ steps: 2, digits: 2 },
	{ steps: 1, digits: 2 },
];

/**
 * The edges of bins that are equally wide on the signed logarithmic scale of that constant, so that the heights of bars
 * compare; ascending, rounded to two digits (three where there are ten steps a decade), with zero among them wherever the
 * values reach it. A bin holds its lower edge and not its upper one; the first edge is at most `low` and the last is above
 * `high`.
 *
 * Far from zero the steps are ten, five, three, two or one a decade; five are the preferred numbers of ISO 3, 1, 1.6, 2.5,
 * 4, 6.3, 10. (Steps of 1, 2 and 5 would make the bar from 2 to 5 a third wider than its neighbors.) It is the largest
 * of these that gives at most 2·∛n bins (Rice's rule), that number held between 10 and 40.
 */
export function signedLogBins({ n, low, high }: Range, constant: number): number[] {
	const most = Math.min(mostBins, Math.max(fewestBins, 2 * Math.cbrt(n)));
	const candidates = gradings.map((grading) => gradeEdges({ low, high, constant, ...grading }));
	return (candidates.find((edges) => edges.length - 1 <= most) ?? candidates.at(-1)) as number[];
}

interface Grading {
	low: number;
	high: number;
	constant: number;
	steps: number;
	digits: number;
}

function gradeEdges({ low, high, constant, steps, digits }: Grading): number[] {
	const width = Math.LN10 / steps;
	const edge = (index: number) => Number(invertSignedLog(index * width, constant).toPrecision(digits));
	let first = Math.floor(signedLog(low, constant) / width);
	let last = Math.floor(signedLog(high, constant) / width) + 1;
	// Rounding may carry an edge past the value that it has to hold.
	if (edge(first) > low) first--;
	if (edge(last) <= high) last++;
	return Array.from({ length: last - first + 1 }, (_, i) => edge(first + i));
}
