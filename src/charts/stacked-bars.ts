/** Bars that add up to the whole: parts in the series' colors, their shares written where they fit. */
import * as Plot from "@observablehq/plot";
import { layCategories } from "./category-rows.ts";
import { categoryPaint } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { makeScale } from "./position-scale.ts";
import { drawKey } from "./series-key.ts";
import { measureText } from "./text-width.ts";
import { labelWriter } from "./value-labels.ts";
import { drawWithheld } from "./withheld.ts";

interface Part {
	category: string;
	series: string;
	value: number;
	customers: number | undefined;
	from: number;
	to: number;
	label: string;
}

export function stackedBars({ chart }: FigureOf<"stacked-bars">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, narrow, width, colors } = context;
	const [column, seriesColumn] = [context.column(chart.value), context.column(chart.series)];
	const categories = [...new Set(context.rows.map((row) => row.text(chart.category)))];
	const series = [...new Set(context.rows.map((row) => row.text(chart.series)))];
	const values = context.rows.flatMap((row) => row.number(chart.value) ?? []);
	const write = labelWriter(values, column.format, formats);
	const parts = categories.flatMap((category) => {
		let to = 0;
		return context.rows.flatMap((row): Part[] => {
			const value = row.number(chart.value);
			if (row.text(chart.category) !== category || value === undefined) return [];
			const from = to;
			to += value;
			return [
				{ category, series: row.text(chart.series), value, customers: row.customers, from, to, label: write(value) },
			];
		});
	});
	const paintOf = (part: Part) => categoryPaint(colors, seriesColumn, part.series);
	// The longer the bars, the more of their parts have room for their shares.
	const rows = layCategories(categories, { context, thickness: narrow ? 22 : 24, gap: 8, narrowNames: 0.22 });
	const key = drawKey(
		series.map((name) => ({ name, fill: categoryPaint(colors, seriesColumn, name).fill })),
		{ context, marginLeft: rows.nameWidth },
	);
	const whole = Math.max(1, ...parts.map((part) => part.to));
	const scale = makeScale({ type: "linear" }, [0, whole], [rows.nameWidth, width]);
	const fits = ({ from, to, label }: Part) => scale.position(to) - scale.position(from) >= measureText(label, type) + 6;
	const withheld = categories
		.filter((name) => context.rows.some((row) => row.text(chart.category) === name && row.isSuppressed(chart.value)))
		.map((category) => ({
			category,
			middle: (whole + Math.max(0, ...parts.filter((part) => part.category === category).map((part) => part.to))) / 2,
		}));
	return {
		height: key.height + rows.height + 2,
		marginLeft: rows.nameWidth,
		marginRight: 0,
		marginTop: key.height,
		marginBottom: 2,
		x: scale.plot,
		y: rows.y,
		marks: [
			...key.marks,
			rows.drawNames(rows.nameWidth),
			Plot.barX(parts, {
				x1: "from",
				x2: "to",
				y: "category",
				insetTop: rows.insetTop,
				insetBottom: rows.insetBottom,
				insetRight: 1,
				fill: { value: (part: Part) => paintOf(part).fill, scale: null },
				title: (part: Part) => describeMark({ about: `${part.category}, ${part.series}`, column, ...part }, formats),
			}),
			Plot.text(parts.filter(fits), {
				x: (part: Part) => (part.from + part.to) / 2,
				y: "category",
				text: "label",
				dy: rows.middle,
				fill: { value: (part: Part) => paintOf(part).text, scale: null },
				pointerEvents: "none",
			}),
			...drawWithheld(withheld, { x: "middle", y: "category", dy: rows.middle }, context),
		],
	};
}
