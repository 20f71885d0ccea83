/** The advised doses: a shade behind their part of a small chart, and its label above all doses. */
import * as Plot from "@observablehq/plot";
import type { Chart } from "../../analysis/document.ts";
import type { ChartContext } from "./context.ts";
import { balanceText, measureText, type Type, wrapText } from "./text-width.ts";

type DoseResponse = Extract<Chart, { kind: "dose-response" }>;

/** Pixels above the doses, which the labels of ranges take. */
export function roomForLabels({ ranges }: DoseResponse, { type, width }: { type: Type; width: number }): number {
	const lineCounts = ranges.map(({ label }) => wrapText(label, width, type).length);
	return lineCounts.length === 0 ? 0 : Math.max(...lineCounts) * type.size * 1.15 + 8;
}

interface RangeOptions {
	at: { x: number; y: number };
	across: (value: number) => number;
	plotWidth: number;
	plotHeight: number;
	context: ChartContext;
}

/** The shade over the advised doses, with its label at the top where it covers nothing. */
export function drawRange(
	range: DoseResponse["ranges"][number] | undefined,
	{ at, across, plotWidth, plotHeight, context: { type } }: RangeOptions,
): Plot.Markish[] {
	if (!range) return [];
	const [from, to] = [Math.max(0, across(range.low) - 6), Math.min(plotWidth, across(range.high) + 6)];
	const lines = balanceText(range.label, plotWidth, type);
	const half = Math.max(...lines.map((line) => measureText(line, type))) / 2;
	const middle = Math.min(Math.max((from + to) / 2, half), plotWidth - half);
	return [
		Plot.rect([range], {
			x1: () => at.x + from,
			x2: () => at.x + to,
			y1: () => at.y,
			y2: () => at.y + plotHeight,
			fill: "var(--accent-soft)",
		}),
		Plot.text([lines.join("\n")], {
			x: () => at.x + middle,
			y: () => at.y + 3,
			lineAnchor: "top",
			lineHeight: 1.15,
			fill: "var(--ink)",
		}),
	];
}
