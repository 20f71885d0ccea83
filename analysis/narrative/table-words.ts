/** The cells and rows of a table, as words and lists of them. */
import type { Cell, Table } from "../document.ts";
import type { Formats } from "../format.ts";

const mostSpelledOut = 12;

/** Reads cells as words. */
export function readWords(table: Table, formats: Formats) {
	const places = new Map(table.columns.map((column, place) => [column.name, place]));
	const hidden = new Set(table.suppressed.map(([row, name]) => `${row} ${name}`));
	const cell = (row: number, name: string): Cell => table.rows[row]?.[places.get(name) ?? -1] ?? null;
	const column = (name: string) => table.columns[places.get(name) ?? -1];
	const text = (row: number, name: string) => {
		if (hidden.has(`${row} ${name}`)) return "withheld";
		const value = cell(row, name);
		return value === null ? "" : formats.cell(value, column(name)?.format ?? "text");
	};
	return {
		text,
		number: (row: number, name: string) => {
			const value = cell(row, name);
			return typeof value === "number" ? value : null;
		},
		isTrue: (row: number, name: string) => cell(row, name) === true,
		label: (name: string) => column(name)?.label ?? name,
		interval: (row: number, { low, high }: { low?: string | undefined; high?: string | undefined }) => {
			const from = low && text(row, low);
			const to = high && text(row, high);
			return from && to && ![from, to].includes("withheld") ? ` (${from} to ${to})` : "";
		},
	};
}

/** "under 5", "5 to 9", "9 or more", "0" where both ends are written alike, and "any value" without ends. */
export function spanWords(lower: string, upper: string): string {
	if (lower === "") return upper === "" ? "any value" : `under ${upper}`;
	if (lower === upper) return lower;
	return upper === "" ? `${lower} or more` : `${lower} to ${upper}`;
}

/** A part for each of the first rows, and whether there are more. */
export function listRows(table: Table, spell: (row: number) => string): string {
	const spelled = table.rows.slice(0, mostSpelledOut).map((_, row) => spell(row));
	return `${spelled.join("; ")}${spelled.length < table.rows.length ? "; and the rest in the table" : ""}.`;
}

/** Rows by the category in column `outer`, a part for each group. */
export function listGroups(table: Table, outer: string, spell: (row: number) => string): string {
	const place = table.columns.findIndex((column) => column.name === outer);
	const groups = new Map<Cell, string[]>();
	for (const [row, cells] of table.rows.entries()) {
		const key = cells[place] ?? null;
		groups.set(key, [...(groups.get(key) ?? []), spell(row)]);
	}
	return `${[...groups].map(([group, parts]) => `${group}: ${parts.join(", ")}`).join("; ")}.`;
}
