/** One page of the site -> the bytes of a PDF. */
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Browser, Page, Route } from "playwright";
import { readDestinations } from "./read-destinations.ts";
import { steadyPdf } from "./steady-pdf.ts";

/** The page is served under a name that no network has, so that nothing of this machine gets into the PDF. */
const origin = "http://report.invalid";

/** More would mean that filling in the page numbers moves what they point at. */
const maxPasses = 4;

export interface PrintedPage {
	pdf: Buffer;
	pageCount: number;
}

/**
 * Prints the page at `path` (such as `/sample/print/`) of the site in `folder`. Links within an element with
 * `data-page-numbers` receive the number of the page that they lead to, as `data-page`. `asOf` (`YYYY-MM-DD`) is the date
 * of the PDF, so that the same page gives the same bytes. Throws where the page asks for a file that is not there.
 */
export async function printPage(
	browser: Browser,
	{ folder, path, asOf }: { folder: string; path: string; asOf: string },
): Promise<PrintedPage> {
	const page = await browser.newPage({ javaScriptEnabled: false });
	const missing: string[] = [];
	try {
		await page.route("**", (route) => serve(route, { folder, missing }));
		await page.emulateMedia({ media: "print" });
		await page.goto(origin + path);
		await page.evaluate(() => document.fonts.ready.then(() => undefined));
		if (missing.length > 0) throw new Error(`${join(folder, path)}: the page asks for ${missing.join(", ")}`);
		await keepLinksThatWork(page);
		const { pdf, pageCount } = await settlePageNumbers(page);
		return { pdf: steadyPdf(pdf, asOf), pageCount };
	} finally {
		await page.close();
	}
}

async function serve(route: Route, { folder, missing }: { folder: string; missing: string[] }): Promise<void> {
	const url = new URL(route.request().url());
	const pathname = decodeURIComponent(url.pathname);
	const file = join(folder, extname(pathname) ? pathname : join(pathname, "index.html"));
	const body = url.origin === origin ? await readFile(file).catch(() => undefined) : undefined;
	if (body) return route.fulfill({ body, path: file });
	missing.push(url.origin === origin ? pathname : url.href);
	return route.fulfill({ status: 404 });
}

/** A link to another page of the report becomes one to its place in the print, or plain text where it has none. */
async function keepLinksThatWork(page: Page): Promise<void> {
	await page.evaluate((origin) => {
		for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
			const url = new URL(link.href);
			if (url.origin !== origin) continue;
			const [, chapter] = /([^/]+)\/(?:index\.html)?$/.exec(url.pathname) ?? [];
			const id = url.hash.slice(1) || `chapter-${chapter}`;
			if (document.getElementById(id)) link.setAttribute("href", `#${id}`);
			else link.removeAttribute("href");
		}
	}, origin);
}

/** Prints, writes the page numbers that the print turned out to have beside the links, and prints again until they hold. */
async function settlePageNumbers(page: Page): Promise<PrintedPage> {
	let written = "";
	for (let pass = 1; pass <= maxPasses; pass += 1) {
		const pdf = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
		const { pageCount, pageOf } = await readDestinations(pdf);
		const numbers = Object.fromEntries(pageOf);
		const found = JSON.stringify(numbers);
		if (found === written) return { pdf, pageCount };
		written = found;
		await page.evaluate((numbers) => {
			for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-page-numbers] a[href]")) {
				const number = numbers[link.hash.slice(1)];
				if (number === undefined) throw new Error(`nothing with the id "${link.hash.slice(1)}" is printed`);
				link.dataset.page = String(number);
			}
		}, numbers);
	}
	throw new Error(`the page numbers of the contents do not settle in ${maxPasses} passes`);
}
