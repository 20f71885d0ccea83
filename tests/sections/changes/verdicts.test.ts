import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block, FindingBlock } from "../../../analysis/document.ts";
import { summarizeReport } from "../../../analysis/history/entry.ts";
import { describeJudged } from "../../../analysis/sections/changes/verdicts.ts";
import { line, settings } from "../../recommendations/hand-made.ts";
import { chapterWith, citiesTable } from "./hand-made.ts";

const words = { id: "changes-findings", one: "finding", judgement: "verdict" };
const judged = (id: string, verdict: string) => ({ id, name: `Sentence on ${id}`, judged: verdict });

function rowsOf(section: ReturnType<typeof describeJudged>) {
	return section?.blocks.flatMap((block) => (block.kind === "table" ? block.table.rows : []));
}

test("a finding with another verdict, a new one and one that is gone are listed, by their ids", () => {
	const before = [judged("a", "supported"), judged("b", "inconclusive"), judged("c", "no difference")];
	const now = [
		{ ...judged("a", "supported"), name: "Other words on a" },
		judged("b", "supported"),
		judged("d", "inconclusive"),
	];
	const section = describeJudged(before, now, words);
	assert.equal(section?.claim, "Of the findings, one has another verdict, one is new and one is gone");
	assert.deepEqual(rowsOf(section), [
		["Sentence on b", "another verdict", "inconclusive", "supported"],
		["Sentence on d", "new", null, "inconclusive"],
		["Sentence on c", "gone", "no difference", null],
	]);
});

test("where nothing changed that is said, and no table follows", () => {
	const list = [judged("a", "supported"), judged("b", "inconclusive")];
	assert.deepEqual(describeJudged(list, list, words), {
		id: "changes-findings-section",
		claim: "Both findings have the verdict that they had",
		blocks: [],
	});
	assert.equal(
		describeJudged(list.slice(1), list.slice(1), words)?.claim,
		"The one finding has the verdict that it had",
	);
});

test("reports without any finding say nothing of findings", () => {
	assert.equal(describeJudged([], [], words), undefined);
});

test("what is kept of a finding or a recommendation is named without numbers, which a later report may withhold", () => {
	const finding = (id: string, claim: string): FindingBlock => ({
		kind: "finding",
		id,
		claim,
		verdict: "supported",
		evidence: [line("cities", 0, "large")],
	});
	const advice = (id: string, claim: string): Block => ({
		kind: "recommendation",
		id,
		claim,
		audience: "All",
		reason: "They do.",
		grade: "strong",
		gradeReason: "It is.",
		basis: [{ table: "cities", label: "Cities" }],
	});
	const blocks = [
		finding("told", "Ash is larger than Bay"),
		finding("counted", "Ash has 12 customers more than Bay"),
		advice("call-them", "Call the 12 customers"),
		advice("write", "Write to them"),
	];
	const chapters = [chapterWith(citiesTable({ Ash: [0.2, 0.02] }), blocks)];
	const { findings, recommendations } = summarizeReport({ software: [], settings, customers: 100, chapters });
	assert.deepEqual(
		findings.map(({ name }) => name),
		["Ash is larger than Bay", "Customers: difference"],
	);
	assert.deepEqual(
		recommendations.map(({ name }) => name),
		["call them", "Write to them"],
	);
});
