/** What a chart is drawn from: the figure's table as rows, and how numbers, colors and widths are in this report. */
import type { Cell, Chart, Column, Figure } from "../../analysis/document.ts";
import type { Formats } from "../../analysis/format.ts";
import type { Colors } from "./colors.ts";
import type { Type } from "./text-width.ts";

/** Pixels: of a text column, and of a phone. */
export const chartWidths = { wide: 720, narrow: 340 } as const;

export type FigureOf<K extends Chart["kind"]> = Figure & { chart: Extract<Chart, { kind: K }> };

export interface DrawOptions {
	formats: Formats;
	colors: Colors;
	/** Pixels; see `chartWidths`. */
	width: number;
}

export interface ChartContext extends DrawOptions {
	rows: ChartRow[];
	/** The type of labels and axes. */
	type: Type;
	narrow: boolean;
	/** Throws if the table has no column of that name. */
	column(name: string): Column;
}

/** A row of the figure's table, read by column name. */
export interface ChartRow {
	text(column: string): string;
	/** `undefined` if missing or withheld. */
	number(column: string): number | undefined;
	isSuppressed(column: string): boolean;
	/** How many customers the row stands for, where the table has a column `customers` and the cell is published. */
	customers: number | undefined;
}

export function makeContext({ table }: Figure, options: DrawOptions): ChartContext {
	const columns = new Map(table.columns.map((column, index) => [column.name, { column, index }]));
	const withheld = new Set(table.suppressed.map(([row, name]) => `${row} ${name}`));
	const find = (name: string) => {
		const found = columns.get(name);
		if (!found) throw new Error(`its table has no column "${name}" (columns: ${[...columns.keys()].join(", ")})`);
		return found;
	};
	const readRow = (cells: Cell[], index: number): ChartRow => {
		const number = (name: string) => {
			const cell = cells[find(name).index];
			return typeof cell === "number" && !withheld.has(`${index} ${name}`) ? cell : undefined;
		};
		return {
			text: (name) => String(cells[find(name).index] ?? ""),
			number,
			isSuppressed: (name) => withheld.has(`${index} ${name}`),
			customers: columns.has("customers") ? number("customers") : undefined,
		};
	};
	const narrow = options.width < 480;
	return {
		...options,
		rows: table.rows.map(readRow),
		type: { size: narrow ? 12 : 13 },
		narrow,
		column: (name) => find(name).column,
	};
}
