/** What small charts beside each other have in common: names above, one grid of heights, and labels below. */
import * as Plot from "@observablehq/plot";
import type { Tick } from "./axes.ts";
import type { ChartContext } from "./context.ts";
import type { Facet } from "./facets.ts";
import { measureText } from "./text-width.ts";

interface Frame {
	facets: Facet[];
	/** Pixels. */
	plotWidth: number;
	ticks: Tick[];
	/** Pixels below the top of a facet. */
	up: (value: number) => number;
	/** Of the line that the facets stand on. */
	base: number;
}

export function drawFacetFrames({ facets, plotWidth, ticks, up, base }: Frame): Plot.Markish[] {
	return facets.flatMap(({ lines, x, y, isFirst }) => {
		const height = ({ value }: Tick) => y + up(value);
		const across = { x1: () => x, x2: () => x + plotWidth } as const;
		return [
			Plot.text([lines.join("\n")], {
				x: () => x,
				y: () => y - 8,
				textAnchor: "start",
				lineAnchor: "bottom",
				lineHeight: 1.15,
				fontWeight: 600,
				fill: "var(--ink)",
			}),
			Plot.link(ticks, { ...across, y1: height, y2: height, stroke: "var(--chart-grid)" }),
			...(isFirst
				? [
						Plot.text(ticks, {
							x: () => x - 8,
							y: height,
							text: "label",
							textAnchor: "end",
							fill: "var(--ink-muted)",
						}),
					]
				: []),
			Plot.link([0], { ...across, y1: () => y + base, y2: () => y + base, stroke: "var(--chart-axis)" }),
		];
	});
}

interface Below {
	context: ChartContext;
	/** Pixels from the left edge of the facet, and its width. */
	position: (value: number) => number;
	plotWidth: number;
}

/** Of labels in order the first, the last, and between them as many at even steps as have room; each inside its facet. */
export function placeBelow(
	ticks: Tick[],
	{ context, position, plotWidth }: Below,
): { label: string; middle: number }[] {
	const placed = ticks.map(({ value, label }) => {
		const half = measureText(label, context.type) / 2;
		return { label, half, middle: Math.min(Math.max(position(value), half - 4), plotWidth - half + 4) };
	});
	for (let step = 1; step < placed.length; step++) {
		const kept = placed.filter((_, index) => index % step === 0);
		const isClear = kept.every((tick, index) => {
			const next = kept[index + 1];
			return !next || next.middle - tick.middle >= tick.half + next.half + 6;
		});
		if (isClear) return kept;
	}
	return placed.slice(0, 1);
}

export function drawBelow(
	labels: { label: string; middle: number }[],
	{ x, y }: { x: number; y: number },
): Plot.Markish {
	return Plot.text(labels, {
		x: ({ middle }) => x + middle,
		y: () => y + 6,
		text: "label",
		lineAnchor: "top",
		fill: "var(--ink-muted)",
	});
}
