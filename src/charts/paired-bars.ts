/** Two or more measures of a category as bars under each other, each measure in its own color and named once, on top. */
import * as Plot from "@observablehq/plot";
import { layCategories } from "./category-rows.ts";
import { categoricalColor, measureColor } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { makeScale } from "./position-scale.ts";
import { drawKey } from "./series-key.ts";
import { widestText } from "./text-width.ts";
import { labelWriter } from "./value-labels.ts";
import { drawWithheld } from "./withheld.ts";

export function pairedBars({ chart }: FigureOf<"paired-bars">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, narrow, width } = context;
	const columns = chart.values.map((name) => context.column(name));
	const fills = chooseFills(chart, context);
	const data = context.rows.map((row) => ({
		category: row.text(chart.category),
		customers: row.customers,
		values: chart.values.map((name) => row.number(name)),
		withheld: chart.values.map((name) => row.isSuppressed(name)),
	}));
	type Pair = (typeof data)[number];
	const bar = narrow ? 15 : 16;
	const thickness = columns.length * (bar + 1) - 1;
	const rows = layCategories(
		data.map((pair) => pair.category),
		{ context, thickness, gap: 14 },
	);
	const key = drawKey(
		columns.map((column, index) => ({ name: column.label, fill: fills[index] ?? "" })),
		{ context, marginLeft: rows.nameWidth },
	);
	const writers = columns.map((column, index) =>
		labelWriter(
			data.flatMap((pair) => pair.values[index] ?? []),
			column.format,
			formats,
		),
	);
	const label = (pair: Pair, index: number) => {
		const [value, column] = [pair.values[index], columns[index]];
		return value === undefined || !column ? "" : (writers[index]?.(value) ?? "");
	};
	const all = data.flatMap((pair) => pair.values.filter((value) => value !== undefined));
	const labelRoom = widestText(
		data.flatMap((pair) => columns.map((_, index) => label(pair, index))),
		{ ...type, bold: true },
	);
	const hasNegative = all.some((value) => value < 0);
	const range: [number, number] = [rows.nameWidth + (hasNegative ? labelRoom + 8 : 0), width - labelRoom - 8];
	const scale = makeScale({ type: "linear" }, [Math.min(0, ...all), Math.max(0, ...all)], range);
	const insetsOf = (index: number) => {
		const insetTop = rows.insetTop + index * (bar + 1);
		return { insetTop, insetBottom: rows.rowHeight - insetTop - bar };
	};
	// Row by row, since that is how they are read out.
	const bars = data.flatMap((pair) =>
		columns.map((column, index) =>
			Plot.barX(pair.values[index] === undefined ? [] : [pair], {
				...insetsOf(index),
				x: () => pair.values[index],
				y: "category",
				fill: fills[index] ?? "",
				title: () =>
					describeMark(
						{
							about: `${pair.category}, ${column.label}`,
							column,
							value: pair.values[index],
							// Of the first measure only: the others speak of other things, such as money.
							customers: index === 0 ? pair.customers : undefined,
						},
						formats,
					),
			}),
		),
	);
	const labels = [...columns.keys()].flatMap((index) => {
		const drawn = data.filter((pair) => pair.values[index] !== undefined);
		const { insetTop, insetBottom } = insetsOf(index);
		const dy = (insetTop - insetBottom) / 2;
		const x = (pair: Pair) => pair.values[index];
		const text = {
			x,
			y: "category",
			text: (pair: Pair) => label(pair, index),
			dy,
			fill: "var(--ink)",
			fontWeight: 600,
		};
		return [
			Plot.text(
				drawn.filter((pair) => (pair.values[index] ?? 0) >= 0),
				{ ...text, textAnchor: "start", dx: 6 },
			),
			Plot.text(
				drawn.filter((pair) => (pair.values[index] ?? 0) < 0),
				{ ...text, textAnchor: "end", dx: -6 },
			),
			...drawWithheld(
				data.filter((pair) => pair.withheld[index]),
				{ x: 0, y: "category", textAnchor: "start", dx: 6, dy },
				context,
			),
		];
	});
	return {
		height: key.height + rows.height + 2,
		marginLeft: rows.nameWidth,
		marginRight: 0,
		marginTop: key.height,
		marginBottom: 2,
		x: scale.plot,
		y: rows.y,
		marks: [...key.marks, rows.drawNames(rows.nameWidth), ...bars, ...labels, rows.drawBase(0)],
	};
}

/** Each measure its own color; where two are of the same sort, the later ones take what is left. A reference is gray. */
function chooseFills(
	{ values, reference }: FigureOf<"paired-bars">["chart"],
	{ colors, column }: ChartContext,
): string[] {
	const gray = "var(--chart-other)";
	const left = ["var(--chart-base)", gray];
	const taken = new Set<string>();
	return values.map((name, index) => {
		const own = name === reference ? gray : measureColor(colors, column(name));
		const fill = taken.has(own) ? (left.find((color) => !taken.has(color)) ?? categoricalColor(index)) : own;
		taken.add(fill);
		return fill;
	});
}
