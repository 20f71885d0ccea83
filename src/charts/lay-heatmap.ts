/** Where the cells of a heatmap and the names of its rows and columns stand. */
import * as Plot from "@observablehq/plot";
import type { ChartContext } from "./context.ts";
import { measureText, type Type, widestText, wrapText } from "./text-width.ts";

export interface HeatCell {
	x: string;
	y: string;
	value: number | undefined;
	withheld: boolean;
}

type At = Pick<HeatCell, "x" | "y">;

export interface HeatLayout {
	cellWidth: number;
	cellHeight: number;
	/** Pixels: the top left corner of a cell. */
	place(at: At): { x: number; y: number };
	names: Plot.Markish[];
	/** Pixels. */
	bottom: number;
}

interface Options {
	context: ChartContext;
	/** Pixels above the heatmap that are taken. */
	top: number;
	/** What the columns and the rows are. */
	labels: At;
	/** Whether a cell (x, y) says the same as (y, x). */
	isSymmetric: boolean;
}

interface Name {
	lines: string[];
	x: number;
	y: number;
}

const lineHeight = 1.12;

export function layHeatmap(cells: At[], options: Options): HeatLayout {
	const names = [...new Set([...cells.map(({ x }) => x), ...cells.map(({ y }) => y)])];
	return options.isSymmetric && isTriangle(cells, names) ? layTriangle(cells, names, options) : layGrid(cells, options);
}

/** Whether columns and rows are the same things, but for the first or last, and no cell stands above the diagonal. */
function isTriangle(cells: At[], names: string[]): boolean {
	const count = (key: keyof At) => new Set(cells.map((cell) => cell[key])).size;
	const areSame = Math.min(count("x"), count("y")) >= names.length - 1;
	return areSame && names.length > 2 && cells.every(({ x, y }) => names.indexOf(x) <= names.indexOf(y));
}

/** Each name once, right of the last cell of its row, which is above the first cell of its column. */
function layTriangle(cells: At[], names: string[], { context: { type, width, narrow }, top }: Options): HeatLayout {
	const diagonal = cells.some(({ x, y }) => x === y) ? 1 : 0;
	const written = names.map((name) => wrapText(name, narrow ? 110 : 220, type));
	const widest = Math.min(
		...written.map((lines, index) => (width - widestText(lines, type) - 8) / Math.max(1, index + diagonal)),
	);
	const cellWidth = Math.min(widest, 56);
	const lineCount = Math.max(...written.map((lines) => lines.length));
	const cellHeight = Math.max(Math.min(Math.max(cellWidth, 20), 30), lineCount * type.size * lineHeight + 3);
	const labels = written.map(
		(lines, index): Name => ({
			lines,
			x: (index + diagonal) * cellWidth + 6,
			y: top + (index + 0.5) * cellHeight,
		}),
	);
	return {
		cellWidth,
		cellHeight,
		place: ({ x, y }) => ({ x: names.indexOf(x) * cellWidth, y: top + names.indexOf(y) * cellHeight }),
		names: [drawNames(labels, { textAnchor: "start" })],
		bottom: top + names.length * cellHeight,
	};
}

