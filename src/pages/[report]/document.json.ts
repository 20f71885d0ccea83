import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { APIRoute, GetStaticPaths } from "astro";
import { readSiteSettings } from "../../site-settings.ts";
import { readViews } from "../../view.ts";

export const getStaticPaths = (async () => {
	const views = await readViews();
	return views.map(({ document }) => ({ params: { report: document.report.id } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<never, { report: string }> = async ({ params }) =>
	new Response(await readFile(join(readSiteSettings().results, params.report, "document.json")));
