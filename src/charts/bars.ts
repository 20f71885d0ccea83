/** Horizontal bars from zero, each with its value at its end and its interval as a thin line. */
import * as Plot from "@observablehq/plot";
import { layCategories } from "./category-rows.ts";
import { measureColor } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { drawIntervals } from "./intervals.ts";
import { makeScale } from "./position-scale.ts";
import { widestText } from "./text-width.ts";
import { labelWriter } from "./value-labels.ts";
import { drawWithheld } from "./withheld.ts";

interface Bar {
	category: string;
	value: number | undefined;
	low: number | undefined;
	high: number | undefined;
	customers: number | undefined;
	withheld: boolean;
	/** Where the label stands: beyond the bar and its interval. */
	end: number;
	label: string;
}

export function bars({ chart }: FigureOf<"bars">, context: ChartContext): Plot.PlotOptions {
	const column = context.column(chart.value);
	const values = context.rows.flatMap((row) => row.number(chart.value) ?? []);
	const write = labelWriter(values, column.format, context.formats);
	const data = context.rows.map((row): Bar => {
		const value = row.number(chart.value);
		const low = chart.low ? row.number(chart.low) : undefined;
		const high = chart.high ? row.number(chart.high) : undefined;
		const isNegative = (value ?? 0) < 0;
		return {
			category: row.text(chart.category),
			value,
			low,
			high,
			customers: row.customers,
			withheld: row.isSuppressed(chart.value),
			end: (isNegative ? Math.min(value ?? 0, low ?? 0) : Math.max(value ?? 0, high ?? 0)) || 0,
			label: value === undefined ? "" : write(value),
		};
	});
	const drawn = data.filter((bar) => bar.value !== undefined);
	const [positive, negative] = [
		drawn.filter((bar) => (bar.value ?? 0) >= 0),
		drawn.filter((bar) => (bar.value ?? 0) < 0),
	];
	const rows = layCategories(
		data.map((bar) => bar.category),
		{ context, thickness: context.narrow ? 18 : 20, gap: 9 },
	);
	const room = (of: Bar[]) =>
		of.length
			? widestText(
					of.map((bar) => bar.label),
					{ ...context.type, bold: true },
				) + 8
			: 2;
	const ends = drawn.flatMap((bar) => [bar.end, bar.low ?? 0, bar.high ?? 0]);
	const range: [number, number] = [rows.nameWidth + room(negative), context.width - room(positive)];
	const scale = makeScale({ type: "linear" }, [Math.min(0, ...ends), Math.max(0, ...ends)], range);
	const labels = {
		x: "end",
		y: "category",
		text: "label",
		dy: rows.middle,
		fill: "var(--ink)",
		fontWeight: 600,
	} as const;
	return {
		height: rows.height + 4,
		marginLeft: rows.nameWidth,
		marginRight: 0,
		marginTop: 2,
		marginBottom: 2,
		x: scale.plot,
		y: rows.y,
		marks: [
			rows.drawNames(rows.nameWidth),
			Plot.barX(drawn, {
				x: "value",
				y: "category",
				insetTop: rows.insetTop,
				insetBottom: rows.insetBottom,
				fill: measureColor(context.colors, column),
				title: (bar: Bar) => describeMark({ about: bar.category, column, ...bar }, context.formats),
			}),
			rows.drawBase(0),
			...drawIntervals(drawn, { dy: rows.middle, halo: true }),
			Plot.text(positive, { ...labels, textAnchor: "start", dx: 6 }),
			Plot.text(negative, { ...labels, textAnchor: "end", dx: -6 }),
			...drawWithheld(
				data.filter((bar) => bar.withheld),
				{ x: 0, y: "category", textAnchor: "start", dx: 6, dy: rows.middle },
				context,
			),
		],
	};
}
