/** Small line charts beside each other, all with the same axes, their series named once on top. */
import * as Plot from "@observablehq/plot";
import { ticksUp } from "./axes.ts";
import { categoryPaint } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { drawBelow, drawFacetFrames, placeBelow } from "./facet-frame.ts";
import { layFacets } from "./facets.ts";
import { drawSeries, partialEntry } from "./line-marks.ts";
import { readGaps, readPlaces, readPoints } from "./line-points.ts";
import { pixelScales } from "./pixel-scales.ts";
import { makeScale } from "./position-scale.ts";
import { drawKey } from "./series-key.ts";
import { widestText } from "./text-width.ts";
import { heightsDomain } from "./value-domain.ts";
import { drawWithheldAlong } from "./withheld.ts";

interface Options {
	context: ChartContext;
	/** The column of the small charts' names. */
	facet: string;
}

export function linesGrid({ chart }: FigureOf<"lines">, { context, facet }: Options): Plot.PlotOptions {
	const { formats, type, narrow, width, colors, rows } = context;
	const [xColumn, column, seriesColumn] = [chart.x, chart.y, chart.series].map((name) => context.column(name));
	if (!xColumn || !column || !seriesColumn) throw new Error("lines have an x, a y and a series");
	const places = readPlaces(chart, rows);
	const points = readPoints(chart, { rows, places });
	const gaps = readGaps(chart, { rows, places });
	const names = [...new Set(rows.map((row) => row.text(facet)))];
	const series = [...new Set(rows.map((row) => row.text(chart.series)))];
	const fillOf = (name: string) => categoryPaint(colors, seriesColumn, name).fill;
	const plotHeight = narrow ? 96 : 116;
	const heights = makeScale({ type: "linear" }, heightsDomain(points, chart.reference?.value), [plotHeight, 0]);
	const yTicks = points.length === 0 ? [] : ticksUp(heights, column.format, { context, most: 4 });
	const left =
		widestText(
			yTicks.map((tick) => tick.label),
			type,
		) + 10;
	const partial = places.some(({ isPartial }) => isPartial) ? context.column(chart.partial ?? "") : undefined;
	const entries = [
		...(series.length > 1 ? series.map((name) => ({ name, fill: fillOf(name) })) : []),
		...(partial ? [partialEntry(partial)] : []),
		...(chart.reference ? [lineEntry(chart.reference.label, "dashes")] : []),
		...(chart.highlight === undefined
			? []
			: [lineEntry(`${xColumn.label}: ${formats.cell(chart.highlight, xColumn.format)}`, "upright")]),
	];
	const key = entries.length > 0 ? drawKey(entries, { context, marginLeft: 0 }) : { height: 0, marks: [] };
	const titleHeight = Math.round(type.size * 1.6);
	const top = titleHeight + key.height;
	const most = narrow ? 2 : names.length === 2 || names.length === 4 ? 2 : 3;
	const grid = layFacets(names, { context, left, top, plotHeight, most });
	const ends = places.map(({ at }) => at);
	const across = makeScale(
		{ type: "linear" },
		places.length === 0
			? [0, 1]
			: places.length === 1
				? [(ends[0] ?? 0) - 1, (ends[0] ?? 0) + 1]
				: [Math.min(...ends), Math.max(...ends)],
		[8, grid.plotWidth - 8],
	);
	const labels = placeBelow(
		places.map(({ at, label }) => ({ value: at, label })),
		{ context, position: across.position, plotWidth: grid.plotWidth },
	);
	const height = Math.ceil(grid.bottom + type.size);
	const shift = (index: number) => (chart.low === undefined ? 0 : (index - (series.length - 1) / 2) * 3);
	return {
		height,
		marginLeft: 0,
		marginRight: 0,
		marginBottom: 0,
		marginTop: top,
		...pixelScales(width, height),
		marks: [
			Plot.text([column.label], {
				x: () => 0,
				y: () => titleHeight / 2,
				textAnchor: "start",
				fill: "var(--ink-muted)",
			}),
			...key.marks,
			...drawFacetFrames({
				facets: grid.facets,
				plotWidth: grid.plotWidth,
				ticks: yTicks,
				up: heights.position,
				base: plotHeight,
			}),
			...grid.facets.flatMap((at, index) => {
				const name = names[index] ?? "";
				const own = points.filter((point) => point.facet === name);
				const withheld = gaps.filter((gap) => gap.facet === name);
				return [
					drawBelow(labels, { x: at.x, y: at.y + plotHeight }),
					...(chart.reference
						? [drawReference(at.y + heights.position(chart.reference.value), [at.x, at.x + grid.plotWidth])]
						: []),
					...(chart.highlight === undefined
						? []
						: [drawHighlight(at.x + across.position(chart.highlight), [at.y, at.y + plotHeight])]),
					...series.flatMap((of, place) =>
						drawSeries(
							own.filter((point) => point.series === of),
							{
								context,
								column,
								color: fillOf(of),
								dx: shift(place),
								radius: grid.plotWidth / places.length < 16 ? 1.75 : 3,
								about: ({ label }) => [name, ...(series.length > 1 ? [of] : []), label].join(", "),
								partialLabel: partial?.label,
								gaps: withheld.filter((gap) => gap.series === of),
								x: (point) => at.x + across.position(point.at),
								y: (value) => at.y + heights.position(value),
							},
						),
					),
					...drawWithheldAlong(
						withheld.map((gap) => at.x + across.position(gap.at)),
						{ context, y: at.y + plotHeight - 8, bounds: [at.x, at.x + grid.plotWidth] },
					),
				];
			}),
			Plot.text([xColumn.label], {
				x: () => width,
				y: () => height - 2,
				textAnchor: "end",
				lineAnchor: "bottom",
				fill: "var(--ink-muted)",
			}),
		],
	};
}

function lineEntry(name: string, shape: "dashes" | "upright") {
	return { name, fill: "var(--chart-reference)", outline: true, shape };
}

const line = { stroke: "var(--chart-reference)", strokeWidth: 1.25 } as const;

function drawReference(y: number, [from, to]: [number, number]): Plot.Markish {
	return Plot.link([0], { x1: () => from, x2: () => to, y1: () => y, y2: () => y, ...line, strokeDasharray: "4 3" });
}

function drawHighlight(x: number, [from, to]: [number, number]): Plot.Markish {
	return Plot.link([0], { x1: () => x, x2: () => x, y1: () => from, y2: () => to, ...line });
}
