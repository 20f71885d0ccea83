/** Lines over a few places of x, each named, with intervals as thin upright lines. */
import * as Plot from "@observablehq/plot";
import { drawGridY, drawTicksY, drawTitleX, drawTitleY, ticksUp } from "./axes.ts";
import { categoryPaint } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { nameLines } from "./line-names.ts";
import { type LinePoint, type Place, readPlaces, readPoints } from "./line-points.ts";
import { drawMarkers } from "./marker-lines.ts";
import { makeScale } from "./position-scale.ts";
import { drawReference } from "./reference-lines.ts";
import { measureText, widestText } from "./text-width.ts";
import { dotsDomain } from "./value-domain.ts";
import { drawWithheld } from "./withheld.ts";

export function lines({ chart }: FigureOf<"lines">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, narrow, width, colors, rows } = context;
	const [xColumn, column, seriesColumn] = [chart.x, chart.y, chart.series].map((name) => context.column(name));
	if (!xColumn || !column || !seriesColumn) throw new Error("lines have an x, a y and a series");
	const places = readPlaces(chart, rows);
	const points = readPoints(chart, { rows, places });
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
	const highlight = drawMarkers(
		chart.highlight === undefined
			? []
			: [{ value: chart.highlight, label: `${xColumn.label}: ${formats.cell(chart.highlight, xColumn.format)}` }],
		{ context, scale: x },
	);
	const marginTop = Math.round(type.size * 1.6) + 6 + names.top + highlight.height;
	const y = heights(marginTop);
	/** Intervals of several series stand beside each other. */
	const shift = (name: string) => (chart.low === undefined ? 0 : (series.indexOf(name) - (series.length - 1) / 2) * 4);
	const bounded = points.filter(({ low, high }) => low !== undefined && high !== undefined);
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
			Plot.text(thinOut(places, { context, x: x.position }), {
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
			...series.flatMap((name) => {
				const own = points.filter((point) => point.series === name);
				const stroke = fillOf(name);
				const dx = shift(name);
				return [
					Plot.link(
						bounded.filter((point) => point.series === name),
						{ x1: "at", x2: "at", y1: "low", y2: "high", dx, stroke, strokeWidth: 1.5, strokeOpacity: 0.7 },
					),
					Plot.line(own, { x: "at", y: "value", dx, stroke, strokeWidth: 2.25, strokeLinejoin: "round" }),
					Plot.dot(own, {
						x: "at",
						y: "value",
						dx,
						r: places.length > 14 ? 2.5 : 4,
						fill: stroke,
						stroke: "var(--surface)",
						strokeWidth: 1,
						title: (point: LinePoint) =>
							describeMark(
								{ about: series.length > 1 ? `${name}, ${point.label}` : point.label, column, ...point },
								formats,
							),
					}),
				];
			}),
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

/** Every place, or every second, third ... as far as their labels have room, from the first on. */
function thinOut(places: Place[], { context, x }: { context: ChartContext; x: (at: number) => number }): Place[] {
	const isClear = (kept: Place[]) =>
		kept.every(({ at, label }, index) => {
			const next = kept[index + 1];
			const half = measureText(label, context.type) / 2;
			return !next || x(next.at) - x(at) > half + measureText(next.label, context.type) / 2 + 6;
		});
	for (let step = 1; step < places.length; step++) {
		const kept = places.filter((_, index) => index % step === 0);
		if (isClear(kept)) return kept;
	}
	return places.slice(0, 1);
}
