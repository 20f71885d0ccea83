import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecommendationBlock } from "../../analysis/document.ts";
import { describeRecommendations, type Written } from "../../analysis/recommendations/describe-recommendations.ts";
import { customersBank } from "./customers-bank.ts";
import { chapterOf, settings, type Tables } from "./hand-made.ts";

const bank = await customersBank();
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
	describeRecommendations({ report: { settings }, bank, chapters: [chapterOf(tables)], research: [], ...more });
type Described = Awaited<ReturnType<typeof describe>>;
const blocksOf = (chapter: Described) => (chapter?.sections ?? []).flatMap(({ blocks }) => blocks);
const recommendations = (chapter: Described): RecommendationBlock[] =>
	blocksOf(chapter).filter((block) => block.kind === "recommendation");

test("there is no chapter where no rule speaks", async () => {
	assert.equal(await describe({}), undefined);
	assert.equal(await describe({ "utilization-interactions": [{ verdict: "supported" }] }, { research }), undefined);
});

test("the chapter has its sections in order, that on research only with research", async () => {
	const ids = async (more: Partial<Written>) => (await describe(spending, more))?.sections.map(({ id }) => id);
	const always = ["recommended-actions", "behind-the-recommendations", "fair-lending"];
	assert.deepEqual(await ids({}), always);
	assert.deepEqual(await ids({ research }), [...always, "outside-research"]);
});

test("what research is behind is graded above the rest, stands first and is cited by number", async () => {
	const chapter = await describe(spending, { research });
	const [first, ...others] = recommendations(chapter);
	assert.deepEqual([first?.id, first?.grade], ["upi-link", "moderate"]);
	assert.match(first?.reason ?? "", /\n\nOthers report: UPI's share: 83%\[\^1\]\.$/);
	assert.deepEqual(
		others.map(({ id, grade }) => [id, grade]),
		[
			["reward-categories", "tentative"],
			["installment-plans", "tentative"],
		],
	);
	assert.ok(others.every(({ reason }) => !reason.includes("[^")));
	const sources = blocksOf(chapter).find((block) => block.kind === "sources");
	assert.deepEqual(
		sources?.items.map(({ number, publisher }) => [number, publisher]),
		[
			[1, "A"],
			[2, "C"],
		],
	);
});

test("the message of the chapter names the best founded actions", async () => {
	const claimOf = async (tables: Tables, more: Partial<Written> = {}) =>
		(await describe(tables, more))?.sections[0]?.claim ?? "";
	assert.equal(
		await claimOf(spending, { research }),
		"Of 3 actions, 1 is of moderate grade: let the card pay through UPI",
	);
	assert.match(await claimOf(spending), /^3 actions follow, all of tentative grade: give rewards on Travel; /);
	const { "spending-by-payment-type": paid = [] } = spending;
	assert.equal(
		await claimOf({ "spending-by-payment-type": paid }),
		"One action follows from these figures, of tentative grade: let the card pay through UPI",
	);
});

test("each says whom it goes to, what it could bring, what may go wrong and how to try it out", async () => {
	const [first] = recommendations(await describe(spending));
	assert.equal(first?.plan?.reach, 1000);
	assert.match(first?.plan?.expect ?? "", /^For 1,000 customers\. Not sized: /);
	assert.match(first?.plan?.risk ?? "", /\.$/);
	assert.match(first?.plan?.trial ?? "", /^Draw 500 customers of the audience at random/);
	assert.equal(first?.plan?.conflict, undefined);
	assert.deepEqual(bank.written.get(`audiences/${first?.id}`)?.length, 1000);
});

test("what each is graded for, its size and its trial are published beside its grade", async () => {
	const blocks = blocksOf(await describe(spending, { research }));
	const rowsOf = (id: string) => {
		const block = blocks.find((of) => of.id === id);
		return block?.kind === "table" ? block.table.rows : [];
	};
	assert.deepEqual(rowsOf("recommendation-strengths")[0], [
		"Let the card pay through UPI",
		"Moderate",
		"Counted",
		null,
		0.25,
		"Spending",
		950,
		null,
		1,
	]);
	assert.equal(rowsOf("recommendation-sizes").length, 3);
	assert.equal(rowsOf("recommendation-trials").length, 3);
	assert.equal(rowsOf("recommendation-overlaps").length, 0);
});
