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
}

export function makeContext({ table }: Figure, options: DrawOptions): ChartContext {
	const columns = new Map(table.columns.map((column, index) => [column.name, { column, index }]));
	const withheld = new Set(table.suppressed.map(([row, name]) => `${row} ${name}`));
	const find = (name: string) => {
		const found = columns.get(name);
		if (!found) throw new Error(`its table has no column "${name}" (columns: ${[...columns.keys()].join(", ")})`);
		return found;
	};
	const readRow = (cells: Cell[], index: number): ChartRow => ({
		text: (name) => String(cells[find(name).index] ?? ""),
		number(name) {
			const cell = cells[find(name).index];
			return typeof cell === "number" && !withheld.has(`${index} ${name}`) ? cell : undefined;
		},
		isSuppressed: (name) => withheld.has(`${index} ${name}`),
	});
	const narrow = options.width < 480;
	return {
		...options,
		rows: table.rows.map(readRow),
		type: { size: narrow ? 12 : 13 },
		narrow,
		column: (name) => find(name).column,
	};
}

/** The lines of a tooltip: what it is about, then each measure with its label and full number. */
export function describeRow(
	about: string,
	measures: { column: Column; value: number | undefined }[],
	formats: Formats,
): string {
	const lines = measures
		.filter((measure) => measure.value !== undefined)
		.map(({ column, value }) => `${column.label}: ${formats.cell(value ?? null, column.format)}`);
	return [about, ...lines].join("\n");
}
