/** `npm run site`: results to pages. The previous site stays as it was until the new one is whole. */
import { copyFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Made, makePages } from "./make-pages.ts";
import { countOf, runStep } from "./progress.ts";
import { replaceFolder } from "./swap-folder.ts";

const usage = `usage: npm run site [-- --results DIR] [--out DIR] [--no-pdf]

Makes the pages of every report in the results folder.

  --results DIR   the folder of the results, as "npm run analyze" left it (default: results)
  --out DIR       where the site goes (default: dist)
  --no-pdf        link to no PDFs, and keep none
  --help          show this
`;

interface SiteOptions {
	results: string;
	out: string;
	pdf: boolean;
}

/** Makes the pages of every report in the results folder, and keeps the PDFs that the previous site has of them. */
export async function makeSite({ results, out, pdf }: SiteOptions): Promise<Made> {
	return replaceFolder(out, async (staging) => {
		const made = await makePages(staging, { results: resolve(results), pdf });
		if (pdf) for (const id of made.reports) await keepPdf(join(id, `${id}.pdf`), { from: out, to: staging });
		return made;
	});
}

async function keepPdf(file: string, { from, to }: { from: string; to: string }): Promise<void> {
	await copyFile(join(from, file), join(to, file)).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== "ENOENT") throw error;
	});
}

/** A step that makes a site, and tells how much of one. */
export function runSiteStep(options: SiteOptions): Promise<Made> {
	return runStep("site", async (tell) => {
		const made = await makeSite(options);
		tell(`${countOf(made.reports.length, "report")}, ${countOf(made.pageCount, "page")}`);
		return made;
	});
}

/** Throws a TypeError that names the argument for one that is unknown or lacks its value. */
function readArguments(): SiteOptions & { help: boolean } {
	const { values } = parseArgs({
		allowNegative: true,
		options: {
			results: { type: "string", default: "results" },
			out: { type: "string", default: "dist" },
			pdf: { type: "boolean", default: true },
			help: { type: "boolean", default: false },
		},
	});
	return values;
}

async function main(): Promise<void> {
	const { help, ...options } = readArguments();
	if (help) process.stdout.write(usage);
	else await runSiteStep(options);
}

if (import.meta.main) {
	try {
		await main();
	} catch (error) {
		const isUsage = error instanceof TypeError && "code" in error;
		process.stderr.write(
			`site: ${error instanceof Error ? error.message : String(error)}\n${isUsage ? `\n${usage}` : ""}`,
		);
		process.exitCode = 1;
	}
}
