import assert from "node:assert/strict";
import type { ReportDocument, Table } from "../../analysis/document.ts";
import { tableRows } from "./analyze-folder.ts";

/** The one row of a table of a document that has these cells. */
export function readRow(
	document: ReportDocument,
	table: string,
	cells: { [name: string]: string | undefined },
): { [name: string]: Table["rows"][number][number] } {
	const rows = tableRows(document, table).filter((row) =>
		Object.entries(cells).every(([name, cell]) => row[name] === cell),
	);
	const [row] = rows;
	assert.ok(row && rows.length === 1, `${rows.length} rows of ${table} have ${JSON.stringify(cells)}`);
	return row;
}
