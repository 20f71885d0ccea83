/** `npm run print`: pages to PDFs. A report that cannot be printed keeps the PDF that it had. */
import { glob, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright";
import { documentSchema } from "../../analysis/document.ts";
import { launchChromium } from "./chromium.ts";
import { type PrintedPage, printPage } from "./print-page.ts";

const usage = `usage: npm run print [-- report ...] [--out DIR]

Prints the reports named, or all of them, from their pages to <report>/<report>.pdf.

  --out DIR   the folder of the pages, as "npm run site" left it (default: dist)
  --help      show this
`;

/**
 * Prints one report of the site in `folder` to its place there. Throws when the site has no such report or when it
 * cannot be printed; a PDF that was there is then left as it was.
 */
export async function printReport(
	browser: Browser,
	{ folder, id }: { folder: string; id: string },
): Promise<PrintedPage> {
	const asOf = await readAsOf(join(folder, id, "document.json"));
	const printed = await printPage(browser, { folder, path: `/${id}/print/`, asOf });
	const file = join(folder, id, `${id}.pdf`);
	const unfinished = `${file}.${process.pid}`;
	try {
		await writeFile(unfinished, printed.pdf);
		await rename(unfinished, file);
	} finally {
		await rm(unfinished, { force: true });
	}
	return printed;
}

async function readAsOf(file: string): Promise<string> {
	const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
		throw error.code === "ENOENT" ? new Error(`${file}: not found (make the pages with "npm run site")`) : error;
	});
	return documentSchema.parse(JSON.parse(text)).report.asOf;
}

async function listReports(folder: string): Promise<string[]> {
	const pages = await Array.fromAsync(glob("*/print/index.html", { cwd: folder }));
	if (pages.length === 0) throw new Error(`${folder}: no report to print (make the pages with "npm run site")`);
	return pages.map((page) => dirname(dirname(page))).sort();
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { out: { type: "string", default: "dist" }, help: { type: "boolean", default: false } },
	});
	if (values.help) {
		process.stdout.write(usage);
		return;
	}
	const folder = values.out;
	const reports = positionals.length > 0 ? positionals : await listReports(folder);
	const browser = await launchChromium();
	try {
		for (const id of reports) {
			const start = performance.now();
			const { pageCount } = await printReport(browser, { folder, id });
			const seconds = ((performance.now() - start) / 1000).toFixed(1);
			const file = relative("", join(folder, id, `${id}.pdf`));
			process.stdout.write(`print: ${file}, ${pageCount} pages in ${seconds} s\n`);
		}
	} finally {
		await browser.close();
	}
}

if (import.meta.main) {
	try {
		await main();
	} catch (error) {
		process.stderr.write(`print: ${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	}
}
