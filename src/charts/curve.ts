/** A line through the rows, named at the points that matter, beside the line of equality where there is one. */
import * as Plot from "@observablehq/plot";
import { drawGridY, drawTicksX, drawTicksY, drawTitleX, drawTitleY, ticksAcross, ticksUp } from "./axes.ts";
import { measureColor } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { placeLabels } from "./place-labels.ts";
import { makeScale, type PositionScale } from "./position-scale.ts";
import { widestText } from "./text-width.ts";

interface CurvePoint {
	x: number;
	y: number;
}

const equality = "Line of equality";

export function curve({ chart }: FigureOf<"curve">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, narrow, width } = context;
	const [xColumn, yColumn] = [context.column(chart.x), context.column(chart.y)];
	const points = context.rows.flatMap((row): CurvePoint[] => {
		const [x, y] = [row.number(chart.x), row.number(chart.y)];
		return x === undefined || y === undefined ? [] : [{ x, y }];
	});
	const marginTop = Math.round(type.size * 1.6) + 6;
	const plotHeight = narrow ? 260 : chart.diagonal ? 330 : 280;
	const y = makeScale(chart.scale, extent(points.map((point) => point.y)), [marginTop + plotHeight, marginTop]);
	const yTicks = points.length === 0 ? [] : ticksUp(y, yColumn.format, { context, most: narrow ? 6 : 8 });
	const marginLeft =
		widestText(
			yTicks.map((tick) => tick.label),
			type,
		) + 12;
	const marginRight = 20;
	const along = extent(points.map((point) => point.x));
	const x = makeScale({ type: "linear" }, xColumn.format === "share" ? roundShares(along) : along, [
		marginLeft,
		width - marginRight,
	]);
	const xTicks = points.length === 0 ? [] : ticksAcross(x, xColumn.format, { context, most: narrow ? 5 : 8 });
	const marginBottom = Math.round(14 + type.size * 2.6);
	const line = points.map((point) => ({ x: x.position(point.x), y: y.position(point.y) }));
	const corner = { x: Math.min(x.domain[1], y.domain[1]), y: Math.min(x.domain[1], y.domain[1]) };
	const diagonal = chart.diagonal ? [{ x: 0, y: 0 }, corner] : [];
	const named = chart.labels.flatMap(({ x: at, label }) => {
		const value = interpolate(points, at, y);
		return value === undefined
			? []
			: [{ x: x.position(at), y: y.position(value), text: label, point: { x: at, y: value } }];
	});
	const placed = placeLabels(named, {
		type,
		bounds: { left: marginLeft + 2, right: width, top: marginTop, bottom: marginTop + plotHeight - 2 },
		lines: [line, diagonal.map((end) => ({ x: x.position(end.x), y: y.position(end.y) }))],
	});
	const color = measureColor(context.colors, yColumn);
	return {
		height: marginTop + plotHeight + marginBottom,
		marginLeft,
		marginRight,
		marginTop,
		marginBottom,
		x: x.plot,
		y: y.plot,
		marks: [
			drawTitleY(yColumn.label, { marginLeft, marginTop }),
			drawGridY(yTicks),
			drawTicksY(yTicks),
			Plot.ruleY([Math.max(y.domain[0], 0)], { stroke: "var(--chart-axis)" }),
			drawTicksX(xTicks),
			drawTitleX(xColumn.label, { context, marginRight }),
			...(chart.diagonal ? drawEquality(diagonal, { context, slope: slopeOf(diagonal, x, y) }) : []),
			Plot.line(points, { x: "x", y: "y", stroke: color, strokeWidth: 2.5, strokeLinejoin: "round" }),
			Plot.dot(named, {
				x: (label) => label.point.x,
				y: (label) => label.point.y,
				r: 4,
				fill: color,
				stroke: "var(--surface)",
			}),
			...placed.flatMap(({ label, lines, anchor, x: left, y: middle, leader }) => [
				...(leader
					? [
							Plot.ruleX([label.point], {
								x: "x",
								y1: "y",
								y2: "y",
								insetTop: middle < label.y ? middle - label.y : 0,
								insetBottom: middle > label.y ? label.y - middle : 0,
								stroke: "var(--chart-axis)",
							}),
						]
					: []),
				Plot.text([lines.join("\n")], {
					x: [label.point.x],
					y: [label.point.y],
					textAnchor: anchor,
					lineHeight: 1.15,
					dx: left - label.x,
					dy: middle - label.y,
					fontWeight: 600,
					fill: "var(--ink)",
					stroke: "var(--surface)",
					strokeWidth: 4,
				}),
			]),
			Plot.rect(stripsBetween(points), {
				x1: "from",
				x2: "to",
				y1: y.domain[0],
				y2: y.domain[1],
				fill: "transparent",
				title: ({ point }: { point: CurvePoint }) =>
					[
						`${xColumn.label}: ${formats.cell(point.x, xColumn.format)}`,
						`${yColumn.label}: ${formats.cell(point.y, yColumn.format)}`,
					].join("\n"),
			}),
		],
	};
}

