/** What was planted in the example on credit cards is found, and what chance put beside it is not. */
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { readReport } from "../../analysis/report.ts";
import { readBank } from "../../analysis/tables/bank.ts";
import { type Written, writeKeySegments } from "../sections/key-segments/write-key-segments.ts";

const folder = join(import.meta.dirname, "../../data/mitron-credit-card");

interface Planted {
	mustFind: {
		keySegment: { occupation: string; ageGroup: string; city: string };
		notKeySegments: { [trait: string]: string }[];
	};
	keySegment: {
		knownIncomes: number;
		meanIncome: number;
		meanMonthlySpend: number;
		utilization: number;
		meanOfOwn: number;
	};
}

let written: Written;
let planted: Planted;
before(async () => {
	planted = JSON.parse(await readFile(join(folder, "planted.json"), "utf8")) as Planted;
	const engine = await openDuckDb();
	after(() => engine.close());
	const report = await readReport(folder);
	const bank = await readBank(engine, report, await mkdtemp(join(tmpdir(), "bankbook-key-segments-")));
	written = await writeKeySegments({ bank, settings: report.settings });
});

test("the planted key segment comes first, with its numbers", () => {
	const { occupation, ageGroup, city } = planted.mustFind.keySegment;
	const { knownIncomes, meanIncome, meanMonthlySpend, utilization, meanOfOwn } = planted.keySegment;
	const [first] = written.rows("key-segments");
	assert.equal(first?.group, `${ageGroup}, ${city}, ${occupation}`);
	assert.equal(first?.customers, knownIncomes);
	for (const [value, expected] of [
		[first?.mean_income, meanIncome],
		[first?.mean_monthly_spend, meanMonthlySpend],
		[first?.utilization, utilization],
		[first?.mean_of_ratios, meanOfOwn],
	])
		assert.ok(Math.abs(Number(value) / Number(expected) - 1) < 1e-5, `${value} is not ${expected}`);
	assert.equal(first?.verdict, "supported");
	assert.equal(first?.top_five, 1);
	// Chance puts small groups first: what is expected of it is less than what was measured.
	assert.ok(Number(first?.shrunken_utilization) < utilization && Number(first?.shrunken_utilization) > 0.64);
	assert.equal(written.block("profile", written.hypotheses[0]?.id ?? "").badge.tone, "good");
});

test("what chance alone lifted is no key segment", () => {
	const listed = written.rows("key-segments").map(({ group }) => String(group));
	assert.ok(listed.length <= 8);
	for (const traits of planted.mustFind.notKeySegments)
		assert.ok(!listed.some((group) => Object.values(traits).every((category) => group.includes(category))));
	for (const group of listed) assert.doesNotMatch(group, /Male|Female|Single|Married/);
});

test("every key segment is clear of the others of every simpler group, and has its profile", () => {
	const rows = written.rows("key-segment-tests");
	assert.equal(rows.length, written.rows("key-segments").length);
	for (const { group, lead_low, verdict } of rows) {
		assert.ok(Number(lead_low) > 0, String(group));
		assert.equal(verdict, "supported");
	}
	for (const { id } of written.hypotheses) assert.equal(written.block("profile", id).figures.length, 2);
	const scores = written.rows("key-segments").map(({ score }) => Number(score));
	assert.deepEqual(
		scores,
		scores.toSorted((a, b) => b - a),
	);
});

test("the overlap of two segments of which one contains the other is all of the smaller", () => {
	const rows = written.rows("key-segments-overlap");
	const { occupation } = planted.mustFind.keySegment;
	const rank = written.rows("key-segments").find(({ group }) => group === occupation)?.rank;
	assert.equal(rows.find(({ group, other }) => String(group).startsWith("1. ") && other === String(rank))?.part, 1);
});
