/** The example reports of `data/`, made whole: data to results, to pages, to PDFs. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { analyzeReport } from "../../analysis/analyze.ts";
import type { ReportDocument } from "../../analysis/document.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { listReports, readReport } from "../../analysis/report.ts";
import { writeResults } from "../../analysis/write-results.ts";
import { printReports } from "../../src/print/print-reports.ts";
import { makeSite } from "../../src/site.ts";
import { describePdf } from "../print/pdf-laws.ts";
import { openSite } from "./browser.ts";
import { describeFacts } from "./report-facts.ts";
import { describeSite } from "./site-laws.ts";

const data = join(import.meta.dirname, "..", "..", "data");
const room = await mkdtemp(join(tmpdir(), "bankbook-reports-"));
const [results, dist] = [join(room, "results"), join(room, "dist")];

const documents: ReportDocument[] = [];
for (const name of await listReports(data)) documents.push(await analyze(name));
const made = await makeSite({ results, out: dist, pdf: true });
await printReports(dist, { reports: [], tell: () => {} });
const site = await openSite(dist);
after(async () => {
	await site.close();
	await rm(room, { recursive: true });
});

async function analyze(name: string): Promise<ReportDocument> {
	const report = await readReport(join(data, name));
	const engine = await openDuckDb();
	try {
		return await writeResults(join(results, name), (privateFolder) => analyzeReport(report, { engine, privateFolder }));
	} finally {
		await engine.close();
	}
}

test("every example report has its pages", () => {
	assert.ok(documents.length > 0);
	assert.deepEqual(
		made.reports,
		documents.map(({ report }) => report.id),
	);
});

describeSite("the site of the example reports", site);
for (const document of documents) {
	const { id } = document.report;
	describeFacts(id, site);
	describePdf(document, await readFile(join(dist, id, `${id}.pdf`)));
}