/** Names of rows at the left, of columns above, upright where they are too wide for their column. */
function layGrid(cells: At[], { context, top, labels }: Options): HeatLayout {
	const { type, width, narrow } = context;
	const columns = [...new Set(cells.map(({ x }) => x))];
	const rows = [...new Set(cells.map(({ y }) => y))];
	const rowNames = rows.map((name) => wrapText(name, width * (narrow ? 0.34 : 0.28), type));
	// Rows and columns of the same names need to be told apart.
	const isLabeled = columns.some((name) => rows.includes(name));
	const rowLabel = wrapText(isLabeled ? labels.y : "", width * (narrow ? 0.34 : 0.28), type);
	const left = widestText([...rowNames.flat(), ...rowLabel], type) + 10;
	const cellWidth = Math.min((width - left) / Math.max(1, columns.length), 120);
	const lineCount = Math.max(1, ...rowNames.map((lines) => lines.length));
	const cellHeight = Math.max(narrow ? 22 : 26, Math.ceil(lineCount * type.size * lineHeight) + 6);
	const heads = layHeads(columns, cellWidth, type);
	const labelHeight = isLabeled ? type.size * 1.5 : 0;
	const headHeight = Math.max(heads.height, rowLabel.length * type.size * lineHeight + 8);
	const first = top + labelHeight + headHeight;
	const across = (index: number) => left + (index + 0.5) * cellWidth;
	const columnLabels = heads.lines.map((lines, index): Name => ({ lines, x: across(index), y: first - 6 }));
	const rowLabels = rowNames.map((lines, index): Name => ({ lines, x: 0, y: first + (index + 0.5) * cellHeight }));
	return {
		cellWidth,
		cellHeight,
		place: ({ x, y }) => ({ x: left + columns.indexOf(x) * cellWidth, y: first + rows.indexOf(y) * cellHeight }),
		names: [
			drawNames(columnLabels, heads.upright ? { textAnchor: "start", rotate: -90 } : { lineAnchor: "bottom" }),
			drawNames(rowLabels, { textAnchor: "start" }),
			...(isLabeled ? drawLabels([labels.x, rowLabel.join("\n")], { x: left, top, bottom: first }) : []),
		],
		bottom: first + rows.length * cellHeight,
	};
}

interface Heads {
	lines: string[][];
	upright: boolean;
	/** Pixels. */
	height: number;
}

/** Columns in an order that a reader can fill in: hours, days, numbers. */
const fewest = 10;
const isCounted = (names: string[]) => names.length >= fewest && names.every((name) => /^\d/.test(name));

/** Every second, third ... name of many in order, as far as they have room side by side. */
function thinHeads(names: string[], cellWidth: number, type: Type): Heads {
	// A range, "08:00–10:00", may break after its dash.
	const ranges = names.map((name) => name.split(/(?<=\d–)/));
	if (widestText(ranges.flat(), type) <= cellWidth - 4)
		return {
			lines: ranges,
			upright: false,
			height: Math.max(...ranges.map(({ length }) => length)) * type.size * lineHeight + 10,
		};
	const widest = widestText(names, type);
	const step = [1, 2, 3, 4, 6, 12].find((every) => every * cellWidth >= widest + 6) ?? names.length;
	const lines = names.map((name, index) => (index % step === 0 ? [name] : []));
	return { lines, upright: false, height: type.size * lineHeight + 10 };
}

/** Up to four lines above the column; else, from bottom to top, as many lines as the column is wide. */
function layHeads(names: string[], cellWidth: number, type: Type): Heads {
	if (isCounted(names)) return thinHeads(names, cellWidth, type);
	const across = names.map((name) => wrapText(name, cellWidth - 6, type));
	const lineCount = Math.max(1, ...across.map((lines) => lines.length));
	if (lineCount <= 4 && widestText(across.flat(), type) <= cellWidth - 4)
		return { lines: across, upright: false, height: lineCount * type.size * lineHeight + 10 };
	const most = Math.max(1, Math.floor(cellWidth / (type.size * lineHeight)));
	const longest = widestText(names, type);
	const widths = [80, 100, 120, 150, 190].filter((width) => width < longest);
	const upright = [...widths, longest]
		.map((width) => names.map((name) => wrapText(name, width, type)))
		.find((wrapped) => wrapped.every((lines) => lines.length <= most));
	const lines = upright ?? names.map((name) => [name]);
	return { lines, upright: true, height: Math.max(...lines.flat().map((line) => measureText(line, type))) + 14 };
}

/** What the columns are, above their names, and what the rows are, above theirs. */
function drawLabels(
	[across, down]: [string, string],
	{ x, top, bottom }: { x: number; top: number; bottom: number },
): Plot.Markish[] {
	const text = { textAnchor: "start", lineHeight, fill: "var(--ink-muted)" } as const;
	return [
		Plot.text([across], { ...text, x: () => x, y: () => top, lineAnchor: "top" }),
		Plot.text([down], { ...text, x: () => 0, y: () => bottom - 6, lineAnchor: "bottom" }),
	];
}

function drawNames(names: Name[], options: Plot.TextOptions): Plot.Markish {
	return Plot.text(names, {
		x: "x",
		y: "y",
		text: ({ lines }: Name) => lines.join("\n"),
		lineHeight,
		fill: "var(--ink)",
		...options,
	});
}
