import assert from "node:assert/strict";
import { test } from "node:test";
import { type Concluded, describeConclusion } from "../../analysis/conclusion/describe-conclusion.ts";
import type { Chapter, Evidence, RecommendationBlock } from "../../analysis/document.ts";
import type { Verdict } from "../../analysis/findings/hypothesis.ts";
import type { BankField, Relation } from "../../analysis/tables/bank.ts";
import { chapterOf, demographics, line, settings, type Tables } from "../recommendations/hand-made.ts";

const fields = new Map(demographics.map((field) => [field.role, field]));
const customers: Relation = { name: "customers", rows: 1000, fields };

function chapter(tables: Tables, evidence: Evidence[] = [], id = "spending"): Chapter {
	return { id, title: "Spending", question: "Who spends?", ...chapterOf(tables, evidence) };
}

const conclude = (chapters: Chapter[], more: Partial<Concluded> = {}) =>
	describeConclusion({
		report: { id: "bank", settings },
		bank: { relations: new Map([["customers", customers]]) },
		chapters,
		skipped: [],
		hasResearch: false,
		inputs: [],
		...more,
	});
const sectionOf = (conclusion: ReturnType<typeof conclude>, id: string) =>
	conclusion.chapter.sections.find((section) => section.id === id);
const textOf = (conclusion: ReturnType<typeof conclude>, id: string) => {
	const block = sectionOf(conclusion, id)?.blocks[0];
	return block?.kind === "text" ? block.markdown : "";
};
const lines = (verdicts: Verdict[]) => verdicts.map((verdict, row) => ({ ...line("t", row, "small"), verdict }));
const cited = (verdicts: Verdict[]) => chapter({ t: verdicts.map(() => ({ a: 1 })) }, lines(verdicts));

test("how sure the report is counts each comparison once, and what was expected by chance", () => {
	const verdicts: Verdict[] = ["supported", "supported", "no difference", "inconclusive"];
	const { sureness, chapter: conclusion } = conclude([cited(verdicts), cited(verdicts)]);
	assert.equal(
		sureness,
		"Of 8 comparisons, 4 are supported, 2 show no difference and 2 rest on too little data to say; of those called supported at most about 5% are expected to be chance. No action follows from it.",
	);
	const table = conclusion.sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === "verdicts");
	assert.deepEqual(table?.kind === "table" && table.table.rows, [
		["All chapters", 4, 2, 2, 8],
		["Spending", 2, 1, 1, 4],
		["Spending", 2, 1, 1, 4],
	]);
});

test("data without a supported comparison are said to show no reliable differences", () => {
	const { sureness } = conclude([cited(["no difference", "inconclusive", "inconclusive"])]);
	assert.equal(
		sureness,
		"The data show no reliable differences: of 3 comparisons none is supported, 1 show no difference and 2 rest on too little data to say. No action follows from it.",
	);
	assert.match(conclude([chapter({})]).sureness, /^Nothing in this report is a test/);
});

test("grades of recommendations are counted", () => {
	const one: Omit<RecommendationBlock, "grade"> = {
		kind: "recommendation",
		id: "one",
		claim: "One",
		audience: "All",
		reason: "",
		gradeReason: "",
		basis: [{ table: "t", label: "T" }],
	};
	const blocks: RecommendationBlock[] = [
		{ ...one, grade: "moderate" },
		{ ...one, id: "two", grade: "moderate" },
		{ ...one, id: "three", grade: "tentative" },
	];
	const advice = { ...chapter({}, [], "recommendations"), sections: [{ id: "a", claim: "A", blocks }] };
	assert.match(
		conclude([advice]).sureness,
		/ Of 3 recommendations, 2 are of moderate grade and 1 is of tentative grade\.$/,
	);
});

test("additional thoughts name the pairs of traits that do not only add up, with their numbers", () => {
	const pair = { first_trait: "Age band", second_trait: "City", furthest: "25-34, Mumbai", utilization: 0.5, q: 0.01 };
	const interactions = [
		{ ...pair, departure: 0.042, verdict: "supported" },
		{ ...pair, second_trait: "Gender", departure: 0.01, verdict: "inconclusive" },
	];
	const conclusion = conclude([chapter({ "utilization-interactions": interactions })]);
	assert.equal(
		sectionOf(conclusion, "additional-thoughts")?.claim,
		"Additional thoughts: age band and city say more together than by themselves",
	);
	const text = textOf(conclusion, "additional-thoughts");
	assert.match(
		text,
		/- \*\*Age band and city\*\* \(q-value 0\.010\): the group 25-34, Mumbai spends 50\.0% of its income, 4\.2 points more/,
	);
	assert.ok(!text.includes("gender"));
	assert.equal(sectionOf(conclude([chapter({})]), "additional-thoughts"), undefined);
});

test("the data that are missing are told, with chapters that were skipped for want of them", () => {
	const missingOf = (more: Partial<Concluded>) => {
		const table = sectionOf(conclude([], more), "missing-from-the-data")?.blocks[0];
		return table?.kind === "table" ? table.table.rows.map(([name]) => name) : [];
	};
	const skipped = [{ id: "engagement", title: "Engagement", missing: ["a table of engagement"] }];
	const missing = missingOf({ skipped });
	assert.deepEqual(missing.slice(0, 2), ["A trial in which customers were drawn at random", "A table of engagement"]);
	const balances = { id: "balances", title: "Balances", missing: ["balance in customers"] };
	assert.deepEqual(
		missingOf({ skipped: [balances] }).filter((one) => /balance/i.test(String(one))),
		["Balances"],
	);
	assert.equal(missing.at(-1), "Outside research");
	assert.ok(missing.includes("Credit scores"));
	const score: BankField = { ...demographics[0], role: "credit_score" } as BankField;
	const scored: Relation = { ...customers, fields: new Map([["credit_score", score]]) };
	assert.ok(!missingOf({ bank: { relations: new Map([["customers", scored]]) } }).includes("Credit scores"));
	const priced = { id: "bank", settings: { ...settings, unitValues: { purchase: 1 } } };
	assert.ok(!missingOf({ report: priced }).includes("What a purchase or a customer is worth to the bank"));
});

test("the limits say that nothing was a controlled trial, and what is withheld where something is", () => {
	assert.equal(conclude([chapter({})]).limits.length, 3);
	const small = chapter({ t: [{ a: null }] });
	for (const block of small.sections[0]?.blocks ?? []) if ("table" in block) block.table.suppressed.push([0, "a"]);
	const { limits } = conclude([small]);
	assert.match(limits[0] ?? "", /nothing here was a controlled trial/);
	assert.match(limits[2] ?? "", /^Anything about fewer than 10 customers/);
});

test("the next steps name the files to replace and the command that builds the report", () => {
	const inputs = ["a.csv", "b.csv", "a.csv"].map((file) => ({ file }));
	const text = textOf(conclude([], { inputs }), "next-steps");
	assert.match(text, /Put the new files in place of `a\.csv` and `b\.csv` in `data\/bank\/`.* day that they cover\./);
	assert.match(text, /npm run build -- bank/);
	assert.ok(!text.includes("fair lending"));
});
