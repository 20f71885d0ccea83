/** Report documents -> pages: Astro's build. */
import { cp, glob, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "astro";
import { readDocuments } from "./documents.ts";
import { type SiteSettings, siteEnvironment } from "./site-settings.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A failure is thrown as well, and told once, in words; what Astro says of it, with its stack, is for `DEBUG=bankbook`. */
const logLevel = process.env.DEBUG === "bankbook" ? "info" : "silent";

export interface Made {
	/** Ids, in alphabetical order. */
	reports: string[];
	pageCount: number;
}

/**
 * Writes the site of the reports in `settings.results` to the folder `out` (absolute). Throws when a document cannot be
 * read or a page cannot be made, and then writes nothing.
 */
export async function makePages(out: string, settings: SiteSettings): Promise<Made> {
	const documents = await readDocuments(settings.results);
	Object.assign(process.env, siteEnvironment(settings), { ASTRO_TELEMETRY_DISABLED: "1" });
	await buildApart(async (made) => cp(made, out, { recursive: true }));
	const pages = await Array.fromAsync(glob("**/*.html", { cwd: out }));
	return { reports: documents.map(({ report }) => report.id), pageCount: pages.length };
}

/**
 * Astro puts the modules that draw the pages below its output folder if that is below the working directory, and else
 * into one folder for all builds, where two builds at once, or one after the other in a process, get each other's. So
 * each build has a folder of its own, below the root.
 */
async function buildApart(use: (made: string) => Promise<void>): Promise<void> {
	const workingDirectory = process.cwd();
	const cache = join(root, "node_modules", ".astro");
	await mkdir(cache, { recursive: true });
	const made = await mkdtemp(join(cache, "build-"));
	try {
		process.chdir(root);
		await build({ root, outDir: made, logLevel });
		await use(made);
	} finally {
		process.chdir(workingDirectory);
		await rm(made, { recursive: true, force: true });
	}
}
