/** What holds for every page of every site that Bankbook builds. */
import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { type Site, visit } from "./browser.ts";

const accessible = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const phone = { width: 360, height: 740 };
/** Each page is looked at in one of these, the next page in the other: looking takes most of the time. */
const looks = [
	{ colorScheme: "light", viewport: { width: 1280, height: 800 } },
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

		everyPage(
			"has one h1, a title and a language, writes no console message and asks for nothing elsewhere",
			async (path) => {
				const messages: string[] = [];
				const requests: string[] = [];
				const context = await site.browser.newContext();
				const page = await context.newPage();
				page.on("console", (message) => messages.push(message.text()));
				page.on("pageerror", (error) => messages.push(error.message));
				page.on("request", (request) => request.url().startsWith(site.origin) || requests.push(request.url()));
				page.on("response", (response) => response.ok() || requests.push(response.url()));
				await page.goto(`${site.origin}/${path}`);
				assert.deepEqual({ messages, requests }, { messages: [], requests: [] });
				assert.equal(await page.locator("h1").count(), 1);
				assert.match(await page.title(), /\S/);
				assert.match((await page.locator("html").getAttribute("lang")) ?? "", /^[a-z]{2}/);
				await context.close();
			},
		);

		everyPage(
			"is accessible at WCAG 2.2 AA, in light on a desk or in dark on a phone, by turns",
			async (path, index) => {
				await visit(site, path, {
					...looks[index % looks.length],
					read: async (page) => {
						await openDetails(page);
						const isLong = hasLongPrints && path.endsWith("/print/index.html");
						const axe = new AxeBuilder({ page }).withTags(accessible).setLegacyMode();
						const { violations } = await axe.disableRules(isLong ? ["color-contrast"] : []).analyze();
						const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
						assert.deepEqual(found, []);
					},
				});
			},
		);

		everyPage("scrolls only down at 360 pixels, with every table open", async (path) => {
			await visit(site, path, {
				viewport: phone,
				read: async (page) => {
					await openDetails(page);
					const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
					assert.ok(wide <= 0, `${wide} pixels too wide`);
				},
			});
		});

		everyPage("has links that lead somewhere, and each id once", async (path) => {
			const { links, ids } = await visit(site, path, {
				javaScriptEnabled: false,
				read: (page) =>
					page.evaluate(() => ({
						links: [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? ""),
						ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
					})),
			});
			assert.deepEqual(
				ids.filter((id, index) => ids.indexOf(id) !== index),
				[],
			);
			for (const link of links.filter((href) => !/^[a-z]+:/.test(href)))
				await assertLeadsSomewhere(site, { path, link });
		});

		everyPage("shows its figures without JavaScript, each with a claim, an alternative and a table", async (path) => {
			await visit(site, path, {
				javaScriptEnabled: false,
				read: async (page) => {
					for (const figure of await page.locator("figure").all()) {
						const claim = page.locator(`#${await figure.getAttribute("aria-labelledby")}`);
						assert.ok(await claim.isVisible());
						assert.match((await claim.textContent()) ?? "", /\w+ \w+/);
						const alternatives = await figure
							.locator("svg[role=img]")
							.evaluateAll((images) => images.map((image) => image.getAttribute("aria-label")));
						for (const alternative of alternatives) assert.match(alternative ?? "", /\w+ \w+/);
						assert.equal(await figure.locator("table").count(), 1);
						assert.equal(await figure.locator("svg[role=img]:visible").count(), Math.min(1, alternatives.length));
					}
				},
			});
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

async function openDetails(page: Page): Promise<void> {
	await page.evaluate(() => {
		for (const details of document.querySelectorAll("details")) details.open = true;
	});
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
