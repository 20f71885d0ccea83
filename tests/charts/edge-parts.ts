/** Columns and figures at the edges of what a report may hold. */
import type { Cell, Chart, Column, Figure } from "../../analysis/document.ts";

export const text = (name: string, role?: string): Column => ({
	name,
	label: name,
	type: "string",
	format: "text",
	...(role ? { role } : {}),
});
export const number = (name: string, format: Column["format"], label = name): Column => ({
	name,
	label,
	type: "number",
	format,
});

export function figure(id: string, chart: Chart, { columns, rows }: { columns: Column[]; rows: Cell[][] }): Figure {
	const words = {
		claim: `Claim of ${id} & <more>.`,
		description: `Description of ${id}.`,
		alternative: `"${id}" in words.`,
	};
	return { kind: "figure", id, ...words, chart, table: { id, columns, rows, suppressed: [] }, sql: "SELECT 1" };
}

/** A figure whose cells of the given column are all withheld. */
export function withholdAll(of: Figure, column: string): Figure {
	const at = of.table.columns.findIndex(({ name }) => name === column);
	const rows = of.table.rows.map((row) => row.with(at, null));
	return {
		...of,
		id: `${of.id}-withheld`,
		table: { ...of.table, rows, suppressed: rows.map((_, row) => [row, column]) },
	};
}
