/**
 * Makes every link of the built site relative, so that the site works below any base path and from `file://`. Pages and
 * stylesheets are written with links from the root, such as `/sample/balances/`, which is what the dev server needs.
 */
import { glob, readFile, writeFile } from "node:fs/promises";
import { join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

export function relativeLinks(): AstroIntegration {
	return {
		name: "relative-links",
		hooks: {
			"astro:build:done": async ({ dir }) => {
				const root = fileURLToPath(dir);
				for await (const file of glob("**/*.{html,css}", { cwd: root })) {
					const path = join(root, file);
					const text = await readFile(path, "utf8");
					const page = file.split(sep).join("/");
					await writeFile(path, file.endsWith(".css") ? relateStyles(text, page) : relatePage(text, page));
				}
			},
		},
	};
}

/** `html` with the `href` and `src` that start at the root made relative to `page`, its own path below the root. */
export function relatePage(html: string, page: string): string {
	return html.replace(
		/(\s(?:href|src)=")(\/(?!\/)[^"]*)"/g,
		(_, start: string, link: string) => `${start}${relate(link, page)}"`,
	);
}

/** `css` with the `url()` that start at the root made relative to `page`, the stylesheet's own path below the root. */
export function relateStyles(css: string, page: string): string {
	return css.replace(
		/url\((["']?)(\/(?!\/)[^"')]*)\1\)/g,
		(_, quote: string, link: string) => `url(${quote}${relate(link, page)}${quote})`,
	);
}

/** A link from the root as seen from `page`; a folder becomes its `index.html`, which no web server is there to find on `file://`. */
export function relate(link: string, page: string): string {
	const [, path = "", rest = ""] = /^\/([^?#]*)(.*)$/.exec(link) ?? [];
	const target = path === "" || path.endsWith("/") ? `${path}index.html` : path;
	return `${posix.relative(posix.dirname(page), target)}${rest}`;
}
