/** A population pyramid: two sides growing from a middle where the bands are named, the first band at the bottom. */
import * as Plot from "@observablehq/plot";
import { categoryPaint } from "./colors.ts";
import { type ChartContext, describeRow, type FigureOf } from "./context.ts";
import { widestText } from "./text-width.ts";
import { labelWriter } from "./value-labels.ts";
import { drawWithheld } from "./withheld.ts";

interface Bar {
	band: string;
	side: string;
	value: number | undefined;
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
	const barRoom = (width - gutter) / 2 - labelRoom;
	/** Half of the middle, in the unit of the values. */
	const half = ((gutter / 2) * most) / barRoom;
	const rowHeight = narrow ? 24 : 27;
	const marginTop = Math.round(type.size * 1.9);
	const reach = half + most;
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
			...chart.sides.flatMap((side, index) => {
				const sign = index === 0 ? -1 : 1;
				const textAnchor = index === 0 ? "end" : "start";
				const all = data.filter((bar) => bar.side === side);
				const drawn = all.filter((bar) => bar.value !== undefined);
				const end = (bar: Bar) => sign * (half + (bar.value ?? 0));
				const sideColumn = context.column(chart.side);
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
					Plot.barX(drawn, {
						x1: sign * half,
						x2: end,
						y: "band",
						insetTop: 2,
						insetBottom: 2,
						fill: categoryPaint(colors, sideColumn, side).fill,
						title: (bar: Bar) => describeRow(`${side}, ${bar.band}`, [{ column, value: bar.value }], formats),
					}),
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
