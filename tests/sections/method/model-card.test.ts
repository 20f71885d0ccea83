import assert from "node:assert/strict";
import { test } from "node:test";
import type { Chapter } from "../../../analysis/document.ts";
import { modelCard } from "../../../analysis/sections/method/model-card.ts";
import type { Bank, Relation } from "../../../analysis/tables/bank.ts";
import { chapterOf, demographic, settings, type Tables } from "../../recommendations/hand-made.ts";

const files = { files: [{ file: "a.csv", rows_read: 1010, rows_kept: 1000 }] };
const fitted: Tables = {
	...files,
	"feature-transforms": [{ feature: "Balance" }, { feature: "Income" }],
	"features-left-out": [{ feature: "Money moved a month", reason: "it says the same as Balance (correlation 0.97)" }],
	"segment-sizes": [
		{ segment: "Savers", stability: "stable" },
		{ segment: "Spenders", stability: "in doubt" },
		{ segment: "Sleepers", stability: "stable" },
	],
	"segments-prediction-strength": [2, 3, 4].map((segments) => ({ segments, value: segments / 10 + 0.6 })),
	"segments-gap": [
		{ segments: 3, measure: "Evenly spread customers", value: 0.25 },
		{ segments: 3, measure: "Shuffled features", value: 0.5 },
		{ segments: 4, measure: "Shuffled features", value: 0.6 },
	],
};

interface Given {
	tables: Tables;
	chapter: string;
	/** Whether the segments came with the data. */
	supplied?: boolean;
	fairLending?: boolean;
	/** Of the chapter's section. */
	section?: string;
}

function cardOf({
	tables,
	chapter,
	supplied = false,
	fairLending = true,
	section = "any",
}: Given): Record<string, string> {
	const fields = [demographic("gender", ["F", "M"]), demographic("age_band", []), demographic("city", [])];
	const customers: Relation = {
		name: "customers",
		rows: 1000,
		fields: new Map(fields.map((field) => [field.role, field])),
	};
	const segments: Relation = { name: "segments", rows: 1000, fields: new Map(), ...(supplied ? {} : { made: true }) };
	const relations: Bank["relations"] = new Map([
		["customers", customers],
		...(tables["segment-sizes"] ? [["segments", segments] as const] : []),
	]);
	const sections = chapterOf(tables).sections.map((one) => ({ ...one, id: section }));
	const written: Chapter = { id: chapter, title: "", question: "", sections };
	const { blocks } = modelCard({ chapters: [written], bank: { relations } }, { ...settings, fairLending });
	const rows = blocks.flatMap((block) => (block.kind === "table" ? block.table.rows : []));
	return Object.fromEntries(rows.map(([about, statement]) => [String(about), String(statement)]));
}

test("the card of segments says what they are, what was left out, what was tried and how far each holds", () => {
	const card = cardOf({ tables: fitted, chapter: "segmentation" });
	assert.equal(
		card["What it is"],
		"3 segments: each customer belongs to the nearest of 3 centers, which K-means found by 2 standardized features.",
	);
	assert.equal(
		card.Data,
		"1,000 of 1,010 rows in one file could be used, as of June 30, 2025. What was changed in them, and why, is told in the chapter Data quality.",
	);
	assert.equal(card.Features, "Balance and income.");
	assert.equal(
		card["Left out, and why"],
		"Gender: the law protects it, so it describes segments and forms none. Money moved a month: it says the same as Balance (correlation 0.97).",
	);
	assert.equal(
		card["What was tried"],
		"From 2 to 4 segments, each by how far they come back in other customers, and by how much tighter they are than customers without segments. 1 more feature was tried and left out.",
	);
	assert.equal(
		card["How far it holds"],
		"Of pairs of customers in one segment, found in one half of the customers, the other half keeps 90.0% together in the worst segment; 80.0% is asked for. Distance to customers without segments, on a logarithm: 0.250 (evenly spread customers) and 0.500 (shuffled features). When customers are drawn anew, these segments are stable: Savers and Sleepers; in doubt: Spenders.",
	);
	assert.match(card["Not for"] ?? "", /^Decisions about a single customer/);
});

test("supplied segments are not said to be found", () => {
	const card = cardOf({ tables: fitted, chapter: "segmentation", supplied: true });
	assert.equal(card["What it is"], "3 segments that were supplied; the report describes them by 2 features.");
});

test("where customers form one cloud, the card says so and tells nothing of segments", () => {
	const { "segment-sizes": _, "features-left-out": __, ...tables } = fitted;
	const card = cardOf({ tables, chapter: "segmentation" });
	assert.equal(
		card["What it is"],
		"No segments: by 2 features the customers form one cloud, and so the report does not part them.",
	);
	assert.match(card["What was tried"] ?? "", / None of these numbers counts\.$/);
	assert.equal(card["How far it holds"], undefined);
	assert.doesNotMatch(card.Limits ?? "", /egment/);
});

test("a report without a model says so, and has no line on features", () => {
	const card = cardOf({ tables: files, chapter: "balances" });
	assert.deepEqual(Object.keys(card), ["Made for", "What it is", "Data", "Limits", "Not for"]);
	assert.match(card["What it is"] ?? "", /^No model is fitted/);
});

test("the card of recommendations on credit says whether the fair lending gate stands before them", () => {
	const lines = [true, false].map(
		(fairLending) =>
			cardOf({ tables: files, chapter: "recommendations", section: "fair-lending", fairLending })["Fair lending"],
	);
	assert.match(lines[0] ?? "", /^No offer of credit goes to customers for a protected trait/);
	assert.match(lines[1] ?? "", /^The report turns the fair lending gate off/);
	assert.equal(cardOf({ tables: files, chapter: "recommendations" })["Fair lending"], undefined);
});
