/** Histogram: bars from edge to edge, heights from zero, open ends marked in words. */
import * as Plot from "@observablehq/plot";
import { drawGridY, drawTicksX, drawTicksY, drawTitleY, ticksAcross, ticksUp } from "./axes.ts";
import { measureColor } from "./colors.ts";
import { type ChartContext, type ChartRow, describeRow, type FigureOf } from "./context.ts";
import { drawMarkers } from "./marker-lines.ts";
import { makeScale, type PositionScale } from "./position-scale.ts";
import { measureText, widestText, wrapText } from "./text-width.ts";
import { drawWithheld } from "./withheld.ts";

interface Bin {
	row: ChartRow;
	/** `undefined` is an open end. */
	lower: number | undefined;
	upper: number | undefined;
	/** Where the bar is drawn; an open bin is as wide as its neighbor. */
	from: number;
	to: number;
	value: number | undefined;
}

export function histogram(figure: FigureOf<"histogram">, context: ChartContext): Plot.PlotOptions {
	const { chart } = figure;
	const { formats, type, width, narrow } = context;
	const [lowerColumn, valueColumn] = [context.column(chart.lower), context.column(chart.value)];
	const bins = readBins(figure, context);
	const domain: [number, number] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];

	const plotHeight = narrow ? 190 : 250;
	const top = Math.max(...bins.map((bin) => bin.value ?? 0)) || 1;
	const heightTicks = (marginTop: number) =>
		ticksUp(makeScale({ type: "linear" }, [0, top * 1.04], [marginTop + plotHeight, marginTop]), valueColumn.format, {
			context,
			most: narrow ? 4 : 5,
		});
	const marginLeft =
		widestText(
			heightTicks(0).map((tick) => tick.label),
			type,
		) + 12;
	const scale = makeScale(chart.scale, domain, [marginLeft, width - 14]);
	const markers = drawMarkers(chart.markers, { context, scale });
	const titleHeight = Math.round(type.size * 1.6);
	const marginTop = titleHeight + markers.height;
	const y = makeScale({ type: "linear" }, [0, top * 1.04], [marginTop + plotHeight, marginTop]);

	const ends = openEnds(bins, { context, scale, write: (value) => formats.short(value, lowerColumn.format) });
	const ticks = ticksAcross(scale, lowerColumn.format, { context, most: narrow ? 6 : 10 }).filter((tick) =>
		clearOf(ends, { from: scale.position(tick.value), width: measureText(tick.label, type) }),
	);
	const lines = Math.max(1, ...ends.map((end) => end.lines.length));
	const marginBottom = Math.round(10 + lines * type.size * 1.2);
	const rounding = barGap(bins, scale);
	return {
		height: marginTop + plotHeight + marginBottom,
		marginLeft,
		marginRight: 14,
		marginTop,
		marginBottom,
		x: scale.plot,
		y: y.plot,
		marks: [
			drawTitleY(valueColumn.label, { marginLeft, marginTop }),
			drawGridY(heightTicks(marginTop)),
			drawTicksY(heightTicks(marginTop)),
			Plot.rect(
				bins.filter((bin) => bin.value !== undefined),
				{
					x1: "from",
					x2: "to",
					y1: 0,
					y2: "value",
					insetLeft: rounding,
					insetRight: rounding,
					fill: measureColor(context.colors, valueColumn),
					fillOpacity: (bin: Bin) => (bin.lower === undefined || bin.upper === undefined ? 0.6 : 1),
					title: (bin: Bin) =>
						describeRow(describeBin(bin, figure, context), [{ column: valueColumn, value: bin.value }], formats),
				},
			),
			Plot.ruleY([0], { stroke: "var(--chart-axis)" }),
			drawTicksX(ticks),
			...ends.map((end) => drawEnd(end, marginLeft)),
			...drawWithheld(withheldRuns(bins, chart.value), { x: "middle", frameAnchor: "bottom", dy: -8 }, context),
			...markers.marks,
		],
	};
}

