/** A table as it is written: an interval stands in the cell of its estimate, not in two columns beside it. */
import type { Column, Table } from "../analysis/document.ts";
import { type Formats, suppressedMark } from "../analysis/format.ts";

export interface LaidTable {
	columns: LaidColumn[];
	rows: LaidCell[][];
}

export interface LaidColumn {
	column: Column;
	/** Whether its cells hold the 95% interval too. */
	hasInterval: boolean;
}

export interface LaidCell {
	text: string;
	/** "0.4 to 2.0", or empty. */
	interval: string;
}

interface Place {
	column: Column;
	value: number;
	/** Places of the ends of the interval; undefined where the column has none. */
	ends?: { low: number; high: number } | undefined;
}

/** The ends of an interval are the columns `<name>_low` and `<name>_high` whose labels say so. */
export function layTable(table: Table, formats: Formats): LaidTable {
	const withheld = new Set(table.suppressed.map(([row, column]) => `${row} ${column}`));
	const places = listPlaces(table.columns);
	const rows = table.rows.map((cells, row) =>
		places.map(({ column, value, ends }): LaidCell => {
			const isWithheld = (place: number) => withheld.has(`${row} ${table.columns[place]?.name}`);
			if (isWithheld(value)) return { text: suppressedMark, interval: "" };
			const text = formats.cell(cells[value] ?? null, column.format);
			if (!ends) return { text, interval: "" };
			const [low, high] = [cells[ends.low], cells[ends.high]];
			if (typeof low !== "number" || typeof high !== "number")
				return { text, interval: isWithheld(ends.low) ? suppressedMark : "" };
			return { text, interval: `${formats.bare(low, column.format)} to ${formats.bare(high, column.format)}` };
		}),
	);
	return { columns: places.map(({ column, ends }) => ({ column, hasInterval: ends !== undefined })), rows };
}

function listPlaces(columns: readonly Column[]): Place[] {
	const find = (name: string, words: string) =>
		columns.findIndex((column) => column.name === name && column.label.endsWith(`95% interval ${words}`));
	const places = columns.map((column, value): Place => {
		const [low, high] = [find(`${column.name}_low`, "from"), find(`${column.name}_high`, "to")];
		return low < 0 || high < 0 ? { column, value } : { column, value, ends: { low, high } };
	});
	const ends = new Set(places.flatMap((place) => (place.ends ? [place.ends.low, place.ends.high] : [])));
	return places.filter(({ value }) => !ends.has(value));
}
