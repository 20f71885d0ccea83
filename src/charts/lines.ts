/** Lines over a few places of x, each named, with intervals as thin upright lines. */
import * as Plot from "@observablehq/plot";
import { drawGridY, drawTicksY, drawTitleX, drawTitleY, ticksUp } from "./axes.ts";
import { categoryPaint } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { drawSeries, partialEntry } from "./line-marks.ts";
import { nameLines } from "./line-names.ts";
import { readGaps, readPlaces, readPoints } from "./line-points.ts";
import { linesGrid } from "./lines-grid.ts";
import { drawMarkers } from "./marker-lines.ts";
import { makeScale } from "./position-scale.ts";
import { drawReference } from "./reference-lines.ts";
import { drawKey } from "./series-key.ts";
import { widestText } from "./text-width.ts";
import { thinOut } from "./thin-out.ts";
import { dotsDomain } from "./value-domain.ts";
import { drawWithheld } from "./withheld.ts";

export function lines(figure: FigureOf<"lines">, context: ChartContext): Plot.PlotOptions {
	const { chart } = figure;
	if (chart.facet !== undefined) return linesGrid(figure, { context, facet: chart.facet });
	const { formats, type, narrow, width, colors, rows } = context;
	const [xColumn, column, seriesColumn] = [chart.x, chart.y, chart.series].map((name) => context.column(name));
	if (!xColumn || !column || !seriesColumn) throw new Error("lines have an x, a y and a series");
	const places = readPlaces(chart, rows);
	const points = readPoints(chart, { rows, places });
	const gaps = readGaps(chart, { rows, places });
	const series = [...new Set(rows.map((row) => row.text(chart.series)))];
	const fillOf = (name: string) => categoryPaint(colors, seriesColumn, name).fill;
	const plotHeight = narrow ? 190 : 250;
	const names = nameLines(points, { context, series, fillOf, plotHeight });
	const marginRight = Math.max(14, names.right);
	const heights = (top: number) =>
		makeScale({ type: "linear" }, dotsDomain(points, chart.reference?.value), [top + plotHeight, top]);
	const yTicks = points.length === 0 ? [] : ticksUp(heights(0), column.format, { context, most: 6 });
	const marginLeft =
		widestText(
			yTicks.map((tick) => tick.label),
			type,
		) + 12;
	const [first, last] = [Math.min(...places.map(({ at }) => at)), Math.max(...places.map(({ at }) => at))];
	const inset = Math.min(24, (width - marginLeft - marginRight) / 8);
	const x = makeScale(
		{ type: "linear" },
		places.length === 0 ? [0, 1] : places.length === 1 ? [first - 1, first + 1] : [first, last],
		[marginLeft + inset, width - marginRight - (names.right > 0 ? 0 : inset)],
	);
	const partial = places.some(({ isPartial }) => isPartial) ? context.column(chart.partial ?? "") : undefined;
	const highlight = drawMarkers(
		chart.highlight === undefined
			? []
			: [{ value: chart.highlight, label: `${xColumn.label}: ${formats.cell(chart.highlight, xColumn.format)}` }],
		{ context, scale: x },
	);
	const partialKey = partial && partialEntry(partial);
	const keyAt = (above: number) =>
		partialKey ? drawKey([partialKey], { context, marginLeft, above: above + 4 }) : { height: 0, marks: [] };
	const marginTop =
		Math.round(type.size * 1.6) + 6 + names.top + highlight.height + (partialKey ? keyAt(0).height + 4 : 0);
	const y = heights(marginTop);
	/** Intervals of several series stand beside each other. */
	const shift = (name: string) => (chart.low === undefined ? 0 : (series.indexOf(name) - (series.length - 1) / 2) * 4);
	const marginBottom = Math.round(14 + type.size * 2.6);
	const reference =
		chart.reference &&
		drawReference(chart.reference, {
			type,
			from: marginLeft,
			to: width - marginRight,
			y: y.position(chart.reference.value),
			lines: series.map((name) =>
				points
					.filter((point) => point.series === name)
					.map(({ at, value }) => ({ x: x.position(at), y: y.position(value) })),
			),
		});
	return {
		height: marginTop + plotHeight + marginBottom,
		marginLeft,
		marginRight,
		marginTop,
		marginBottom,
		x: x.plot,
		y: y.plot,
		marks: [
			drawTitleY(column.label, { marginLeft, marginTop }),
			drawGridY(yTicks),
			drawTicksY(yTicks),
			Plot.ruleY([y.domain[0] <= 0 && y.domain[1] >= 0 ? 0 : y.domain[0]], { stroke: "var(--chart-axis)" }),
			...keyAt(names.top + highlight.height).marks,
			Plot.text(thinOut(places, { context, position: ({ at }) => x.position(at) }), {
				x: "at",
				text: "label",
				frameAnchor: "bottom",
				lineAnchor: "top",
				dy: 7,
				fill: "var(--ink-muted)",
			}),
			drawTitleX(xColumn.label, { context, marginRight }),
			...highlight.marks,
			reference?.rule,
			...series.flatMap((name) =>
				drawSeries(
					points.filter((point) => point.series === name),
					{
						context,
						column,
						color: fillOf(name),
						dx: shift(name),
						radius: places.length > 14 ? 2.5 : 4,
						about: ({ label }) => (series.length > 1 ? `${name}, ${label}` : label),
						partialLabel: partial?.label,
						gaps: gaps.filter((gap) => gap.series === name),
						x: ({ at }) => at,
						y: (value) => value,
					},
				),
			),
			reference?.name,
			...names.draw({ y, marginLeft, marginTop, above: highlight.height }),
			...drawWithheld(
				places.filter(({ key }) => rows.some((row) => row.text(chart.x) === key && row.isSuppressed(chart.y))),
				{ x: "at", frameAnchor: "bottom", dy: -8 },
				context,
			),
		],
	};
}
