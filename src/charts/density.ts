/** Where customers lie on two axes: squares in the colors of their segments, an outline and a named center for each. */
import * as Plot from "@observablehq/plot";
import { suppressedMark } from "../../analysis/format.ts";
import { drawTicksX, drawTicksY, drawTitleX, drawTitleY, type Tick, ticksAcross, ticksUp } from "./axes.ts";
import { categoryPaint } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { drawCenters } from "./density-centers.ts";
import { cornersOf, cutTiles, readTiles, type Tile } from "./density-tiles.ts";
import { describeMark } from "./describe-mark.ts";
import { pixelScales } from "./pixel-scales.ts";
import { makeScale, type PositionScale } from "./position-scale.ts";
import { widestText } from "./text-width.ts";

const marginRight = 10;

export function density({ chart }: FigureOf<"density">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, narrow, width, colors, rows } = context;
	const [xColumn, yColumn] = [context.column(chart.lowerX), context.column(chart.lowerY)];
	const [column, segmentColumn] = [context.column(chart.value), context.column(chart.segment)];
	const tiles = readTiles(chart, rows);
	const [left, right] = extent([...tiles.flatMap(({ x1, x2 }) => [x1, x2]), ...chart.centers.map(({ x }) => x)]);
	const [low, high] = extent([...tiles.flatMap(({ y1, y2 }) => [y1, y2]), ...chart.centers.map(({ y }) => y)]);
	// One unit is as long up as across, unless that makes the picture very flat or very high.
	const [flattest, highest] = narrow ? [0.75, 1.1] : [0.5, 0.8];
	const shape = Math.min(Math.max((high - low) / (right - left), flattest), highest);
	const marginTop = Math.round(type.size * 1.6) + 6;
	const bottom = marginTop + Math.round((width - 40) * shape);
	const y = makeScale({ type: "linear" }, [low, high], [bottom, marginTop]);
	const yTicks = tiles.length === 0 ? [] : ticksUp(y, yColumn.format, { context, most: narrow ? 5 : 7 });
	const marginLeft =
		widestText(
			yTicks.map((tick) => tick.label),
			type,
		) + 12;
	const x = makeScale({ type: "linear" }, [left, right], [marginLeft, width - marginRight]);
	const xTicks = tiles.length === 0 ? [] : ticksAcross(x, xColumn.format, { context, most: narrow ? 5 : 9 });
	const withheld = rows.filter((row) => row.isSuppressed(chart.value)).length;
	const marginBottom = Math.round(14 + type.size * (withheld > 0 ? 4 : 2.6));
	const fillOf = (segment: string) => categoryPaint(colors, segmentColumn, segment).fill;
	const height = bottom + marginBottom;
	return {
		height,
		marginLeft,
		marginRight,
		marginTop,
		marginBottom,
		...pixelScales(width, height),
		marks: [
			drawTitleY(yColumn.label, { marginLeft, marginTop }),
			drawTicksX(inPixels(xTicks, x)),
			drawTicksY(inPixels(yTicks, y)),
			drawTitleX(xColumn.label, { context, marginRight }),
			Plot.frame({ stroke: "var(--chart-grid)" }),
			Plot.rect(cutTiles(tiles), {
				x1: ({ x1 }: Tile) => x.position(x1),
				x2: ({ x2 }: Tile) => x.position(x2),
				y1: ({ y1 }: Tile) => y.position(y1),
				y2: ({ y2 }: Tile) => y.position(y2),
				shapeRendering: "crispEdges",
				fill: ({ segment }: Tile) => fillOf(segment),
				fillOpacity: "opacity",
				title: ({ segment, value }: Tile) => describeMark({ about: segment, column, value }, formats),
			}),
			...[...Map.groupBy(tiles, ({ segment }) => segment)].map(([segment, own]) =>
				Plot.hull(own.flatMap(cornersOf), {
					x: (corner) => x.position(corner.x),
					y: (corner) => y.position(corner.y),
					stroke: fillOf(segment),
					strokeWidth: 1.25,
					fill: "none",
				}),
			),
			...drawCenters(chart.centers, {
				type,
				place: (center) => ({ x: x.position(center.x), y: y.position(center.y) }),
				fillOf,
				bounds: { left: marginLeft + 4, right: width - 4, top: marginTop + 2, bottom: bottom - 2 },
			}),
			withheld > 0 ? drawWithheldNote(withheld, { context, y: height - type.size * 0.8 }) : null,
		],
	};
}

function drawWithheldNote(count: number, { context, y }: { context: ChartContext; y: number }): Plot.Markish {
	const parts = count === 1 ? "1 part of a square" : `${count} parts of squares`;
	return Plot.text([`Not drawn: ${parts} ${suppressedMark}`], {
		x: () => 0,
		y: () => y,
		textAnchor: "start",
		fill: "var(--ink-muted)",
		fontSize: context.type.size - 1,
	});
}

function inPixels(ticks: Tick[], scale: PositionScale): Tick[] {
	return ticks.map(({ value, label }) => ({ value: scale.position(value), label }));
}

function extent(values: number[]): [number, number] {
	return values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
}
