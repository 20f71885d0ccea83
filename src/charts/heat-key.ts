/** What the colors of a heatmap stand for: the measure, its ends, and the steps between them. */
import * as Plot from "@observablehq/plot";
import type { Column } from "../../analysis/document.ts";
import type { ChartContext } from "./context.ts";
import type { HeatScale } from "./heat-colors.ts";
import { measureText, wrapText } from "./text-width.ts";

interface Options {
	context: ChartContext;
	column: Column;
}

const step = { width: 18, height: 10 };

/** In the top left corner; the strip of steps beside the name of the measure, or below where that is long. */
export function drawHeatKey(
	{ steps, domain }: HeatScale,
	{ context: { formats, type, width }, column }: Options,
): { height: number; marks: Plot.Markish[] } {
	const lineHeight = Math.round(type.size * 1.4);
	const [low, high] = domain.map((value) => formats.short(value, column.format));
	const ends = [low ?? "", high ?? ""].map((text) => measureText(text, type) + 6);
	const stripWidth = (ends[0] ?? 0) + steps.length * step.width + (ends[1] ?? 0);
	const nameWidth = measureText(column.label, type) + 16;
	const isBeside = nameWidth + stripWidth <= width;
	const lines = isBeside ? [column.label] : wrapText(column.label, width, type);
	const left = (isBeside ? nameWidth : 0) + (ends[0] ?? 0);
	const middle = (isBeside ? 0.5 : lines.length + 0.5) * lineHeight;
	const text = { fill: "var(--ink-muted)" } as const;
	return {
		height: middle + lineHeight / 2 + 8,
		marks: [
			...lines.map((line, index) =>
				Plot.text([line], { ...text, x: () => 0, y: () => (index + 0.5) * lineHeight, textAnchor: "start" }),
			),
			Plot.text([low], { ...text, x: () => left - 6, y: () => middle, textAnchor: "end" }),
			Plot.rect(steps, {
				x1: (_, index) => left + index * step.width,
				x2: (_, index) => left + (index + 1) * step.width,
				y1: () => middle - step.height / 2,
				y2: () => middle + step.height / 2,
				insetRight: 1,
				fill: "fill",
			}),
			Plot.text([high], {
				...text,
				x: () => left + steps.length * step.width + 5,
				y: () => middle,
				textAnchor: "start",
			}),
		],
	};
}
