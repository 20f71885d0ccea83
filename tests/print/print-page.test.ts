import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { launchChromium } from "../../src/print/chromium.ts";
import { printPage } from "../../src/print/print-page.ts";
import { readPdf } from "./read-pdf.ts";

const folder = await mkdtemp(join(tmpdir(), "bankbook-print-page-"));
const browser = await launchChromium();
after(async () => {
	await browser.close();
	await rm(folder, { recursive: true });
});

/** Prints a page with this body at the place where the print of a report stands. */
async function print(body: string, { head = "" } = {}) {
	const file = join(folder, "bank", "print", "index.html");
	await mkdir(dirname(file), { recursive: true });
	await writeFile(
		file,
		`<!doctype html><html lang="en"><head><title>Bank</title>${head}</head><body>${body}</body></html>`,
	);
	const { pdf, pageCount } = await printPage(browser, { folder, path: "/bank/print/", asOf: "2025-06-30" });
	return { ...(await readPdf(pdf)), pageCount };
}

const chapters = `
	<style>h2 { break-before: page } a::after { content: attr(data-page) }</style>
	<h2 id="chapter-one">One</h2><h2 id="chapter-two">Two</h2><p id="tiers">Tiers</p>`;

test("links in the contents receive the page that they lead to", async () => {
	const contents = `<p data-page-numbers><a href="#chapter-one">one </a><a href="#tiers">tiers </a></p>`;
	const { pages, pageCount } = await print(contents + chapters);
	assert.equal(pageCount, 3);
	assert.equal(pages[0]?.text, "one2tiers3");
});

test("page numbers are right even where writing them moves what they lead to", async () => {
	const style = "<style>body:has(a[data-page]) #late { break-before: page }</style>";
	const contents = `<p data-page-numbers><a href="#late">late </a></p>`;
	const { pages } = await print(`${style}${contents}${chapters}<p id="late">Late</p>`);
	assert.equal(pages[0]?.text, "late4");
	assert.equal(pages[3]?.text, "Late");
});

test("links to other pages of the report lead to their place in the print, or become plain text", async () => {
	const links = `
		<a href="../two/index.html">chapter</a> <a href="../two/index.html#tiers">section</a>
		<a href="../index.html">cover</a> <a href="../tables/tiers.csv">table</a> <a href="../../index.html">shelf</a>
		<a href="https://datapackage.org/">elsewhere</a>`;
	const { pages } = await print(links + chapters);
	assert.deepEqual(pages[0]?.links, [3, 3, "https://datapackage.org/"]);
	assert.ok(pages[0]?.text.includes("chaptersectioncovertableshelfelsewhere"));
});

test("a page that asks for a file that is not there is not printed", async () => {
	await assert.rejects(print("", { head: '<link rel="stylesheet" href="../../assets/gone.css">' }), {
		message: `${join(folder, "bank", "print")}/: the page asks for /assets/gone.css`,
	});
});

test("a page that asks another site for something is not printed", async () => {
	await assert.rejects(print('<img src="https://example.com/logo.png" alt="">'), {
		message: `${join(folder, "bank", "print")}/: the page asks for https://example.com/logo.png`,
	});
});
