import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyzeReport } from "../../analysis/analyze.ts";
import { listTables, type ReportDocument, type Table } from "../../analysis/document.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { readReport } from "../../analysis/report.ts";

/** The document of a report folder, made in this process; its results are thrown away. */
export async function analyzeFolder(folder: string, { threads }: { threads?: number } = {}): Promise<ReportDocument> {
	const results = await mkdtemp(join(tmpdir(), "bankbook-results-"));
	const privateFolder = join(results, "private");
	await mkdir(privateFolder);
	const engine = await openDuckDb(threads === undefined ? {} : { threads });
	try {
		return await analyzeReport(await readReport(folder), { engine, privateFolder });
	} finally {
		await engine.close();
		await rm(results, { recursive: true, force: true });
	}
}

/** The rows of a table of a document, by the names of its columns. */
export function tableRows(document: ReportDocument, id: string): { [name: string]: Table["rows"][number][number] }[] {
	const table = listTables(document).find((candidate) => candidate.id === id);
	if (!table) throw new Error(`the document has no table ${id}`);
	return table.rows.map((row) =>
		Object.fromEntries(table.columns.map(({ name }, place) => [name, row[place] ?? null])),
	);
}
