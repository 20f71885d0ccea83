import type { Cell, Chart, Column, Table } from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";
import { describeChart } from "../../analysis/narrative/alternative.ts";

const formats = formatsFor({ locale: "en-US", currency: "USD" });

/** The alternative of a chart over a table: columns by name and format; a cell "[c]" is withheld. */
export function describeTable(chart: Chart, columns: Record<string, Column["format"]>, cells: Cell[][]): string {
	const names = Object.keys(columns);
	const table: Table = {
		id: "table",
		columns: Object.entries(columns).map(([name, format]) => ({
			name,
			label: name.replaceAll("_", " "),
			type: format === "text" ? "string" : "number",
			format,
		})),
		rows: cells.map((row) => row.map((cell) => (cell === "[c]" ? null : cell))),
		suppressed: cells.flatMap((row, index) =>
			row.flatMap((cell, at): [number, string][] => (cell === "[c]" ? [[index, names[at] ?? ""]] : [])),
		),
	};
	return describeChart(chart, table, formats);
}
