import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { APIRoute, GetStaticPaths } from "astro";
import { listTables } from "../../../documents.ts";
import { readSiteSettings } from "../../../site-settings.ts";
import { readViews } from "../../../view.ts";

export const getStaticPaths = (async () => {
	const { results } = readSiteSettings();
	const reports = (await readViews()).map(({ document }) => document.report.id);
	const tables = await Promise.all(reports.map((report) => listTables(results, report)));
	return reports.flatMap((report, index) => (tables[index] ?? []).map((table) => ({ params: { report, table } })));
}) satisfies GetStaticPaths;

export const GET: APIRoute<never, { report: string; table: string }> = async ({ params: { report, table } }) =>
	new Response(await readFile(join(readSiteSettings().results, report, "tables", `${table}.csv`)));
