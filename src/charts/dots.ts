/** Dots with their intervals, a row each, on an axis that need not start at zero. */
import * as Plot from "@observablehq/plot";
import { drawGridX, drawTicksX, ticksAcross } from "./axes.ts";
import { layCategories } from "./category-rows.ts";
import { measureColor } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { dotsBySeries } from "./dots-by-series.ts";
import { drawIntervals } from "./intervals.ts";
import { drawMarkers } from "./marker-lines.ts";
import { makeScale } from "./position-scale.ts";
import { measureText, widestText } from "./text-width.ts";
import { dotsDomain } from "./value-domain.ts";
import { labelWriter } from "./value-labels.ts";
import { drawWithheld } from "./withheld.ts";

interface Dot {
	category: string;
	value: number | undefined;
	low: number | undefined;
	high: number | undefined;
	withheld: boolean;
	/** Of the dot with its interval; the label stands beyond. */
	left: number;
	right: number;
	label: string;
}

export function dots(figure: FigureOf<"dots">, context: ChartContext): Plot.PlotOptions {
	const { chart } = figure;
	if (chart.series !== undefined) return dotsBySeries(figure, context);
	const { formats, type, narrow, width } = context;
	const column = context.column(chart.value);
	const values = context.rows.flatMap((row) => row.number(chart.value) ?? []);
	const write = labelWriter(values, column.format, formats);
	const data = context.rows.map((row): Dot => {
		const [value, low, high] = [row.number(chart.value), row.number(chart.low), row.number(chart.high)];
		return {
			category: row.text(chart.category),
			value,
			low,
			high,
			withheld: row.isSuppressed(chart.value),
			left: Math.min(value ?? 0, low ?? value ?? 0),
			right: Math.max(value ?? 0, high ?? value ?? 0),
			label: value === undefined ? "" : write(value),
		};
	});
	const drawn = data.filter((dot) => dot.value !== undefined);
	const rows = layCategories(
		data.map((dot) => dot.category),
		{ context, thickness: 14, gap: 12 },
	);
	const labelRoom =
		widestText(
			drawn.map((dot) => dot.label),
			{ ...type, bold: true },
		) + 9;
	const range: [number, number] = [rows.nameWidth + 12, width - labelRoom];
	const scale = makeScale(chart.scale, dotsDomain(drawn, chart.reference?.value), range);
	const ticks = ticksAcross(scale, column.format, { context, most: narrow ? 5 : 8 });
	const reference = drawMarkers(chart.reference ? [chart.reference] : [], { context, scale });
	/** Right of its dot, unless the reference runs there and the left is free. */
	const anchorOf = (dot: Dot) => {
		const at = chart.reference && scale.position(chart.reference.value);
		const labelWidth = measureText(dot.label, { ...type, bold: true }) + 12;
		const right = scale.position(dot.right);
		const isCrossed = at !== undefined && at > right + 3 && at < right + labelWidth;
		return isCrossed && scale.position(dot.left) - labelWidth > rows.nameWidth ? "end" : "start";
	};
	const color = measureColor(context.colors, column);
	const marginBottom = Math.round(10 + type.size * 1.2);
	const marginTop = reference.height + 2;
	return {
		height: marginTop + rows.height + marginBottom,
		marginLeft: rows.nameWidth,
		marginRight: 0,
		marginTop,
		marginBottom,
		x: scale.plot,
		y: rows.y,
		marks: [
			drawGridX(ticks),
			drawTicksX(ticks),
			...reference.marks,
			rows.drawNames(rows.nameWidth),
			...drawIntervals(drawn, { dy: rows.middle, halo: false }),
			Plot.dot(drawn, {
				x: "value",
				y: "category",
				dy: rows.middle,
				r: 5,
				fill: color,
				stroke: "var(--surface)",
				strokeWidth: 1,
				title: (dot: Dot) => describeMark({ about: dot.category, column, ...dot }, formats),
			}),
			...(["start", "end"] as const).map((textAnchor) =>
				Plot.text(
					drawn.filter((dot) => anchorOf(dot) === textAnchor),
					{
						x: textAnchor === "start" ? "right" : "left",
						y: "category",
						text: "label",
						textAnchor,
						dx: textAnchor === "start" ? 9 : -9,
						dy: rows.middle,
						fontWeight: 600,
						fill: "var(--ink)",
						stroke: "var(--surface)",
						strokeWidth: 4,
					},
				),
			),
			...drawWithheld(
				data.filter((dot) => dot.withheld),
				{ frameAnchor: "left", y: "category", textAnchor: "start", dx: 12, dy: rows.middle },
				context,
			),
		],
	};
}
