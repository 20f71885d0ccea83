/** Intervals: thin lines from low to high, on a halo that keeps them apart from the bar under them. */
import * as Plot from "@observablehq/plot";

export interface Interval {
	category: string;
	low: number | undefined;
	high: number | undefined;
}

interface Options {
	/** Pixels from the middle of the row. */
	dy: number;
	halo: boolean;
}

export function drawIntervals(intervals: Interval[], { dy, halo }: Options): Plot.Markish[] {
	const known = intervals.filter(({ low, high }) => low !== undefined && high !== undefined);
	if (known.length === 0) return [];
	const line = { x1: "low", x2: "high", y1: "category", y2: "category", dy } as const;
	const marks = [Plot.link(known, { ...line, stroke: "var(--chart-interval)", strokeWidth: 1.5 })];
	if (halo) marks.unshift(Plot.link(known, { ...line, stroke: "var(--surface)", strokeWidth: 4, strokeOpacity: 0.8 }));
	return marks;
}
