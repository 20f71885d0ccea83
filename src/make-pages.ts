/** Report documents -> pages: Astro's build, into a folder that is there and empty. */
import { fileURLToPath } from "node:url";
import { build } from "astro";
import { readDocuments } from "./documents.ts";
import { type SiteSettings, siteEnvironment } from "./site-settings.ts";

/**
 * Writes the site of the reports in `settings.results` to `out`. Returns the ids of the reports. Throws when a document
 * cannot be read or a page cannot be made, and then leaves `out` half-filled.
 */
export async function makePages(out: string, settings: SiteSettings): Promise<string[]> {
	const documents = await readDocuments(settings.results, settings.reports);
	Object.assign(process.env, siteEnvironment(settings), { ASTRO_TELEMETRY_DISABLED: "1" });
	await build({ root: fileURLToPath(new URL("..", import.meta.url)), outDir: out, logLevel: "warn" });
	return documents.map(({ report }) => report.id);
}
