/** The PDFs of a built site. A report that cannot be printed keeps the PDF that it had. */
import { glob, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { documentSchema } from "../../analysis/document.ts";
import { launchChromium } from "./chromium.ts";
import { printPage } from "./print-page.ts";

export interface Printed {
	report: string;
	pageCount: number;
}

/**
 * Prints the reports named, or every report of the site in `folder` when none is named, each to
 * `<report>/<report>.pdf`, and calls `tell` after each. Throws where the site lacks a report or a file that its print
 * needs.
 */
export async function printReports(
	folder: string,
	{ reports, tell }: { reports: readonly string[]; tell: (printed: Printed) => void },
): Promise<void> {
	const chosen = reports.length > 0 ? reports : await listReports(folder);
	const dates = new Map(await Promise.all(chosen.map(async (id) => [id, await readAsOf(folder, id)] as const)));
	const browser = await launchChromium();
	try {
		for (const [report, asOf] of dates) {
			const { pdf, pageCount } = await printPage(browser, { folder, path: `/${report}/print/`, asOf });
			await replaceFile(join(folder, report, `${report}.pdf`), pdf);
			tell({ report, pageCount });
		}
	} finally {
		await browser.close();
	}
}

async function listReports(folder: string): Promise<string[]> {
	const pages = await Array.fromAsync(glob("*/print/index.html", { cwd: folder }));
	if (pages.length === 0) throw new Error(`${folder}: no report to print (make the pages with "npm run site")`);
	return pages.map((page) => dirname(dirname(page))).sort();
}

async function readAsOf(folder: string, report: string): Promise<string> {
	const file = join(folder, report, "document.json");
	const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
		throw error.code === "ENOENT" ? new Error(`${file}: not found (make the pages with "npm run site")`) : error;
	});
	return documentSchema.parse(JSON.parse(text)).report.asOf;
}

async function replaceFile(file: string, content: Buffer): Promise<void> {
	const unfinished = `${file}.${process.pid}`;
	try {
		await writeFile(unfinished, content);
		await rename(unfinished, file);
	} finally {
		await rm(unfinished, { force: true });
	}
}