function drawEquality(
	ends: CurvePoint[],
	{ context, slope }: { context: ChartContext; slope: number },
): Plot.Markish[] {
	const half = { x: ((ends[0]?.x ?? 0) + (ends[1]?.x ?? 0)) / 2, y: ((ends[0]?.y ?? 0) + (ends[1]?.y ?? 0)) / 2 };
	return [
		Plot.line(ends, { x: "x", y: "y", stroke: "var(--chart-axis)", strokeDasharray: "4 3" }),
		Plot.text([half], {
			x: "x",
			y: "y",
			text: () => equality,
			rotate: slope,
			dx: Math.sin((slope * Math.PI) / 180) * context.type.size * 1.2,
			dy: -Math.cos((slope * Math.PI) / 180) * context.type.size * 1.2,
			fill: "var(--ink-muted)",
		}),
	];
}

/** Degrees, clockwise. */
function slopeOf([from, to]: CurvePoint[], x: PositionScale, y: PositionScale): number {
	if (!from || !to) return 0;
	return (Math.atan2(y.position(to.y) - y.position(from.y), x.position(to.x) - x.position(from.x)) * 180) / Math.PI;
}

/** Equal values stand in the middle of a tenth to both sides. */
function extent(values: number[]): [number, number] {
	if (values.length === 0) return [0, 1];
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const margin = low === high ? Math.abs(low) / 10 || 1 : 0;
	return [low - margin, high + margin];
}

/** Shares that come near 0 or 1 are drawn on an axis that reaches it. */
function roundShares([low, high]: [number, number]): [number, number] {
	return [low > 0 && low <= 0.05 ? 0 : low, high < 1 && high >= 0.95 ? 1 : high];
}

/** The height of the drawn line at `at`: straight between points, on the axis as it is drawn. */
function interpolate(points: CurvePoint[], at: number, { transform, invert }: PositionScale): number | undefined {
	const after = points.findIndex((point) => point.x >= at);
	const [to, from] = [points[after], points[Math.max(0, after - 1)]];
	if (!to || !from || from.x > at) return undefined;
	if (to.x === from.x) return to.y;
	const part = (at - from.x) / (to.x - from.x);
	return invert(transform(from.y) + part * (transform(to.y) - transform(from.y)));
}

/** At most fifty strips over the plot, each around a point, for pointing at. */
function stripsBetween(points: CurvePoint[]): { from: number; to: number; point: CurvePoint }[] {
	const every = Math.ceil(points.length / 50);
	const kept = points.filter((_, index) => index % every === 0);
	return kept.map((point, index) => {
		const [before, after] = [kept[index - 1] ?? point, kept[index + 1] ?? point];
		return { from: (before.x + point.x) / 2, to: (after.x + point.x) / 2, point };
	});
}
