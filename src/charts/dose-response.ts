/** A measure by dose: small charts beside each other, dots with intervals, a fitted line, the advised doses shaded. */
import * as Plot from "@observablehq/plot";
import type { Chart } from "../../analysis/document.ts";
import { ticksUp } from "./axes.ts";
import { facetColor } from "./colors.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { drawRange, roomForLabels } from "./dose-range.ts";
import { drawBelow, drawFacetFrames, placeBelow } from "./facet-frame.ts";
import { layFacets } from "./facets.ts";
import { pixelScales } from "./pixel-scales.ts";
import { makeScale, roundTicks } from "./position-scale.ts";
import { widestText } from "./text-width.ts";
import { heightsDomain } from "./value-domain.ts";
import { drawWithheldAlong } from "./withheld.ts";

type DoseResponse = Extract<Chart, { kind: "dose-response" }>;

interface Dose {
	facet: string;
	x: number;
	value: number | undefined;
	low: number | undefined;
	high: number | undefined;
	fit: number | undefined;
	withheld: boolean;
	customers: number | undefined;
}

export function doseResponse({ chart }: FigureOf<"dose-response">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, narrow, width, colors } = context;
	const [column, xColumn] = [context.column(chart.value), context.column(chart.x)];
	const facetColumn = context.column(chart.facet);
	const doses = readDoses(chart, context);
	const names = [...new Set(context.rows.map((row) => row.text(chart.facet)))];
	const plotHeight = narrow ? 130 : 150;
	const most = mostInRow(names.length, narrow);
	const labelRoom = roomForLabels(chart, { type, width: (width - 80) / most });
	const heights = makeScale({ type: "linear" }, boundHeights(doses), [plotHeight, labelRoom]);
	const yTicks = doses.length === 0 ? [] : ticksUp(heights, column.format, { context, most: 4 });
	const left =
		widestText(
			yTicks.map((tick) => tick.label),
			type,
		) + 10;
	const titleHeight = Math.round(type.size * 1.6);
	const grid = layFacets(names, { context, left, top: titleHeight, plotHeight, most });
	const across = makeScale({ type: "linear" }, extent(doses.map(({ x }) => x)), [10, grid.plotWidth - 10]);
	const xTicks = placeBelow(
		roundTicks(across, narrow ? 5 : 7, xColumn.format).map((value) => ({
			value,
			label: formats.short(value, xColumn.format),
		})),
		{ context, position: across.position, plotWidth: grid.plotWidth },
	);
	const height = Math.ceil(grid.bottom + type.size);
	return {
		height,
		margin: 0,
		...pixelScales(width, height),
		marks: [
			Plot.text([column.label], {
				x: () => 0,
				y: () => titleHeight / 2,
				textAnchor: "start",
				fill: "var(--ink-muted)",
			}),
			...grid.facets.flatMap((at, index) =>
				drawRange(
					chart.ranges.find(({ facet }) => facet === names[index]),
					{
						at,
						across: across.position,
						plotWidth: grid.plotWidth,
						plotHeight,
						context,
					},
				),
			),
			...drawFacetFrames({
				facets: grid.facets,
				plotWidth: grid.plotWidth,
				ticks: yTicks,
				up: heights.position,
				base: plotHeight,
			}),
			...grid.facets.flatMap((at, index) => {
				const name = names[index] ?? "";
				const own = doses.filter(({ facet }) => facet === name).toSorted((a, b) => a.x - b.x);
				const color = facetColor(colors, { column: facetColumn, category: name, measure: column });
				const x = (dose: Dose) => at.x + across.position(dose.x);
				const y = (value: number) => at.y + Math.max(labelRoom, heights.position(value));
				const seen = own.filter(({ value }) => value !== undefined);
				const bounded = seen.filter(({ low, high }) => low !== undefined && high !== undefined);
				return [
					drawBelow(xTicks, { x: at.x, y: at.y + plotHeight }),
					Plot.link(bounded, {
						x1: x,
						x2: x,
						y1: ({ low }: Dose) => y(low ?? 0),
						y2: ({ high }: Dose) => y(high ?? 0),
						stroke: "var(--chart-axis)",
						strokeWidth: 1.25,
					}),
					...bounded
						.filter(({ high = 0 }) => high > heights.domain[1])
						.map((dose) => drawArrow([x(dose), y(heights.domain[1])])),
					Plot.line(
						own.filter(({ fit }) => fit !== undefined),
						{ x, y: ({ fit }: Dose) => y(fit ?? 0), stroke: color, strokeWidth: 2, strokeLinejoin: "round" },
					),
					Plot.dot(seen, {
						x,
						y: ({ value }: Dose) => y(value ?? 0),
						r: grid.plotWidth / own.length < 14 ? 2.25 : 3,
						fill: color,
						stroke: "var(--surface)",
						strokeWidth: 0.5,
						title: (dose: Dose) =>
							describeMark({ about: `${name}, ${formats.cell(dose.x, xColumn.format)}`, column, ...dose }, formats),
					}),
					...drawWithheldAlong(own.filter(({ withheld }) => withheld).map(x), {
						context,
						y: at.y + plotHeight - 8,
						bounds: [at.x, at.x + grid.plotWidth],
					}),
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

function readDoses(chart: DoseResponse, { rows }: ChartContext): Dose[] {
	return rows.flatMap((row): Dose[] => {
		const x = row.number(chart.x);
		if (x === undefined) return [];
		const [value, low, high, fit] = [chart.value, chart.low, chart.high, chart.fit].map((name) => row.number(name));
		const withheld = row.isSuppressed(chart.value);
		return [{ facet: row.text(chart.facet), x, value, low, high, fit, withheld, customers: row.customers }];
	});
}

/** One dose stands in the middle. */
function extent(values: number[]): [number, number] {
	if (values.length === 0) return [0, 1];
	const [low, high] = [Math.min(...values), Math.max(...values)];
	return low === high ? [low - 1, high + 1] : [low, high];
}

/** Room for all values and fits, and for intervals as far as they do not squash those. */
function boundHeights(doses: Dose[]): [number, number] {
	const most = 1.3 * Math.max(0, ...doses.flatMap(({ value, fit }) => [value ?? 0, fit ?? 0]));
	return heightsDomain(
		doses.flatMap(({ value, low, high, fit }) => [
			{ value, low, high: high === undefined || most === 0 ? high : Math.min(high, most) },
			{ value: fit, low: undefined, high: undefined },
		]),
		undefined,
	);
}

function mostInRow(count: number, narrow: boolean): number {
	if (narrow) return count > 3 ? 2 : 1;
	return count === 2 || count === 4 ? 2 : 3;
}

/** Where an interval goes on beyond the axis. */
function drawArrow([x, y]: [number, number]): Plot.Markish {
	const head: [number, number][] = [
		[x - 3, y + 5],
		[x, y],
		[x + 3, y + 5],
	];
	return Plot.line(head, { stroke: "var(--chart-axis)", strokeWidth: 1.25, strokeLinecap: "round" });
}
