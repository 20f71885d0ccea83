/** A population pyramid: two sides growing from a middle where the bands are named, the first band at the bottom. */
import * as Plot from "@observablehq/plot";
import { categoryPaint } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { widestText } from "./text-width.ts";
import { labelWriter } from "./value-labels.ts";
import { drawWithheld } from "./withheld.ts";

interface Bar {
	band: string;
	side: string;
	value: number | undefined;
	customers: number | undefined;
	withheld: boolean;
	label: string;
}

export function pyramid({ chart }: FigureOf<"pyramid">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, width, narrow, colors } = context;
	const column = context.column(chart.value);
	const rows = context.rows.filter((row) => chart.sides.includes(row.text(chart.side)));
	const values = rows.flatMap((row) => row.number(chart.value) ?? []);
	const write = labelWriter(values, column.format, formats);
	const data = rows.map((row): Bar => {
		const value = row.number(chart.value);
		return {
			band: row.text(chart.band),
			side: row.text(chart.side),
			value,
			customers: row.customers,
			withheld: row.isSuppressed(chart.value),
			label: value === undefined ? "" : write(value),
		};
	});
	const bands = [...new Set(data.map((bar) => bar.band))].toReversed();
	const labelRoom =
		widestText(
			data.map((bar) => bar.label),
			{ ...type, bold: true },
		) + 6;
	const gutter = widestText(bands, type) + (narrow ? 12 : 28);
	const most = Math.max(0, ...values) || 1;
	const signOf = (side: string) => (side === chart.sides[0] ? -1 : 1);
	const end = (bar: Bar) => signOf(bar.side) * (half + (bar.value ?? 0));
	const sideColumn = context.column(chart.side);
	const barRoom = (width - gutter) / 2 - labelRoom;
	/** Half of the middle, in the unit of the values. */
	const half = ((gutter / 2) * most) / barRoom;
	const rowHeight = narrow ? 24 : 27;
	const marginTop = Math.round(type.size * 1.9);
	const reach = half + most;
	/** The bars from top to bottom, and of a band the left one first: the order in which they are read out. */
	const byRow = bands.flatMap((band) =>
		chart.sides.flatMap((side) =>
			data.filter((bar) => bar.band === band && bar.side === side && bar.value !== undefined),
		),
	);
	return {
		height: marginTop + rowHeight * bands.length + 2,
		marginLeft: labelRoom,
		marginRight: labelRoom,
		marginTop,
		marginBottom: 2,
		x: { type: "linear", domain: [-reach, reach], axis: null },
		y: { type: "band", domain: bands, padding: 0, axis: null, round: false },
		marks: [
			Plot.text(bands, { x: 0, y: (band: string) => band, text: (band: string) => band, fill: "var(--ink)" }),
			Plot.barX(byRow, {
				x1: (bar: Bar) => signOf(bar.side) * half,
				x2: end,
				y: "band",
				insetTop: 2,
				insetBottom: 2,
				fill: { value: (bar: Bar) => categoryPaint(colors, sideColumn, bar.side).fill, scale: null },
				title: (bar: Bar) => describeMark({ about: `${bar.side}, ${bar.band}`, column, ...bar }, formats),
			}),
			...chart.sides.flatMap((side) => {
				const sign = signOf(side);
				const textAnchor = sign < 0 ? "end" : "start";
				const all = data.filter((bar) => bar.side === side);
				const drawn = all.filter((bar) => bar.value !== undefined);
				return [
					Plot.text([side], {
						x: [sign * half],
						frameAnchor: "top",
						lineAnchor: "top",
						dy: 3 - marginTop,
						textAnchor,
						fontWeight: 600,
						fill: "var(--ink)",
					}),
					Plot.ruleX([sign * half], { stroke: "var(--chart-axis)" }),
					Plot.text(drawn, {
						x: end,
						y: "band",
						text: "label",
						textAnchor,
						dx: sign * 5,
						fill: "var(--ink)",
						fontWeight: 600,
					}),
					...drawWithheld(
						all.filter((bar) => bar.withheld),
						{ x: sign * half, y: "band", textAnchor, dx: sign * 5 },
						context,
					),
				];
			}),
		],
	};
}
