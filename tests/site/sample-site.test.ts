import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { listChapters, listExhibits } from "../../analysis/document.ts";
import { makeSite } from "../../src/site.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";
import { openSite } from "./browser.ts";
import { describeFacts } from "./report-facts.ts";
import { skippedDocument, writeSampleResults } from "./sample-results.ts";
import { describeSite } from "./site-laws.ts";

const folder = await mkdtemp(join(tmpdir(), "bankbook-site-"));

const results = join(folder, "results");
const dist = join(folder, "dist");
await writeSampleResults(results);
const made = await makeSite({ results, out: dist, pdf: false });
const site = await openSite(dist);
after(async () => {
	await site.close();
	await rm(folder, { recursive: true });
});

test("makeSite makes the pages of every report in the results folder", () => {
	assert.deepEqual(made.reports, [sampleDocument.report.id, skippedDocument.report.id]);
	// The shelf; of each report the cover and the print; and the chapters, of which the second report has one less.
	assert.equal(made.pageCount, 1 + 2 * 2 + 7 + 3);
});

test("a chapter that was skipped says why", async () => {
	const html = await readFile(join(dist, skippedDocument.report.id, "balances", "index.html"), "utf8");
	assert.match(html, /The data have no field with the role balance\./);
});

test("the mark of a withheld cell is explained on the pages that have one, and on no other", async () => {
	const explanation = /\[c\]: withheld, because it would reveal a group of fewer than 10 customers\./;
	for (const chapter of listChapters(sampleDocument)) {
		const html = await readFile(join(dist, sampleDocument.report.id, chapter.id, "index.html"), "utf8");
		const withheld = listExhibits(chapter).some(({ table }) => table.suppressed.length > 0);
		assert.equal(explanation.test(html), withheld, chapter.id);
	}
});

test("a figure names its source, and a table about the report itself names none", async () => {
	const sourceOf = async (chapter: string) =>
		/class="source"/.test(await readFile(join(dist, sampleDocument.report.id, chapter, "index.html"), "utf8"));
	assert.ok(await sourceOf("customers"));
	assert.ok(!(await sourceOf(sampleDocument.quality.id)));
	assert.ok(!(await sourceOf("recommendations")));
});

describeSite("the site of the sample reports", site);
describeFacts(sampleDocument.report.id, site);
describeFacts(skippedDocument.report.id, site);
