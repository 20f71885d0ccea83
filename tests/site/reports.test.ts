/** The example reports of `data/`, made whole: data to results, to pages, to PDFs. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { documentSchema } from "../../analysis/document.ts";
import { listReports } from "../../analysis/report.ts";
import { printReports } from "../../src/print/print-reports.ts";
import { makeSite } from "../../src/site.ts";
import { exampleData, exampleResults } from "../fixtures/example-results.ts";
import { describePdf } from "../print/pdf-laws.ts";
import { openSite } from "./browser.ts";
import { describeFacts } from "./report-facts.ts";
import { describeSite } from "./site-laws.ts";

const room = await mkdtemp(join(tmpdir(), "bankbook-reports-"));
const dist = join(room, "dist");
const names = await listReports(exampleData);
const results = await exampleResults(join(room, "results"));
const made = await makeSite({ results, out: dist, pdf: true });
await printReports(dist, { reports: [], tell: () => {} });
const site = await openSite(dist);
after(async () => {
	await site.close();
	await rm(room, { recursive: true });
});

test("every example report has its pages", () => {
	assert.ok(names.length > 0);
	assert.deepEqual(made.reports, names);
});

describeSite("the site of the example reports", site, { hasLongPrints: true });
for (const id of names) {
	describeFacts(id, site);
	const document = documentSchema.parse(JSON.parse(await readFile(join(results, id, "document.json"), "utf8")));
	describePdf(document, await readFile(join(dist, id, `${id}.pdf`)));
}
