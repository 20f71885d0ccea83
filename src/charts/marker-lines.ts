/** Vertical lines at named values: a median, a mean, a reference. */
import * as Plot from "@observablehq/plot";
import type { ChartContext } from "./context.ts";
import { placeMarkers } from "./place-markers.ts";
import type { PositionScale } from "./position-scale.ts";

interface Options {
	context: ChartContext;
	scale: PositionScale;
}

export interface MarkerLines {
	/** Pixels that the labels need above the plot. */
	height: number;
	marks: Plot.Markish[];
}

/** Markers outside the scale's domain are left out: there is no place for them. */
export function drawMarkers(markers: { value: number; label: string }[], { context, scale }: Options): MarkerLines {
	const [low, high] = scale.domain;
	const inside = markers.filter(({ value }) => value >= low && value <= high);
	const placed = placeMarkers(
		inside.map((marker) => ({ ...marker, x: scale.position(marker.value) })),
		{ type: context.type, bounds: [0, context.width] },
	);
	const lineHeight = Math.round(context.type.size * 1.4);
	const rise = (rows: number) => rows * lineHeight;
	const marks = placed.flatMap(({ value, label, x, left, right, row, reach }) => [
		Plot.ruleX([value], { stroke: "var(--surface)", strokeWidth: 3.5, strokeOpacity: 0.6 }),
		Plot.ruleX([value], { stroke: "var(--chart-reference)", strokeWidth: 1.25, insetTop: -rise(reach) }),
		Plot.text([label], {
			x: [value],
			frameAnchor: "top",
			lineAnchor: "top",
			textAnchor: right < x ? "end" : "start",
			dx: right < x ? right - x : left - x,
			dy: 3 - rise(row + 1),
			fontWeight: 600,
			fill: "var(--ink)",
		}),
	]);
	return { height: Math.max(0, ...placed.map(({ row }) => rise(row + 1))), marks };
}
