/** Cells in rows and columns, colored by their value and with it written inside, as far as there is room. */
import * as Plot from "@observablehq/plot";
import { suppressedMark } from "../../analysis/format.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { describeMark } from "./describe-mark.ts";
import { heatScale } from "./heat-colors.ts";
import { drawHeatKey } from "./heat-key.ts";
import { type HeatCell, layHeatmap } from "./lay-heatmap.ts";
import { pixelScales } from "./pixel-scales.ts";
import { measureText, widestText } from "./text-width.ts";
import { drawWithheld, withheldTitle } from "./withheld.ts";

/** Pixels. */
const smallestLabel = 10;

export function heatmap({ chart }: FigureOf<"heatmap">, context: ChartContext): Plot.PlotOptions {
	const { formats, type, width } = context;
	const column = context.column(chart.value);
	const cells = context.rows.map(
		(row): HeatCell => ({
			x: row.text(chart.x),
			y: row.text(chart.y),
			value: row.number(chart.value),
			withheld: row.isSuppressed(chart.value),
		}),
	);
	const known = cells.flatMap(({ x, y, value }) => (value === undefined ? [] : [{ x, y, value }]));
	const values = known.map(({ value }) => value);
	const colors = heatScale(values, chart);
	const key = drawHeatKey(colors, { context, column });
	const layout = layHeatmap(cells, {
		context,
		top: key.height,
		labels: { x: context.column(chart.x).label, y: context.column(chart.y).label },
		isSymmetric: chart.diverging,
	});
	const label = writeCells(values, { context, format: column.format, width: layout.cellWidth - 4 });
	const edges = (at: { x: string; y: string }) => {
		const { x, y } = layout.place(at);
		return { x, y, right: x + layout.cellWidth, bottom: y + layout.cellHeight };
	};
	const middle = {
		x: (at: { x: string; y: string }) => edges(at).x + layout.cellWidth / 2,
		y: (at: { x: string; y: string }) => edges(at).y + layout.cellHeight / 2,
	};
	const withheld = cells.filter((cell) => cell.withheld);
	const isTight = measureText(suppressedMark, { size: smallestLabel }) > layout.cellWidth - 2;
	const height = Math.ceil(layout.bottom + (isTight && withheld.length > 0 ? type.size * 1.8 : 0));
	return {
		height,
		margin: 0,
		...pixelScales(width, height),
		marks: [
			...key.marks,
			...layout.names,
			Plot.rect(known, {
				x1: (cell) => edges(cell).x,
				x2: (cell) => edges(cell).right,
				y1: (cell) => edges(cell).y,
				y2: (cell) => edges(cell).bottom,
				inset: 0.5,
				fill: ({ value }) => colors.paint(value).fill,
				title: ({ x, y, value }) => describeMark({ about: x === y ? x : `${y}, ${x}`, column, value }, formats),
			}),
			label &&
				Plot.text(known, {
					...middle,
					text: ({ value }) => label.write(value),
					fill: ({ value }) => colors.paint(value).text,
					fontSize: label.size,
					pointerEvents: "none",
				}),
			...(isTight ? drawEmpty(withheld, { edges, height }) : drawWithheld(withheld, middle, context)),
		].filter((mark) => mark !== undefined),
	};
}

interface Empty {
	edges: (at: HeatCell) => { x: number; y: number; right: number; bottom: number };
	/** Pixels of the picture. */
	height: number;
}

/** Cells too narrow for the mark of what is withheld: left empty, and explained below. */
function drawEmpty(withheld: HeatCell[], { edges, height }: Empty): Plot.Markish[] {
	if (withheld.length === 0) return [];
	return [
		Plot.rect(withheld, {
			x1: (cell: HeatCell) => edges(cell).x,
			x2: (cell: HeatCell) => edges(cell).right,
			y1: (cell: HeatCell) => edges(cell).y,
			y2: (cell: HeatCell) => edges(cell).bottom,
			inset: 1,
			fill: "var(--surface)",
			stroke: "var(--chart-grid)",
			title: () => withheldTitle,
		}),
		Plot.text([`Empty cells are withheld ${suppressedMark}`], {
			x: () => 0,
			y: () => height - 2,
			textAnchor: "start",
			lineAnchor: "bottom",
			fill: "var(--ink-muted)",
		}),
	];
}

interface Room {
	context: ChartContext;
	format: Parameters<ChartContext["formats"]["short"]>[1];
	/** Pixels. */
	width: number;
}

/** The longest way of writing all values that has room in the cells; `undefined` where none has. */
function writeCells(
	values: number[],
	{ context: { formats, type }, format, width }: Room,
): { write: (value: number) => string; size: number } | undefined {
	const decimals = { decimal: [1], ratio: [2, 1] }[format as string] ?? [];
	const ways = decimals.flatMap((count) => [
		(value: number) => formats.fixed(value, count),
		(value: number) => withoutZero(formats.fixed(value, count)),
	]);
	const plain = (value: number) => (format === "points" ? formats.bare(value, format) : formats.short(value, format));
	// Shares with as many decimals in every cell, where there is room.
	const others = format === "share" ? [(value: number) => formats.cell(value, format), plain] : [plain];
	for (const write of ways.length > 0 ? ways : others) {
		const texts = values.map(write);
		for (let size = type.size - 1; size >= smallestLabel; size--)
			if (widestText(texts, { size }) <= width) return { write, size };
	}
	return undefined;
}

/** ".62" for "0.62": in a matrix of numbers between −1 and 1 the zero says nothing. */
function withoutZero(text: string): string {
	return text.replace(/^(\D?)0(?=\D\d)/, "$1");
}
