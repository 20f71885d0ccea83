/** Dots of several series in the row of their category, below each other, in the colors that the key on top names. */
import * as Plot from "@observablehq/plot";
import { drawGridX, drawTicksX, ticksAcross } from "./axes.ts";
import { type CategoryRows, layCategories } from "./category-rows.ts";
import { categoryPaint } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { drawMarkers } from "./marker-lines.ts";
import { makeScale } from "./position-scale.ts";
import { drawKey } from "./series-key.ts";
import { dotsDomain } from "./value-domain.ts";
import { drawWithheld } from "./withheld.ts";

interface SeriesDot {
	category: string;
	series: string;
	value: number;
	low: number | undefined;
	high: number | undefined;
}

export function dotsBySeries({ chart }: FigureOf<"dots">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, narrow, width, colors, rows } = context;
	const [column, seriesName] = [context.column(chart.value), chart.series ?? ""];
	const seriesColumn = context.column(seriesName);
	const categories = [...new Set(rows.map((row) => row.text(chart.category)))];
	const series = [...new Set(rows.map((row) => row.text(seriesName)))];
	const dots = rows.flatMap((row): SeriesDot[] => {
		const [value, low, high] = [row.number(chart.value), row.number(chart.low), row.number(chart.high)];
		if (value === undefined) return [];
		return [{ category: row.text(chart.category), series: row.text(seriesName), value, low, high }];
	});
	/** Pixels from the dot of one series to that of the next. */
	const step = series.length > 4 ? 7 : 9;
	const layout = layCategories(categories, { context, thickness: series.length * step, gap: narrow ? 12 : 14 });
	const fills = series.map((name) => categoryPaint(colors, seriesColumn, name).fill);
	const range: [number, number] = [layout.nameWidth + 12, width - 12];
	const scale = makeScale(chart.scale, dotsDomain(dots, chart.reference?.value), range);
	const ticks = ticksAcross(scale, column.format, { context, most: narrow ? 5 : 8 });
	const reference = drawMarkers(chart.reference ? [chart.reference] : [], { context, scale });
	const key = drawKey(
		series.map((name, index) => ({ name, fill: fills[index] ?? "" })),
		{ context, marginLeft: layout.nameWidth, above: reference.height },
	);
	const marginTop = key.height + reference.height + 2;
	const marginBottom = Math.round(10 + type.size * 1.2);
	const withheld = categories.filter((name) =>
		rows.some((row) => row.text(chart.category) === name && row.isSuppressed(chart.value)),
	);
	return {
		height: marginTop + layout.height + marginBottom,
		marginLeft: layout.nameWidth,
		marginRight: 0,
		marginTop,
		marginBottom,
		x: scale.plot,
		y: layout.y,
		marks: [
			...key.marks,
			drawGridX(ticks),
			drawTicksX(ticks),
			drawSeparators(categories.slice(1), layout),
			...reference.marks,
			layout.drawNames(layout.nameWidth),
			...series.flatMap((name, index) => {
				const own = dots.filter((dot) => dot.series === name);
				const dy = layout.middle + (index - (series.length - 1) / 2) * step;
				const stroke = fills[index] ?? "";
				const bounded = own.filter(({ low, high }) => low !== undefined && high !== undefined);
				return [
					Plot.link(bounded, { x1: "low", x2: "high", y1: "category", y2: "category", dy, stroke, strokeWidth: 1.5 }),
					Plot.dot(own, {
						x: "value",
						y: "category",
						dy,
						r: step > 7 ? 4 : 3.5,
						fill: stroke,
						stroke: "var(--surface)",
						strokeWidth: 0.75,
						title: (dot: SeriesDot) => describeMark({ about: `${dot.category}, ${name}`, column, ...dot }, formats),
					}),
				];
			}),
			...drawWithheld(
				withheld.map((category) => ({ category })),
				{ frameAnchor: "left", y: "category", textAnchor: "start", dx: 12, dy: layout.middle },
				context,
			),
		],
	};
}

/** A hairline above each of these categories, names included. */
function drawSeparators(categories: string[], { nameWidth, rowHeight }: CategoryRows): Plot.Markish {
	return Plot.ruleY(categories, {
		y: (name: string) => name,
		dy: -rowHeight / 2,
		insetLeft: -nameWidth,
		stroke: "var(--chart-grid)",
	});
}
