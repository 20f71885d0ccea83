/** Report documents as the analysis left them: read and checked once, and again only when the file has changed. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { documentSchema, type ReportDocument, unfinished } from "../analysis/document.ts";

const cache = new Map<string, { changed: number; document: ReportDocument }>();

/**
 * The documents in a results folder, in alphabetical order of their ids. Throws when there is none, and when one is not a
 * report document.
 */
export async function readDocuments(results: string): Promise<ReportDocument[]> {
	const found = await listReports(results);
	if (found.length === 0) throw new Error(`${results}: no report found (make one with "npm run analyze")`);
	return Promise.all(found.map((id) => readDocument(results, id)));
}

/** Ids of the tables of a report that are published as CSV: the files in its `tables/` folder. */
export async function listTables(results: string, report: string): Promise<string[]> {
	const files = await readdir(join(results, report, "tables"));
	return files
		.filter((file) => file.endsWith(".csv"))
		.map((file) => file.slice(0, -".csv".length))
		.sort();
}

async function listReports(results: string): Promise<string[]> {
	const files = await Array.fromAsync(
		(await readdir(results, { withFileTypes: true }).catch(orNothing)).filter(
			(entry) => entry.isDirectory() && !entry.name.endsWith(unfinished),
		),
		async ({ name }) => ((await stat(join(results, name, "document.json")).catch(() => undefined)) ? name : undefined),
	);
	return files.filter((name) => name !== undefined).sort();
}

async function readDocument(results: string, id: string): Promise<ReportDocument> {
	const file = join(results, id, "document.json");
	const changed = (await stat(file)).mtimeMs;
	const known = cache.get(file);
	if (known?.changed === changed) return known.document;
	const checked = documentSchema.safeParse(parseJson(file, await readFile(file, "utf8")));
	if (!checked.success) {
		throw new Error(`${file}: not a report document (run "npm run analyze" again)\n${z.prettifyError(checked.error)}`);
	}
	if (checked.data.report.id !== id) {
		throw new Error(`${file}: report.id is "${checked.data.report.id}", but the folder is "${id}" (rename the folder)`);
	}
	cache.set(file, { changed, document: checked.data });
	return checked.data;
}

function parseJson(file: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Error(`${file}: not JSON (run "npm run analyze" again)`, { cause: error });
	}
}

function orNothing(error: NodeJS.ErrnoException): [] {
	if (error.code === "ENOENT") return [];
	throw error;
}
