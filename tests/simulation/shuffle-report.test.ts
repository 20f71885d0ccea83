import assert from "node:assert/strict";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { analyzeReport } from "../../analysis/analyze.ts";
import type { ReportDocument } from "../../analysis/document.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { shuffleReport } from "./shuffle-report.ts";

let document: ReportDocument;
before(async () => {
	const target = join(await mkdtemp(join(tmpdir(), "bankbook-shuffled-")), "digital-banking");
	const report = await shuffleReport("data/digital-banking", { target, seed: 1 });
	const privateFolder = join(target, "results", "private");
	await mkdir(privateFolder, { recursive: true });
	const engine = await openDuckDb();
	document = await analyzeReport(report, { engine, privateFolder }).finally(() => engine.close());
});

test("a shuffled report keeps its customers", () => {
	assert.equal(document.summary.metrics[0]?.value, 20_000);
});

test("where nothing goes with anything, no finding is supported, no recommendation strong, and the cover says so", () => {
	const blocks = document.chapters.flatMap(({ sections }) => sections.flatMap((section) => section.blocks));
	const supported = blocks.filter((block) => block.kind === "finding" && block.verdict === "supported");
	assert.deepEqual(supported, []);
	const advice = blocks.filter((block) => block.kind === "recommendation");
	assert.ok(advice.every(({ grade }) => grade === "tentative"));
	assert.match(document.summary.sureness, /^(The data show no reliable differences|Nothing in this report is a test)/);
});