function readBins({ chart }: FigureOf<"histogram">, { rows }: ChartContext): Bin[] {
	const { transform, invert } = makeScale(chart.scale, [0, 1], [0, 1]);
	const edges = rows.map((row) => ({ row, lower: row.number(chart.lower), upper: row.number(chart.upper) }));
	const closed = edges.flatMap(({ lower, upper }) =>
		lower === undefined || upper === undefined ? [] : [{ lower, upper }],
	);
	const widthOf = (bin: { lower: number; upper: number } | undefined) =>
		bin ? transform(bin.upper) - transform(bin.lower) : 1;
	return edges.map(({ row, lower, upper }) => ({
		row,
		lower,
		upper,
		from: lower ?? invert(transform(upper ?? 0) - widthOf(closed[0])),
		to: upper ?? invert(transform(lower ?? 0) + widthOf(closed.at(-1))),
		value: row.number(chart.value),
	}));
}

/** Half of the white between two bars, in pixels: hairlines between narrow bars, one pixel between wide ones. */
function barGap(bins: Bin[], scale: PositionScale): number {
	const narrowest = Math.min(...bins.map((bin) => scale.position(bin.to) - scale.position(bin.from)));
	return narrowest > 12 ? 0.75 : 0.25;
}

function describeBin({ lower, upper }: Bin, { chart }: FigureOf<"histogram">, context: ChartContext): string {
	const column = context.column(chart.lower);
	const write = (value: number) => context.formats.cell(value, column.format);
	const isMoney = column.format === "money" || column.format === "cents";
	const unit = column.unit && !isMoney ? ` ${column.unit}` : "";
	if (lower === undefined) return `Under ${write(upper ?? 0)}${unit}`;
	if (upper === undefined) return `${write(lower)}${unit} or more`;
	const last = column.type === "integer" && column.format === "integer" ? upper - 1 : upper;
	return last === lower ? `${write(lower)}${unit}` : `${write(lower)} to ${write(last)}${unit}`;
}

interface End {
	lines: string[];
	/** Pixels: the middle of the label. */
	x: number;
	from: number;
	to: number;
}

interface EndOptions {
	context: ChartContext;
	scale: PositionScale;
	write: (value: number) => string;
}

/** The words under open bins, kept inside the picture. */
function openEnds(bins: Bin[], { context, scale, write }: EndOptions): End[] {
	return bins
		.filter((bin) => (bin.lower === undefined) !== (bin.upper === undefined))
		.map((bin) => {
			const text = bin.upper === undefined ? `${write(bin.lower ?? 0)} or more` : `Under ${write(bin.upper)}`;
			const [from, to] = [scale.position(bin.from), scale.position(bin.to)];
			const lines = wrapText(text, Math.max(to - from, context.narrow ? 50 : 64), context.type);
			const half = widestText(lines, context.type) / 2;
			const x = Math.min(Math.max((from + to) / 2, half), context.width - half);
			return { lines, x, from: x - half, to: x + half };
		});
}

function drawEnd({ lines, x }: End, marginLeft: number): Plot.Markish {
	return Plot.text([lines.join("\n")], {
		frameAnchor: "bottom-left",
		textAnchor: "middle",
		lineAnchor: "top",
		dx: x - marginLeft,
		dy: 7,
		lineHeight: 1.15,
		fill: "var(--ink-muted)",
	});
}

function clearOf(ends: End[], tick: { from: number; width: number }): boolean {
	return ends.every((end) => tick.from + tick.width / 2 + 6 < end.from || tick.from - tick.width / 2 - 6 > end.to);
}

/** Withheld bins beside each other are marked once, in their middle. */
function withheldRuns(bins: Bin[], column: string): { middle: number }[] {
	const runs: Bin[][] = [];
	for (const [index, bin] of bins.entries()) {
		if (!bin.row.isSuppressed(column)) continue;
		const previous = bins[index - 1];
		if (previous?.row.isSuppressed(column)) runs.at(-1)?.push(bin);
		else runs.push([bin]);
	}
	return runs.map((run) => ({ middle: ((run[0]?.from ?? 0) + (run.at(-1)?.to ?? 0)) / 2 }));
}
