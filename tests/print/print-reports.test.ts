import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { documentSchema, listChapters } from "../../analysis/document.ts";
import { printReports } from "../../src/print/print-reports.ts";
import { makeSite } from "../../src/site.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";
import { writeSampleResults } from "../site/sample-results.ts";
import { readPdf, withoutSpace } from "./read-pdf.ts";

const room = await mkdtemp(join(tmpdir(), "bankbook-print-"));
after(() => rm(room, { recursive: true }));
const results = join(room, "results");
const folder = join(room, "dist");
await writeSampleResults(results);
// The second report is on Letter, and has a section that only lists queries.
const letterFile = join(results, "sample-without-money", "document.json");
const letter = documentSchema.parse(JSON.parse(await readFile(letterFile, "utf8")));
letter.report.paper = "letter";
letter.method.sections.push({
	id: "queries",
	claim: "The queries behind the figures",
	blocks: [{ kind: "text", id: "queries-sql", markdown: "## ages\n\n```sql\nselect age from customers\n```\n" }],
});
await writeFile(letterFile, JSON.stringify(letter));
await makeSite({ results, out: folder, pdf: true });

const told: [string, number][] = [];
const printAll = () =>
	printReports(folder, { reports: [], tell: ({ report, pageCount }) => told.push([report, pageCount]) });
const readFiles = () =>
	Promise.all(["sample", "sample-without-money"].map((id) => readFile(join(folder, id, `${id}.pdf`))));

await printAll();
const files = await readFiles();
const [pdf, letterPdf] = await Promise.all(files.map(readPdf));
assert.ok(pdf && letterPdf);
const { outline, pages } = pdf;
const chapters = listChapters(sampleDocument);
const sections = chapters.flatMap(({ sections }) => sections);
const blocks = sections.flatMap(({ blocks }) => blocks);
const whole = pages.map(({ text }) => text).join("");

test("printReports prints every report of the site, and tells each with its pages", () => {
	assert.deepEqual(told, [
		["sample", pages.length],
		["sample-without-money", letterPdf.pages.length],
	]);
	assert.ok(pages.length >= 8 && pages.length <= 14, `${pages.length} pages`);
});

test("the PDF is tagged and has the report's title and language", () => {
	const { isTagged, title, language } = pdf;
	assert.deepEqual({ isTagged, title, language }, { isTagged: true, title: "Sample bank", language: "en-US" });
});

test("the outline has the title, the chapters, their claims and those of their figures, each in full", () => {
	const claims = chapters.flatMap(({ title, sections }) => [
		{ title, depth: 1 },
		...sections.flatMap(({ claim, blocks }) => [
			{ title: claim, depth: 2 },
			...blocks.flatMap((block) =>
				"claim" in block && block.claim !== claim ? [{ title: block.claim, depth: 3 }] : [],
			),
		]),
	]);
	assert.deepEqual(
		outline.map(({ title, depth }) => ({ title, depth })),
		[
			{ title: "Sample bank", depth: 0 },
			{ title: "Main points", depth: 1 },
			{ title: "Contents", depth: 1 },
			...claims,
		],
	);
});

test("every claim, description, note and main point is in the text", () => {
	const { metrics, points } = sampleDocument.summary;
	const texts = [
		...sections.map(({ claim }) => claim),
		...blocks.flatMap((block) => ("claim" in block ? [block.claim, block.description, block.note ?? ""] : [])),
		...metrics.map(({ label }) => label),
		...points.map(({ text }) => text),
	];
	assert.deepEqual(
		texts.filter((text) => !whole.includes(withoutSpace(text))),
		[],
	);
});

test("the contents and the main points lead to the page whose number they show", () => {
	const pageOf = (title: string) => outline.find((entry) => entry.title === title && entry.depth > 0)?.page;
	const contents = pages[1]?.text ?? "";
	for (const { title, sections } of chapters) {
		assert.ok(contents.includes(withoutSpace(`${title}${pageOf(title)}`)), title);
		for (const { claim } of sections) assert.ok(contents.includes(withoutSpace(`${claim}${pageOf(claim)}`)), claim);
	}
	assert.deepEqual(
		pages[1]?.links,
		chapters.flatMap(({ title, sections }) => [pageOf(title), ...sections.map(({ claim }) => pageOf(claim))]),
	);
	for (const point of sampleDocument.summary.points) {
		const page = pageOf(sections.find(({ id }) => id === point.section)?.claim ?? "");
		assert.ok(pages[0]?.text.includes(withoutSpace(`${point.text}${page}`)), point.text);
		assert.ok(page && pages[0]?.links.includes(page));
	}
});

