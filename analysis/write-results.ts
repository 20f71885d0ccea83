/** The document of a report -> `results/<report>/`: whole or not at all. */
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { csvFormatRows } from "d3-dsv";
import { type Cell, documentSchema, listTables, type ReportDocument, type Table, unfinished } from "./document.ts";
import { suppressedMark } from "./format.ts";

/**
 * Makes `results/<report>/` anew: `fill` is given the folder's private part while it is not yet in place, and what it
 * returns is checked against the document's schema and written beside it. If anything throws, the previous results stay.
 */
export async function writeResults(
	target: string,
	fill: (privateFolder: string) => Promise<ReportDocument>,
): Promise<ReportDocument> {
	const staging = `${target}${unfinished}`;
	await rm(staging, { recursive: true, force: true });
	await mkdir(join(staging, "private"), { recursive: true });
	await mkdir(join(staging, "tables"));
	try {
		const document = documentSchema.parse(await fill(join(staging, "private")));
		for (const table of listTables(document))
			await writeFile(join(staging, "tables", `${table.id}.csv`), formatTable(table));
		await writeFile(join(staging, "document.json"), `${JSON.stringify(document, null, "\t")}\n`);
		await rm(target, { recursive: true, force: true });
		await rename(staging, target);
		return document;
	} catch (error) {
		await rm(staging, { recursive: true, force: true });
		throw error;
	}
}

/** RFC 4180 with a header; numbers unformatted, missing cells empty, withheld ones marked. */
export function formatTable({ columns, rows, suppressed }: Table): string {
	const withheld = new Set(suppressed.map(([row, name]) => `${row} ${name}`));
	const lines = rows.map((row, index) =>
		columns.map(({ name }, place) =>
			withheld.has(`${index} ${name}`) ? suppressedMark : spellCell(row[place] ?? null),
		),
	);
	return `${csvFormatRows([columns.map(({ name }) => name), ...lines])}\n`;
}

/** A text that a spreadsheet would take for a formula is kept a text by an apostrophe (OWASP, CSV injection). */
function spellCell(cell: Cell): string {
	return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell ?? "");
}

/** Removes the results of reports that are no longer there, so that no site is made of them. */
export async function pruneResults(results: string, reports: readonly string[]): Promise<void> {
	const found = await readdir(results, { withFileTypes: true }).catch(() => []);
	// What is being made, here or by another run, is of a report that is there.
	const kept = [...reports, ...reports.map((report) => `${report}${unfinished}`)];
	const gone = found.filter((entry) => entry.isDirectory() && !kept.includes(entry.name));
	for (const { name } of gone)
		if (existsSync(join(results, name, "document.json"))) await rm(join(results, name), { recursive: true });
}
