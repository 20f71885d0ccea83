import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block, Chapter, FindingBlock, RecommendationBlock } from "../../analysis/document.ts";
import { summarize } from "../../analysis/summary/summarize.ts";
import { line, settings } from "../recommendations/hand-made.ts";

const options = {
	report: { settings },
	bank: { relations: new Map([["customers" as const, { name: "customers" as const, rows: 1000, fields: new Map() }]]) },
	inputs: [
		{ table: "customers", rowsRead: 1010 },
		{ table: "spends", rowsRead: 200 },
		{ table: "spends", rowsRead: 5 },
	],
	sureness: "Sure.",
	limits: ["Nothing more."],
};

const metrics = (id: string, count: number): Block => ({
	kind: "metrics",
	id,
	items: Array.from({ length: count }, (_, i) => ({ label: `${id} ${i + 1}`, value: i, format: "count" })),
});
const finding = (id: string, verdict: FindingBlock["verdict"]): FindingBlock => ({
	kind: "finding",
	id,
	claim: id,
	verdict,
	evidence: [line("t", 0, "small")],
});
const recommendation = (id: string, plan = true): RecommendationBlock => ({
	kind: "recommendation",
	id,
	claim: `Do ${id}`,
	audience: "All",
	reason: "",
	grade: "moderate",
	gradeReason: "",
	basis: [{ table: "t", label: "T" }],
	...(plan ? { plan: { reach: 10, expect: "", risk: "", trial: "" } } : {}),
});
const chapter = (id: string, sections: Chapter["sections"]): Chapter => ({ id, title: id, question: "?", sections });

test("the cover says in one line whom the report is about and what it was made from", () => {
	assert.equal(
		summarize([], options).about,
		"1,000 customers in 1,215 rows of customers and spends, as of June 30, 2025",
	);
});

test("key figures are the customers and the first two of each chapter, six at most", () => {
	const section = (...blocks: Chapter["sections"][number]["blocks"]) => ({ id: "age", claim: "Age", blocks });
	const chapters = [
		chapter("customers", [section(metrics("a", 1), metrics("b", 3)), section(metrics("c", 2))]),
		chapter("balances", [section(metrics("d", 3))]),
		chapter("spending", [section(metrics("e", 2))]),
	];
	assert.deepEqual(
		summarize(chapters, options).metrics.map(({ label }) => label),
		["Customers", "a 1", "b 1", "d 1", "d 2", "e 1"],
	);
});

test("main points are the sections that their chapters name, the supported before the rest, in reading order", () => {
	const products = chapter("products", [
		{ id: "holdings", claim: "Held", blocks: [finding("one", "inconclusive")] },
		{ id: "ownership", claim: "Owned", blocks: [finding("two", "supported")] },
		{ id: "together", claim: "Together", blocks: [] },
	]);
	assert.deepEqual(summarize([products], options).points, [
		{ text: "Owned", chapter: "products", section: "ownership" },
		{ text: "Held", chapter: "products", section: "holdings" },
	]);
});

test("seven recommendations are shown, in their order, and how many more there are; what nobody is targeted by is not", () => {
	const blocks = [recommendation("none", false), ...Array.from({ length: 9 }, (_, i) => recommendation(`r${i}`))];
	const advice = chapter("recommendations", [{ id: "recommended-actions", claim: "Do", blocks }]);
	const { recommendations, moreRecommendations, points } = summarize([advice], options);
	assert.deepEqual(
		recommendations.map((of) => of.recommendation),
		["r0", "r1", "r2", "r3", "r4", "r5", "r6"],
	);
	assert.equal(moreRecommendations, 2);
	assert.deepEqual(points, []);
});
