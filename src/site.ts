/** `npm run site`: results to pages. The previous site stays as it was until the new one is whole. */
import { copyFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makePages } from "./make-pages.ts";
import { replaceFolder } from "./swap-folder.ts";

const usage = `usage: npm run site [-- report ...] [--results DIR] [--out DIR] [--no-pdf]

Makes the pages of the reports named, or of every report in the results folder.

  --results DIR   the folder of the results, as "npm run analyze" left it (default: results)
  --out DIR       where the site goes (default: dist)
  --no-pdf        link to no PDFs, and keep none
  --help          show this
`;

interface SiteOptions {
	reports: string[];
	results: string;
	out: string;
	pdf: boolean;
}

/** Makes the pages of the reports, and keeps the PDFs that the previous site has of them. Returns the ids of the reports. */
export async function makeSite({ reports, results, out, pdf }: SiteOptions): Promise<string[]> {
	return replaceFolder(out, async (staging) => {
		const made = await makePages(staging, { results: resolve(results), reports, pdf });
		if (pdf) for (const id of made) await keepPdf(join(id, `${id}.pdf`), { from: out, to: staging });
		return made;
	});
}

async function keepPdf(file: string, { from, to }: { from: string; to: string }): Promise<void> {
	await copyFile(join(from, file), join(to, file)).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== "ENOENT") throw error;
	});
}

/** Throws a TypeError that names the argument for one that is unknown or lacks its value. */
function readArguments(): SiteOptions & { help: boolean } {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		allowNegative: true,
		options: {
			results: { type: "string", default: "results" },
			out: { type: "string", default: "dist" },
			pdf: { type: "boolean", default: true },
			help: { type: "boolean", default: false },
		},
	});
	return { reports: positionals, ...values };
}

async function main(): Promise<void> {
	const start = performance.now();
	const { help, ...options } = readArguments();
	if (help) {
		process.stdout.write(usage);
		return;
	}
	const made = await makeSite(options);
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	process.stdout.write(
		`site: ${relative("", resolve(options.out, "index.html"))}, ${made.join(", ")} in ${seconds} s\n`,
	);
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
