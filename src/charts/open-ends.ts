/** The words under the open bins of a histogram: "Under −$2K", "$90K or more". */
import * as Plot from "@observablehq/plot";
import { type Bin, isOpen } from "./bins.ts";
import type { ChartContext } from "./context.ts";
import type { PositionScale } from "./position-scale.ts";
import { widestText, wrapText } from "./text-width.ts";

export interface OpenEnd {
	lines: string[];
	/** Pixels: the middle of the label, and its edges. */
	x: number;
	from: number;
	to: number;
}

interface Options {
	context: ChartContext;
	scale: PositionScale;
	write: (value: number) => string;
}

const lineHeight = 1.15;

/** Each label under its bin, but inside the picture. */
export function layOpenEnds(bins: Bin[], { context, scale, write }: Options): OpenEnd[] {
	return bins.filter(isOpen).map((bin) => {
		const text = bin.upper === undefined ? `${write(bin.lower ?? 0)} or more` : `Under ${write(bin.upper)}`;
		const [from, to] = [scale.position(bin.from), scale.position(bin.to)];
		const lines = wrapText(text, Math.max(to - from, context.narrow ? 50 : 64), context.type);
		const half = widestText(lines, context.type) / 2;
		const x = Math.min(Math.max((from + to) / 2, half), context.width - half);
		return { lines, x, from: x - half, to: x + half };
	});
}

export function drawOpenEnd({ lines, x }: OpenEnd, marginLeft: number, { size }: { size: number }): Plot.Markish {
	return Plot.text([lines.join("\n")], {
		frameAnchor: "bottom-left",
		textAnchor: "middle",
		lineAnchor: "top",
		dx: x - marginLeft,
		dy: 7 - 0.71 * (lineHeight - 1) * size,
		lineHeight,
		fill: "var(--ink-muted)",
	});
}

/** Whether a label of some width around `x` keeps away from all open ends. */
export function isClearOf(ends: OpenEnd[], { x, width }: { x: number; width: number }): boolean {
	return ends.every((end) => x + width / 2 + 6 < end.from || x - width / 2 - 6 > end.to);
}