test("each chapter begins a page, and each page but the cover has the report, the chapter, the date and its number", () => {
	const starts = outline.filter(({ depth }) => depth === 1).slice(1);
	for (const [index, { text }] of pages.entries()) {
		const page = index + 1;
		const current = starts.findLast((start) => start.page <= page);
		if (page === 1) {
			assert.ok(!text.includes("Page1of"));
			continue;
		}
		for (const expected of ["Samplebank", current?.title, "AsofJune30,2025", `Page${page}of${pages.length}`]) {
			assert.ok(expected && text.includes(withoutSpace(expected)), `page ${page}: ${expected}`);
		}
	}
	assert.equal(new Set(starts.map(({ page }) => page)).size, starts.length);
});

test("every chart is an image with its alternative, and every table a table with heads", () => {
	const tags = pages.flatMap((page) => page.tags);
	for (const block of blocks) {
		if (block.kind === "figure") assert.ok(tags.includes(`Figure: ${block.alternative}`), block.id);
	}
	assert.ok(tags.includes("Table") && tags.includes("TH"));
});

test("nothing that only a screen has a use for is printed, and nothing undefined", () => {
	for (const words of ["Showastable", "Showthequery", "Download", "undefined", "NaN", "[object"]) {
		assert.ok(!whole.includes(words), words);
	}
	assert.ok(pages.every(({ links }) => links.every((link) => typeof link === "number")));
});

test("paper is A4, or Letter where the report says so", () => {
	const sizes = (of: typeof pdf) => [...new Set(of.pages.map(({ size }) => size.map(Math.round).join(" × ")))];
	assert.deepEqual(sizes(pdf), ["595 × 842"]);
	assert.deepEqual(sizes(letterPdf), ["612 × 792"]);
});

test("a section that only lists queries stays on the hosted pages", async () => {
	const text = letterPdf.pages.map((page) => page.text).join("");
	assert.ok(!text.includes(withoutSpace("The queries behind the figures")));
	assert.ok(text.includes(withoutSpace("The hosted pages of this report also have")));
	const hosted = await readFile(join(folder, "sample-without-money", "method", "index.html"), "utf8");
	assert.ok(hosted.includes("The queries behind the figures"));
});

test("a chapter that was skipped says why", () => {
	assert.ok(letterPdf.pages.some(({ text }) => text.includes(withoutSpace("no field with the role balance"))));
});

test("printing again gives the same bytes", async () => {
	await printAll();
	assert.deepEqual(await readFiles(), files);
});

test("a report that cannot be printed keeps the PDF that it had, and leaves nothing else", async () => {
	const report = join(folder, "sample");
	const before = await readdir(report);
	const page = join(report, "print", "index.html");
	const html = await readFile(page, "utf8");
	await writeFile(page, html.replace("</head>", '<link rel="stylesheet" href="gone.css"></head>'));
	await assert.rejects(printReports(folder, { reports: ["sample"], tell: () => assert.fail("nothing was printed") }), {
		message: `${join(folder, "sample", "print")}/: the page asks for /sample/print/gone.css`,
	});
	await writeFile(page, html);
	assert.deepEqual(await readdir(report), before);
	assert.deepEqual(await readFile(join(report, "sample.pdf")), files[0]);
});

test("a report that the site does not have, and a site without reports, are errors that say what to do", async () => {
	const tell = () => assert.fail("nothing was printed");
	await assert.rejects(printReports(folder, { reports: ["gone"], tell }), {
		message: `${join(folder, "gone", "document.json")}: not found (make the pages with "npm run site")`,
	});
	await assert.rejects(printReports(results, { reports: [], tell }), {
		message: `${results}: no report to print (make the pages with "npm run site")`,
	});
});
