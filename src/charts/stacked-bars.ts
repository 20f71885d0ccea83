/** Bars that add up to the whole: parts in the series' colors, their shares written where they fit. */
import * as Plot from "@observablehq/plot";
import { layCategories } from "./category-rows.ts";
import { categoryPaint } from "./colors.ts";
import { type ChartContext, describeRow, type FigureOf } from "./context.ts";
import { makeScale } from "./position-scale.ts";
import { drawKey } from "./series-key.ts";
import { measureText } from "./text-width.ts";
import { labelWriter } from "./value-labels.ts";
import { drawWithheld } from "./withheld.ts";

interface Part {
	category: string;
	series: string;
	value: number;
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
			return [{ category, series: row.text(chart.series), value, from, to, label: write(value) }];
		});
	});
	const rows = layCategories(categories, { context, thickness: narrow ? 22 : 24, gap: 8 });
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
			...series.flatMap((name) => {
				const own = parts.filter((part) => part.series === name);
				const paint = categoryPaint(colors, seriesColumn, name);
				return [
					Plot.barX(own, {
						x1: "from",
						x2: "to",
						y: "category",
						insetTop: rows.insetTop,
						insetBottom: rows.insetBottom,
						insetRight: 1,
						fill: paint.fill,
						title: (part: Part) => describeRow(`${part.category}, ${name}`, [{ column, value: part.value }], formats),
					}),
					Plot.text(own.filter(fits), {
						x: (part: Part) => (part.from + part.to) / 2,
						y: "category",
						text: "label",
						dy: rows.middle,
						fill: paint.text,
						pointerEvents: "none",
					}),
				];
			}),
			...drawWithheld(withheld, { x: "middle", y: "category", dy: rows.middle }, context),
		],
	};
}
