/** Small histograms beside each other, with one height for all, and all customers as an outline behind each. */
import * as Plot from "@observablehq/plot";
import { type Tick, ticksUp } from "./axes.ts";
import { facetColor } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { chooseEdges, describeSpan, type FacetBin, outlineOf, readFacetBins } from "./facet-bins.ts";
import { layFacets } from "./facets.ts";
import { pixelScales } from "./pixel-scales.ts";
import { makeScale } from "./position-scale.ts";
import { drawKey } from "./series-key.ts";
import { widestText } from "./text-width.ts";
import { drawWithheld } from "./withheld.ts";

export function histogramGrid({ chart }: FigureOf<"histogram-grid">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, narrow, width, colors } = context;
	const [column, facetColumn] = [context.column(chart.value), context.column(chart.facet)];
	const compare = chart.compare === undefined ? undefined : context.column(chart.compare);
	const facets = readFacetBins(chart, context);
	const all = facets.flatMap(({ bins }) => bins.flatMap(({ value, compared }) => [value ?? 0, compared ?? 0]));
	const plotHeight = narrow ? 84 : 104;
	const heights = makeScale({ type: "linear" }, [0, Math.max(0, ...all) * 1.04 || 1], [plotHeight, 0]);
	const ticks = facets.length === 0 ? [] : ticksUp(heights, column.format, { context, most: 3 });
	const left =
		widestText(
			ticks.map((tick) => tick.label),
			type,
		) + 10;
	const key =
		compare &&
		drawKey([{ name: compare.label, fill: "var(--chart-reference)", outline: true }], { context, marginLeft: 0 });
	const titleHeight = Math.round(type.size * 1.6);
	const top = titleHeight + (key?.height ?? 0);
	const grid = layFacets(
		facets.map(({ name }) => name),
		{ context, left, top, plotHeight },
	);
	const height = Math.ceil(grid.bottom);
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
			...(key?.marks ?? []),
			...grid.facets.map(({ lines, x, y }) =>
				Plot.text([lines.join("\n")], {
					x: () => x,
					y: () => y - 8,
					textAnchor: "start",
					lineAnchor: "bottom",
					lineHeight: 1.15,
					fontWeight: 600,
					fill: "var(--ink)",
				}),
			),
			...grid.facets.flatMap(({ x, y, isFirst }, index) => {
				const { name, bins } = facets[index] ?? { name: "", bins: [] };
				const step = grid.plotWidth / Math.max(1, bins.length);
				const up = (value: number) => y + heights.position(value);
				const known = bins.filter(({ value }) => value !== undefined);
				const edges = chooseEdges(bins, { chart, context, width: grid.plotWidth });
				return [
					...drawGrid(ticks, { from: x, to: x + grid.plotWidth, up }),
					isFirst ? drawHeights(ticks, { x: x - 8, up }) : null,
					Plot.rect(known, {
						x1: ({ index: at }: FacetBin) => x + at * step,
						x2: ({ index: at }: FacetBin) => x + (at + 1) * step,
						y1: () => up(0),
						y2: ({ value }: FacetBin) => up(value ?? 0),
						insetRight: step > 8 ? 1 : 0.5,
						fill: facetColor(colors, { column: facetColumn, category: name, measure: column }),
						title: (bin: FacetBin) =>
							describeMark(
								{
									about: `${name}, ${describeSpan(bin, chart, context)}`,
									column,
									value: bin.value,
									compared: compare && { column: compare, value: bin.compared },
								},
								formats,
							),
					}),
					...drawOutline(
						outlineOf(bins).map(([at, value]) => [x + at * step, value === undefined ? Number.NaN : up(value)]),
					),
					Plot.link([0], {
						x1: () => x,
						x2: () => x + grid.plotWidth,
						y1: () => up(0),
						y2: () => up(0),
						stroke: "var(--chart-axis)",
					}),
					Plot.text(edges, {
						x: ({ middle }) => x + middle,
						y: () => up(0) + 6,
						text: "label",
						lineAnchor: "top",
						fill: "var(--ink-muted)",
					}),
					...drawWithheld(
						withheldRuns(bins),
						{ x: (at: number) => x + at * step, y: () => up(0) - 8, stroke: "var(--surface)", strokeWidth: 3 },
						{ ...context, type: { size: type.size - 1 } },
					),
				];
			}),
		],
	};
}

interface Heights {
	up: (value: number) => number;
}

function drawGrid(ticks: Tick[], { from, to, up }: Heights & { from: number; to: number }): Plot.Markish[] {
	const y = ({ value }: Tick) => up(value);
	return [Plot.link(ticks, { x1: () => from, x2: () => to, y1: y, y2: y, stroke: "var(--chart-grid)" })];
}

function drawHeights(ticks: Tick[], { x, up }: Heights & { x: number }): Plot.Markish {
	return Plot.text(ticks, {
		x: () => x,
		y: ({ value }: Tick) => up(value),
		text: "label",
		textAnchor: "end",
		fill: "var(--ink-muted)",
	});
}

/** A thin line, set off from the bars that it crosses. */
function drawOutline(points: [number, number][]): Plot.Markish[] {
	return [
		Plot.line(points, { stroke: "var(--surface)", strokeWidth: 3, strokeOpacity: 0.7, strokeLinejoin: "miter" }),
		Plot.line(points, { stroke: "var(--chart-reference)", strokeWidth: 1.25, strokeLinejoin: "miter" }),
	];
}

/** Withheld bins beside each other are one run, marked once: its middle, in bins. */
function withheldRuns(bins: FacetBin[]): number[] {
	const runs: number[][] = [];
	for (const { index, withheld } of bins) {
		if (!withheld) continue;
		if (bins[index - 1]?.withheld) runs.at(-1)?.push(index);
		else runs.push([index]);
	}
	return runs.map((run) => ((run[0] ?? 0) + (run.at(-1) ?? 0) + 1) / 2);
}
