/** The dots of a forest plot with their intervals: the better supported, the stronger. */
import * as Plot from "@observablehq/plot";
import type { ForestAxis } from "./forest-axis.ts";
import type { LaidRow, Outcome } from "./forest-rows.ts";

export interface VerdictStyle {
	color: string;
	/** Pixels. */
	radius: number;
	lineWidth: number;
	hollow: boolean;
}

export function verdictStyles(color: string): Record<Outcome, VerdictStyle> {
	return {
		supported: { color, radius: 5, lineWidth: 2, hollow: false },
		"no difference": { color, radius: 4.5, lineWidth: 1.5, hollow: true },
		"turns around": { color: "var(--ink-muted)", radius: 4.5, lineWidth: 1.5, hollow: true },
		inconclusive: { color: "var(--chart-axis)", radius: 3, lineWidth: 1.25, hollow: false },
	};
}

interface Options {
	axis: ForestAxis;
	styles: Record<Outcome, VerdictStyle>;
	/** Pixels above the first row. */
	top: number;
	describe: (row: LaidRow) => string;
}

/** An interval that reaches beyond the axis ends in an arrow there, and so does the row of an estimate beyond it. */
export function drawEstimates(rows: LaidRow[], { axis, styles, top, describe }: Options): Plot.Markish[] {
	const [least, greatest] = axis.domain;
	const inside = (value: number) => Math.min(greatest, Math.max(least, value));
	return rows.flatMap((row) => {
		const { value, verdict } = row;
		if (value === undefined) return [];
		const { color, radius, lineWidth, hollow } = styles[verdict];
		const [low, high, y] = [row.low ?? value, row.high ?? value, top + row.y];
		const isSeen = value >= least && value <= greatest;
		const title = () => describe(row);
		const [from, to] = [axis.position(inside(low)), axis.position(inside(high))];
		const stroke = { stroke: color, strokeWidth: lineWidth } as const;
		const arrow = (x: number, sign: number) =>
			Plot.line(
				[
					[x - 6 * sign, y - 4],
					[x, y],
					[x - 6 * sign, y + 4],
				],
				{ ...stroke, strokeLinecap: "round" },
			);
		return [
			Plot.link([row], {
				x1: () => from,
				x2: () => to,
				y1: () => y,
				y2: () => y,
				...stroke,
				...(isSeen ? {} : { title }),
			}),
			...(low < least ? [arrow(from, -1)] : []),
			...(high > greatest ? [arrow(to, 1)] : []),
			...(isSeen
				? [
						Plot.dot([row], {
							x: () => axis.position(value),
							y: () => y,
							r: hollow ? radius - 0.75 : radius,
							fill: hollow ? "var(--surface)" : color,
							stroke: hollow ? color : "var(--surface)",
							strokeWidth: hollow ? 1.75 : 1,
							title,
						}),
					]
				: []),
		];
	});
}
