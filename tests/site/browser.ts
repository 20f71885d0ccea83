/** A built site, served as a web server does, and a browser to read it with. */
import { glob, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, sep } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { launchChromium } from "../../src/print/chromium.ts";

export interface Site {
	/** Absolute. */
	folder: string;
	/** Without a slash at the end. The site stands below a base path, where links from the root would break. */
	origin: string;
	/** Paths of all pages below the site's root, such as `sample/index.html`. */
	pages: string[];
	browser: Browser;
	close(): Promise<void>;
}

const types: Record<string, string> = {
	".html": "text/html; charset=utf-8",
	".css": "text/css",
	".csv": "text/csv; charset=utf-8",
	".json": "application/json",
	".svg": "image/svg+xml",
	".woff2": "font/woff2",
};

export async function openSite(folder: string): Promise<Site> {
	const server = await serve(folder);
	const browser = await launchChromium();
	const pages = await Array.fromAsync(glob("**/*.html", { cwd: folder }), (file) => file.split(sep).join("/"));
	const { port } = server.address() as AddressInfo;
	return {
		folder,
		origin: `http://127.0.0.1:${port}/below/a/path`,
		pages: pages.sort(),
		browser,
		async close() {
			await browser.close();
			server.close();
		},
	};
}

interface Visit<T> extends BrowserContextOptions {
	/** Is given the page before it loads. */
	watch?: (page: Page) => void;
	read: (page: Page) => Promise<T>;
}

/** Runs `read` on a page of the site, in a context of its own. */
export async function visit<T>(
	{ browser, origin }: Site,
	path: string,
	{ watch, read, ...options }: Visit<T>,
): Promise<T> {
	const context = await browser.newContext(options);
	try {
		const page = await context.newPage();
		watch?.(page);
		await page.goto(path.startsWith("file:") ? path : `${origin}/${path}`);
		return await read(page);
	} finally {
		await context.close();
	}
}

async function serve(folder: string) {
	const server = createServer(async ({ url = "/" }, response) => {
		const path = decodeURIComponent(new URL(url, "http://site").pathname).replace("/below/a/path/", "");
		const content = await readFile(join(folder, path)).catch(() => undefined);
		response.writeHead(content ? 200 : 404, { "content-type": types[extname(path)] ?? "application/octet-stream" });
		response.end(content);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return server;
}
