import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { documentSchema } from "../../analysis/document.ts";
import { printReports } from "../../src/print/print-reports.ts";
import { makeSite } from "../../src/site.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";
import { writeSampleResults } from "../site/sample-results.ts";
import { describePdf } from "./pdf-laws.ts";
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
const { pages } = pdf;

test("printReports prints every report of the site, and tells each with its pages", () => {
	assert.deepEqual(told, [
		["sample", pages.length],
		["sample-without-money", letterPdf.pages.length],
	]);
});

for (const [index, document] of [sampleDocument, letter].entries()) {
	const file = files[index];
	assert.ok(file);
	describePdf(document, file);
}

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
