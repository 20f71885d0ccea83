/** A table that is best read as a table, about files, settings and definitions rather than customers. */
import { type Judged, type Protection, publishTable, type Record } from "../disclosure.ts";
import type { Column, TableBlock } from "../document.ts";

export interface TableBlockSpec {
	id: string;
	claim: string;
	description: string;
	columns: Column[];
	rows: readonly Record[];
	protection: Protection | Judged | "public";
	note?: string;
}

export function makeTableBlock({
	id,
	claim,
	description,
	columns,
	rows,
	protection,
	note,
}: TableBlockSpec): TableBlock {
	const table = publishTable({ id, columns, rows, protection });
	return { kind: "table", id, claim, description, table, ...(note ? { note } : {}) };
}

export function textColumn(name: string, label: string): Column {
	return { name, label, type: "string", format: "text" };
}

export function countColumn(name: string, label: string): Column {
	return { name, label, type: "integer", format: "count" };
}
