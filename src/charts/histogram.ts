/** Histogram: bars from edge to edge, heights from zero, open ends marked in words. */
import * as Plot from "@observablehq/plot";
import { drawGridY, drawTicksX, drawTicksY, drawTitleY, ticksAcross, ticksUp } from "./axes.ts";
import { type Bin, describeBin, readBins, withheldRuns } from "./bins.ts";
import { measureColor } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { drawMarkers } from "./marker-lines.ts";
import { drawOpenEnd, isClearOf, layOpenEnds } from "./open-ends.ts";
import { makeScale, type PositionScale } from "./position-scale.ts";
import { measureText, widestText } from "./text-width.ts";
import { drawWithheld } from "./withheld.ts";

const marginRight = 14;

export function histogram({ chart }: FigureOf<"histogram">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, width, narrow } = context;
	const [edgeColumn, column] = [context.column(chart.lower), context.column(chart.value)];
	const bins = readBins(chart, context.rows);
	const plotHeight = narrow ? 190 : 250;
	const known = bins.filter((bin) => bin.value !== undefined);
	const top = Math.max(0, ...known.map((bin) => bin.value ?? 0)) || 1;
	const heights = (marginTop: number) =>
		makeScale({ type: "linear" }, [0, top * 1.04], [marginTop + plotHeight, marginTop]);
	const heightTicks = known.length === 0 ? [] : ticksUp(heights(0), column.format, { context, most: narrow ? 4 : 5 });
	const marginLeft =
		widestText(
			heightTicks.map((tick) => tick.label),
			type,
		) + 12;
	const scale = makeScale(chart.scale, [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1], [marginLeft, width - marginRight]);
	const markers = drawMarkers(chart.markers, { context, scale });
	const marginTop = Math.round(type.size * 1.6) + markers.height;

	const ends = layOpenEnds(bins, { context, scale, write: (value) => formats.short(value, edgeColumn.format) });
	const ticks = ticksAcross(scale, edgeColumn.format, {
		context,
		most: narrow ? 6 : 10,
		isFree: ({ value, label }) => isClearOf(ends, { x: scale.position(value), width: measureText(label, type) }),
	});
	const lines = Math.max(1, ...ends.map((end) => end.lines.length));
	const marginBottom = Math.round(10 + lines * type.size * 1.2);
	const gap = halfGap(bins, scale);
	return {
		height: marginTop + plotHeight + marginBottom,
		marginLeft,
		marginRight,
		marginTop,
		marginBottom,
		x: scale.plot,
		y: heights(marginTop).plot,
		marks: [
			drawTitleY(column.label, { marginLeft, marginTop }),
			drawGridY(heightTicks),
			drawTicksY(heightTicks),
			Plot.rect(known, {
				x1: "from",
				x2: "to",
				y1: 0,
				y2: "value",
				insetLeft: gap,
				insetRight: gap,
				fill: measureColor(context.colors, column),
				title: (bin: Bin) =>
					describeMark(
						{ about: describeBin(bin, chart, context), column, value: bin.value, customers: bin.row.customers },
						formats,
					),
			}),
			Plot.ruleY([0], { stroke: "var(--chart-axis)" }),
			drawTicksX(ticks),
			...ends.map((end) => drawOpenEnd(end, marginLeft, type)),
			...drawWithheld(withheldRuns(bins, chart), { x: "middle", frameAnchor: "bottom", dy: -8 }, context),
			...markers.marks,
		],
	};
}

/** Half of the white between two bars, in pixels: a hairline between narrow bars. */
function halfGap(bins: Bin[], scale: PositionScale): number {
	const narrowest = Math.min(...bins.map((bin) => scale.position(bin.to) - scale.position(bin.from)));
	return narrowest > 12 ? 0.75 : 0.25;
}
