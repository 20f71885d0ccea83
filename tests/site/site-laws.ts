/** What holds for every page of every site that Bankbook builds. */
import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Site, visit } from "./browser.ts";
import { desk, openDetails, phone, readLive, readPlain } from "./read-page.ts";

const accessible = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Each page is looked at in one of these, the next page in the other: looking takes most of the time. */
const looks = [
	{ colorScheme: "light", viewport: desk },
	{ colorScheme: "dark", viewport: phone },
] as const;
/** Pages open at the same time. */
const concurrency = 2;
const maxScriptBytes = 10_000;

interface SiteOptions {
	/** Whether prints are so long that the contrast of their parts, more than half of the work, is looked at on the pages alone. */
	hasLongPrints?: boolean;
}

/** Registers the laws as tests of a built site. */
export function describeSite(name: string, site: Site, { hasLongPrints = false }: SiteOptions = {}): void {
	describe(name, () => {
		const everyPage = (title: string, law: (path: string, index: number) => Promise<void>) =>
			test(`every page ${title}`, { concurrency }, async (t) => {
				assert.ok(site.pages.length > 1);
				await Promise.all(site.pages.map((path, index) => t.test(path, () => law(path, index))));
			});

		const live = remember((path) => readLive(site, path));
		const plain = remember((path) => readPlain(site, path));

		everyPage(
			"has one h1, a title and a language, writes no console message and asks for nothing elsewhere",
			async (path) => {
				const { messages, requests, headings, title, language } = await live(path);
				assert.deepEqual({ messages, requests, headings }, { messages: [], requests: [], headings: 1 });
				assert.match(title, /\S/);
				assert.match(language, /^[a-z]{2}/);
			},
		);

		everyPage("scrolls only down at 360 pixels, with every table open", async (path) => {
			const { tooWide } = await live(path);
			assert.equal(tooWide, 0, `${tooWide} pixels too wide`);
		});

		everyPage(
			"is accessible at WCAG 2.2 AA, in light on a desk or in dark on a phone, by turns",
			async (path, index) => {
				await visit(site, path, {
					...looks[index % looks.length],
					read: async (page) => {
						await openDetails(page);
						const isLong = hasLongPrints && path.endsWith("/print/index.html");
						const axe = new AxeBuilder({ page }).setLegacyMode().options({
							runOnly: accessible,
							rules: { "color-contrast": { enabled: !isLong } },
							// All that is right would be listed too, which takes ten times as long.
							resultTypes: ["violations"],
						});
						const { violations } = await axe.analyze();
						const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
						assert.deepEqual(found, []);
					},
				});
			},
		);

		everyPage("has links that lead somewhere, and each id once", async (path) => {
			const { links, ids } = await plain(path);
			assert.deepEqual(
				ids.filter((id, index) => ids.indexOf(id) !== index),
				[],
			);
			for (const link of links.filter((href) => !/^[a-z]+:/.test(href)))
				await assertLeadsSomewhere(site, { path, link });
		});

		everyPage("shows its figures without JavaScript, each with a claim, an alternative and a table", async (path) => {
			const { figures } = await plain(path);
			for (const { id, claim, isClaimShown, alternatives, chartsShown, tables } of figures) {
				assert.ok(isClaimShown, id);
				for (const words of [claim, ...alternatives]) assert.match(words, /\w+ \w+/, id);
				assert.deepEqual([tables, chartsShown], [1, Math.min(1, alternatives.length)], id);
			}
		});

		everyPage(`holds less than ${maxScriptBytes} bytes of script`, async (path) => {
			const html = await readFile(join(site.folder, path), "utf8");
			assert.doesNotMatch(html, /<script[^>]*\ssrc=/);
			const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = ""]) => code);
			assert.ok(Buffer.byteLength(scripts.join("")) < maxScriptBytes);
		});

		everyPage("works from file://, with its fonts and its theme switch", async (path) => {
			await visit(site, pathToFileURL(join(site.folder, path)).href, {
				colorScheme: "light",
				read: async (page) => {
					const fonts = await page.evaluate(async () => {
						await document.fonts.ready;
						return [...document.fonts].map(({ status }) => status);
					});
					assert.ok(fonts.includes("loaded"));
					assert.ok(!fonts.includes("error"));
					const theme = page.getByLabel("Theme");
					if ((await theme.count()) === 0) return;
					const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
					const light = await background();
					await theme.selectOption("Dark");
					assert.notEqual(await background(), light);
				},
			});
		});
	});
}

/** Reads what several laws are about once. */
function remember<Read>(read: (path: string) => Promise<Read>): (path: string) => Promise<Read> {
	const known = new Map<string, Promise<Read>>();
	return (path) => {
		const reading = known.get(path) ?? read(path);
		known.set(path, reading);
		return reading;
	};
}

async function assertLeadsSomewhere(site: Site, { path, link }: { path: string; link: string }): Promise<void> {
	assert.doesNotMatch(link, /^\//, "a link from the root breaks below a base path");
	const url = new URL(link, `file:///${path}`);
	const target = decodeURIComponent(url.pathname).slice(1);
	assert.doesNotMatch(target, /\/$/, `${link} leads to a folder, which file:// shows as a list`);
	await access(join(site.folder, target));
	if (!url.hash) return;
	const html = await readFile(join(site.folder, target), "utf8");
	assert.ok(html.includes(` id="${decodeURIComponent(url.hash.slice(1))}"`), `${link} leads to no anchor`);
}
