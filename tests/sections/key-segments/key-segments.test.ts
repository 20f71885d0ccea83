import assert from "node:assert/strict";
import { test } from "node:test";
import { keySegments } from "../../../analysis/chapters/key-segments.ts";
import { type Member, membersBank, writeKeySegments } from "./write-key-segments.ts";

/** Ten customers of a city and occupation with an income of 1,000, who spend this on average: half of them 20 less, half 20 more. */
function ten(city: string, occupation: string, spend: number, { food = 0.5, count = 10 } = {}): Member[] {
	return Array.from({ length: count }, (_, i) => {
		const money = spend + (i % 2 === 0 ? 20 : -20);
		return {
			city,
			occupation,
			income: 1000,
			spends: { "Food Card": food * money, "Travel Cash": (1 - food) * money },
		};
	});
}

const planted = [
	...ten("Oslo", "Baker", 600, { food: 0.8 }),
	...ten("Oslo", "Smith", 300),
	...ten("Rome", "Baker", 300),
	...ten("Rome", "Smith", 300),
];

test("a group of two conditions is listed with numbers that can be worked out by head", async () => {
	const { rows, sections, block, hypotheses } = await writeKeySegments(await membersBank(planted));
	// Oslo and bakers spend 45% of their income each, all others of them 30%, and both together 60%.
	const [first, ...others] = rows("key-segments");
	assert.equal(first?.group, "Oslo, Baker");
	assert.deepEqual(
		[
			first?.rank,
			first?.customers,
			first?.mean_income,
			first?.mean_monthly_spend,
			first?.utilization,
			first?.mean_of_ratios,
		],
		[1, 10, 1000, 600, 0.6, 0.6],
	);
	assert.deepEqual(others.map(({ group }) => group).toSorted(), ["Baker", "Oslo"]);
	// Of four groups of ten by city and occupation, whose spread is far beyond chance, 2 / 4 of the rest is moved.
	assert.ok(Number(first?.shrunken_utilization) > 0.59 && Number(first?.shrunken_utilization) < 0.6);
	assert.ok(Math.abs(Number(first?.expected_monthly_spend) - 6000) < 60);
	assert.deepEqual([first?.top_five, first?.verdict], [1, "supported"]);
	const tests = rows("key-segment-tests");
	assert.deepEqual(
		[tests[0]?.customers, tests[0]?.others, tests[0]?.others_utilization, tests[0]?.lead, tests[0]?.own_lead],
		[10, 10, 0.3, 0.3, 0.3],
	);
	assert.ok(["Oslo", "Baker"].includes(String(tests[0]?.simpler_group)));
	assert.equal(
		sections[0]?.claim,
		"Customers in Oslo with occupation Baker come first of 3 key segments: they spend 60.0% of their income, all customers 37.5%",
	);
	assert.match(
		block("text", "key-segments-method").markdown,
		/^\*\*What was searched\.\*\* 8 groups by one to three of city and occupation, each of 5 or more customers/,
	);
	assert.deepEqual(hypotheses.map(({ id }) => id).toSorted(), [
		"key-segment-baker",
		"key-segment-oslo",
		"key-segment-oslo-baker",
	]);
});

test("the p-value of a segment is its largest, times the groups searched", async () => {
	const { hypotheses } = await writeKeySegments(await membersBank(planted));
	const { measured, n, test: name } = hypotheses.find(({ id }) => id === "key-segment-oslo") ?? {};
	// R 4.2: x <- rep(c(.58, .62, .28, .32), each = 5); y <- rep(c(.28, .32), each = 10); 8 * t.test(x, y)$p.value
	assert.ok(Math.abs((measured?.p ?? 0) / 0.00299933076433165 - 1) < 1e-6, `${measured?.p}`);
	assert.equal(n, 40);
	assert.match(name ?? "", /for 8 groups searched/);
});

