/** One line with its points and intervals; what is known of a part of its period only stands apart and hollow. */
import * as Plot from "@observablehq/plot";
import type { Column } from "../../analysis/document.ts";
import type { ChartContext } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import type { LineGap, LinePoint } from "./line-points.ts";

interface Options {
	context: ChartContext;
	column: Column;
	color: string;
	/** Pixels aside. */
	dx: number;
	/** Pixels. */
	radius: number;
	about: (point: LinePoint) => string;
	/** What a period known in part is called. */
	partialLabel: string | undefined;
	/** Where a value of the line is withheld. */
	gaps: LineGap[];
	/** On the scales of the plot. */
	x: (point: Pick<LinePoint, "at">) => number;
	y: (value: number) => number;
}

export function drawSeries(points: LinePoint[], options: Options): Plot.Markish[] {
	const { context, column, color, dx, radius, about, partialLabel, gaps, x, y } = options;
	const whole = points.filter(({ isPartial }) => !isPartial);
	const height = ({ value }: LinePoint) => y(value);
	const title = (point: LinePoint) =>
		describeMark({ about: about(point), column, ...point }, context.formats) +
		(point.isPartial ? `\n${partialLabel}` : "");
	return [
		Plot.link(
			points.filter(({ low, high }) => low !== undefined && high !== undefined),
			{
				x1: x,
				x2: x,
				y1: ({ low }: LinePoint) => y(low ?? 0),
				y2: ({ high }: LinePoint) => y(high ?? 0),
				dx,
				stroke: color,
				strokeWidth: 1.5,
				strokeOpacity: 0.7,
			},
		),
		Plot.line(
			[...whole, ...gaps].toSorted((a, b) => a.at - b.at),
			{
				x,
				y: (point: LinePoint | LineGap) => ("value" in point ? height(point) : Number.NaN),
				dx,
				stroke: color,
				strokeWidth: 2.25,
				strokeLinejoin: "round",
			},
		),
		...[whole, points.filter(({ isPartial }) => isPartial)].map((own, index) =>
			Plot.dot(own, {
				x,
				y: height,
				dx,
				r: index === 0 ? radius : Math.max(2.75, radius),
				fill: index === 0 ? color : "var(--surface)",
				stroke: index === 0 ? "var(--surface)" : color,
				// A rim around small dots would cut their line to pieces.
				strokeWidth: index > 0 ? 1.5 : radius < 2.5 ? 0 : 1,
				title,
			}),
		),
	];
}

/** What the hollow dots of any line are, for a key. */
export function partialEntry({ label }: Column) {
	return { name: label, fill: "var(--ink-muted)", shape: "circle", radius: 4, outline: true } as const;
}
