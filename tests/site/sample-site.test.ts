import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
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
	assert.equal(made.pageCount, 1 + 2 * 2 + 5 + 3);
});

test("a chapter that was skipped says why", async () => {
	const html = await readFile(join(dist, skippedDocument.report.id, "balances", "index.html"), "utf8");
	assert.match(html, /The data have no field with the role balance\./);
});

describeSite("the site of the sample reports", site);
describeFacts(sampleDocument.report.id, site);
describeFacts(skippedDocument.report.id, site);
