import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecommendationBlock } from "../../analysis/document.ts";
import { describeRecommendations, type Written } from "../../analysis/recommendations/describe-recommendations.ts";
import type { Bank } from "../../analysis/tables/bank.ts";
import { chapterOf, demographics, settings, type Tables } from "./hand-made.ts";

const bank: Pick<Bank, "relations"> = {
	relations: new Map([
		["customers", { name: "customers", rows: 1000, fields: new Map(demographics.map((field) => [field.role, field])) }],
	]),
};
const spending: Tables = {
	"spending-by-payment-type": [{ payment_type: "UPI", customers: 950, share: 0.25 }],
	"spending-by-category": [{ category: "Travel", customers: 900, total: 10, share: 1, per_customer_month: 5 }],
};
const research = [
	{ topic: "rewards", claim: "Unrelated", value: 3, unit: "", source: "C", url: "https://example.org/c", year: 2025 },
	{
		topic: "payments",
		claim: "UPI's share",
		value: 83,
		unit: "percent",
		source: "A",
		url: "https://example.org/a",
		year: 2024,
	},
];
const describe = (tables: Tables, more: Partial<Written> = {}) =>
	describeRecommendations({
		report: { id: "bank", settings },
		bank,
		chapters: [chapterOf(tables)],
		skipped: [],
		research: [],
		inputs: [],
		...more,
	});
const recommendations = (chapter: ReturnType<typeof describe>): RecommendationBlock[] =>
	(chapter?.sections ?? []).flatMap(({ blocks }) => blocks.filter((block) => block.kind === "recommendation"));

test("there is no chapter where no rule speaks", () => {
	assert.equal(describe({}), undefined);
	assert.equal(describe({ "utilization-interactions": [{ verdict: "supported" }] }, { research }), undefined);
});

test("the chapter has its sections in order, those on research only with research", () => {
	const ids = (chapter: ReturnType<typeof describe>) => chapter?.sections.map(({ id }) => id);
	assert.deepEqual(ids(describe(spending)), ["card-features", "fair-lending", "additional-thoughts", "next-steps"]);
	assert.deepEqual(ids(describe(spending, { research })), [
		"card-features",
		"fair-lending",
		"outside-research",
		"additional-thoughts",
		"next-steps",
	]);
});

test("what research is behind is graded above the rest, stands first and is cited by number", () => {
	const [first, ...others] = recommendations(describe(spending, { research }));
	assert.deepEqual([first?.id, first?.grade], ["upi-link", "moderate"]);
	assert.match(first?.reason ?? "", /\n\nOthers report: UPI's share: 83 percent\[\^1\]\.$/);
	assert.deepEqual(
		others.map(({ id, grade }) => [id, grade]),
		[
			["reward-categories", "tentative"],
			["installment-plans", "tentative"],
		],
	);
	assert.ok(others.every(({ reason }) => !reason.includes("[^")));
	const sections = describe(spending, { research })?.sections ?? [];
	const sources = sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === "sources");
	assert.deepEqual(
		sources?.items.map(({ number, publisher }) => [number, publisher]),
		[
			[1, "A"],
			[2, "C"],
		],
	);
});

test("the message of the chapter names the best founded features", () => {
	const claimOf = (chapter: ReturnType<typeof describe>) => chapter?.sections[0]?.claim;
	assert.equal(
		claimOf(describe(spending, { research })),
		"Of 3 card features 1 is of moderate grade: let the card pay through UPI",
	);
	assert.match(
		claimOf(describe(spending)) ?? "",
		/^3 card features follow, all of tentative grade: give rewards on Travel; /,
	);
	const { "spending-by-payment-type": paid = [] } = spending;
	assert.equal(
		claimOf(describe({ "spending-by-payment-type": paid })),
		"One card feature follows from these figures, of tentative grade: let the card pay through UPI",
	);
});

test("what each is graded for is published beside its grade", () => {
	const blocks = describe(spending, { research })?.sections[0]?.blocks ?? [];
	const table = blocks.find(({ id }) => id === "recommendation-strengths");
	assert.deepEqual(table?.kind === "table" && table.table.rows[0], [
		"Let the card pay through UPI",
		"Moderate",
		"Counted",
		null,
		0.25,
		950,
		1,
	]);
});

test("additional thoughts name the pairs of traits that do not only add up, with their numbers", () => {
	const pair = { first_trait: "Age band", second_trait: "City", furthest: "25-34, Mumbai", utilization: 0.5, q: 0.01 };
	const interactions = [
		{ ...pair, departure: 0.042, verdict: "supported" },
		{ ...pair, second_trait: "Gender", departure: 0.01, verdict: "inconclusive" },
	];
	const chapter = describe({ ...spending, "utilization-interactions": interactions });
	const thoughts = chapter?.sections.find(({ id }) => id === "additional-thoughts");
	assert.match(
		thoughts?.claim ?? "",
		/^Additional thoughts: age band and city say more together than by themselves; \d kinds of data/,
	);
	const text = thoughts?.blocks[0]?.kind === "text" ? thoughts.blocks[0].markdown : "";
	assert.match(
		text,
		/- \*\*Age band and city\*\* \(q-value 0\.010\): the group 25-34, Mumbai spends 50\.0% of its income, 4\.2 points more/,
	);
	assert.ok(!text.includes("gender"));
});

test("the data that are missing are told, with chapters that were skipped for want of them", () => {
	const skipped = [{ id: "engagement", title: "Engagement", missing: ["a table of engagement"] }];
	const chapter = describe(spending, { skipped });
	const table = chapter?.sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === "missing-data");
	const missing = table?.kind === "table" ? table.table.rows.map(([name]) => name) : [];
	assert.deepEqual(missing.slice(0, 2), ["A table of engagement", "Credit scores"]);
	assert.equal(missing.at(-1), "Outside research");
	const relations = new Map(bank.relations);
	const scores = new Map([...(relations.get("customers")?.fields ?? []), ["credit_score", demographics[0]]]) as never;
	relations.set("customers", { name: "customers", rows: 1000, fields: scores });
	const less = describe(spending, { bank: { relations } })?.sections.flatMap(({ blocks }) => blocks);
	assert.ok(!JSON.stringify(less).includes("Credit scores"));
});

test("the next steps name the files to replace and the command that builds the report", () => {
	const inputs = ["a.csv", "b.csv", "a.csv"].map((file) => ({ file }));
	const text = JSON.stringify(describe(spending, { inputs })?.sections.at(-1));
	assert.match(text, /in place of `a\.csv`, `b\.csv` in `data\/bank\/`/);
	assert.match(text, /npm run build -- bank/);
});
