import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { makeSite } from "../../src/site.ts";
import { openSite, visit } from "./browser.ts";
import { writeSampleResults } from "./sample-results.ts";

const folder = await mkdtemp(join(tmpdir(), "bankbook-reader-"));
const results = join(folder, "results");
await writeSampleResults(results);
await makeSite({ results, out: join(folder, "dist"), pdf: false });
const site = await openSite(join(folder, "dist"));
after(async () => {
	await site.close();
	await rm(folder, { recursive: true });
});

const chapter = "sample/customers/index.html";

test("the theme that a reader chooses stays on the next page, and system takes it back", async () => {
	await visit(site, chapter, {
		colorScheme: "light",
		read: async (page) => {
			const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
			await page.getByLabel("Theme").selectOption("Dark");
			await page.goto(`${site.origin}/sample/balances/index.html`);
			assert.equal(await theme(), "dark");
			assert.equal(await page.getByLabel("Theme").inputValue(), "dark");
			await page.getByLabel("Theme").selectOption("System");
			await page.reload();
			assert.equal(await theme(), undefined);
		},
	});
});

test("the pointer over a bar shows its value, and off the chart hides it", async () => {
	await visit(site, chapter, {
		read: async (page) => {
			const bars = page.locator("#figure-ages .drawing.wide svg rect");
			await bars.nth(0).hover();
			assert.match((await page.locator(".tip").textContent()) ?? "", /\b412\b/);
			await page.locator("h1").hover();
			assert.equal(await page.locator(".tip").textContent(), "");
		},
	});
});

test("the arrow keys read a chart that has the focus, mark by mark, and Escape ends it", async () => {
	await visit(site, chapter, {
		read: async (page) => {
			const tip = page.getByRole("status");
			await page.locator("#figure-ages .drawing.wide").focus();
			await page.keyboard.press("ArrowRight");
			assert.match((await tip.textContent()) ?? "", /\b412\b/);
			await page.keyboard.press("ArrowRight");
			assert.match((await tip.textContent()) ?? "", /1,204/);
			await page.keyboard.press("Escape");
			assert.equal(await tip.textContent(), "");
		},
	});
});

test("a tap near a mark at the edge of a phone shows its value within the window", async () => {
	await visit(site, "sample/balances/index.html", {
		viewport: { width: 360, height: 740 },
		hasTouch: true,
		read: async (page) => {
			const bar = page.locator("#figure-balances .drawing.narrow svg rect").last();
			await bar.scrollIntoViewIfNeeded();
			const box = await bar.boundingBox();
			assert.ok(box);
			await page.touchscreen.tap(box.x + box.width / 2, box.y - 4);
			assert.match((await page.locator(".tip").textContent()) ?? "", /\b75\b/);
			const tip = await page.locator(".tip").boundingBox();
			assert.ok(tip && tip.x >= 0 && tip.x + tip.width <= 360);
		},
	});
});