test("a profile says who they are, what they buy and how they pay, beside all customers", async () => {
	const { block, rows } = await writeKeySegments(await membersBank(planted));
	const profile = block("profile", "key-segment-oslo-baker");
	assert.match(
		profile.claim,
		/^They spend 60\.0% of their income, 30\.0 points more than the other customers (in Oslo|with occupation Baker)$/,
	);
	assert.match(profile.markdown, /\*\*Who they are\.\*\* Customers of city Oslo and occupation Baker\./);
	assert.match(profile.markdown, /of every simpler group that they are part of/);
	assert.deepEqual(profile.badge, { label: "Mostly among the first 5", tone: "good" });
	// All spend 15,000, of which Food has 0.8 of 6,000 and half of 9,000: 62%.
	assert.deepEqual(
		rows("key-segment-oslo-baker-categories").map(({ category, money_share, money_share_of_all, index }) => [
			category,
			money_share,
			money_share_of_all,
			Number(index).toFixed(4),
		]),
		[
			["Food", 0.8, 0.62, (0.8 / 0.62).toFixed(4)],
			["Travel", 0.2, 0.38, (0.2 / 0.38).toFixed(4)],
		],
	);
	assert.deepEqual(
		rows("key-segment-oslo-baker-payments").map((row) => [row.payment_type, row.money_share]),
		[
			["Card", 0.8],
			["Cash", 0.2],
		],
	);
	assert.equal(profile.figures[0]?.claim, "Food: 80.0% of their money, 62.0% of that of all customers");
});

test("what too few customers of a segment spend on is kept back, with another category", async () => {
	const members = planted.map((member, i) => ({
		...member,
		spends: i < 4 || i > 12 ? { ...member.spends, "Gifts Card": 1 } : member.spends,
	}));
	const { rows, block } = await writeKeySegments(await membersBank(members, { threshold: 5 }));
	const table = rows("key-segment-oslo-baker-categories");
	const withheld = table.filter(({ money_share: share }) => share === null).map(({ category }) => category);
	assert.equal(withheld.length, 2);
	assert.ok(withheld.includes("Gifts"));
	assert.doesNotMatch(block("profile", "key-segment-oslo-baker").figures[0]?.claim ?? "", /Gifts/);
});

test("a group that leaves too few others in a simpler one is not searched", async () => {
	const { rows } = await writeKeySegments(
		await membersBank(
			[...planted, ...ten("Oslo", "Clerk", 300, { count: 2 })].filter(
				({ city, occupation }) => city !== "Oslo" || occupation !== "Smith",
			),
		),
	);
	assert.ok(rows("key-segments").every(({ group }) => group !== "Oslo, Baker"));
});

test("where nothing differs no group is listed, tested or profiled", async () => {
	const same = planted.map((member, i) => ({ ...member, spends: { "Food Card": 300 + 20 * (i % 3) } }));
	const { sections, hypotheses } = await writeKeySegments(await membersBank(same));
	assert.deepEqual(hypotheses, []);
	assert.deepEqual(
		sections.map(({ claim }) => claim),
		["None of 8 groups of customers is clear of every simpler group that it is part of in utilization"],
	);
});

test("where all groups are too small the chapter says so", async () => {
	const { sections } = await writeKeySegments(await membersBank(planted, { minCustomers: 100 }));
	assert.deepEqual(
		sections.map(({ claim, blocks }) => [claim, blocks.length]),
		[["No group of customers is large enough to be searched", 0]],
	);
});

test("customers of unknown traits and without a known income are in no group, and in all customers only with one", async () => {
	const unknown: Member[] = ten("", "", 900);
	const poor: Member[] = ten("Oslo", "Baker", 900).map(({ income: _, ...member }) => member);
	const { rows } = await writeKeySegments(await membersBank([...planted, ...unknown, ...poor]));
	assert.equal(rows("key-segments")[0]?.customers, 10);
	assert.ok(rows("key-segments").every(({ group }) => !/Unknown/.test(String(group))));
	const whole = rows("key-segment-tests").find(({ simpler_group: simpler }) => simpler === "All customers");
	assert.equal(Number(whole?.customers) + Number(whole?.others), 50);
});

test("protected traits describe and do not select, which is said where there are any", async () => {
	const withGender = planted.map((member, i) => ({ ...member, gender: i % 2 === 0 ? "F" : "M" }));
	const said = async (members: Member[]) =>
		(await writeKeySegments(await membersBank(members))).block("text", "key-segments-method").markdown;
	assert.match(
		await said(withGender),
		/described by gender, which the law protects: they must not be used to select whom to offer credit to/,
	);
	assert.doesNotMatch(await said(planted), /Fair lending/);
});

test("the chapter lacks categories or payment types, and a second trait, where the data have none", async () => {
	const { bank, settings } = await membersBank(planted);
	assert.deepEqual(await keySegments.lacks?.(bank, settings), []);
	const fields = bank.relations.get("customers")?.fields;
	fields?.delete("occupation");
	bank.relations.get("transactions")?.fields.delete("category");
	bank.relations.get("transactions")?.fields.delete("payment_type");
	assert.deepEqual(await keySegments.lacks?.(bank, settings), [
		"categories or payment types of transactions",
		"two traits of customers such as city and occupation",
	]);
});
