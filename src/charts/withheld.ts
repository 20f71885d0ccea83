/** The mark of a cell that is withheld to protect customers: nothing drawn, and `[c]` where it would stand. */
import * as Plot from "@observablehq/plot";
import { suppressedMark } from "../../analysis/format.ts";
import type { ChartContext } from "./context.ts";
import { measureText } from "./text-width.ts";

export const withheldTitle = "Withheld: it rests on too few customers";

/** One mark for each datum, placed by `options`; none at all for an empty list. */
export function drawWithheld<T>(data: T[], options: Plot.TextOptions, context: ChartContext): Plot.Markish[] {
	if (data.length === 0) return [];
	return [
		Plot.text(data, {
			...options,
			text: () => suppressedMark,
			title: () => withheldTitle,
			fill: "var(--ink-muted)",
			fontSize: context.type.size - 1,
		}),
	];
}

interface Along {
	context: ChartContext;
	/** Pixels: how high the marks stand, and within what they do. */
	y: number;
	bounds: [number, number];
}

/** Marks at these pixels of a line, as many of them as have room beside each other. */
export function drawWithheldAlong(places: number[], { context, y, bounds }: Along): Plot.Markish[] {
	const width = measureText(suppressedMark, context.type);
	const kept: number[] = [];
	for (const place of places.toSorted((a, b) => a - b)) {
		const middle = Math.min(Math.max(place, bounds[0] + width / 2), bounds[1] - width / 2);
		if (middle - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) >= width + 4) kept.push(middle);
	}
	const halo = { stroke: "var(--surface)", strokeWidth: 3 } as const;
	return drawWithheld(kept, { x: (middle: number) => middle, y: () => y, ...halo }, context);
}
