import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { ReportDocument, Table } from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";
import { assertTraced, traceNumbers } from "../../analysis/tracing/trace-numbers.ts";
import { reportOf, tiers } from "./hand-made.ts";

function untracedIn(words: Parameters<typeof reportOf>[0]): string[] {
	return traceNumbers(reportOf(words)).map(({ number }) => number);
}

describe("a number that is a cell passes as each format writes it", () => {
	const passes = [
		"6,389 customers",
		"32.2% of customers",
		"32% of customers",
		"$2,339,096 in all",
		"$2.34M in all",
		"$2.3M in all",
		"$366.11 on average, $366 in whole dollars",
		"−$3,151.50 on average",
		"a change of +3.1 points",
		"a change of 3.1 pts",
		"from −3.1 to +3.1 points",
		"3.1 points less",
		"$3,151.50 below zero",
		"an index of 125 and one of 80",
		"a coefficient of 0.351",
		"a q-value of 0.020",
		"a q-value <0.001",
		"1.7 products, 1.74 to be exact, and 2.3",
	];
	for (const claim of passes) test(claim, () => assert.deepEqual(untracedIn({ claim }), []));
});

describe("a number that is no cell does not pass", () => {
	const cases = [
		["off by one digit", "32.3% of customers", "32.3%"],
		["more precise than the cell", "32.15% of customers", "32.15%"],
		["in another unit", "32.2 customers", "32.2"],
		["money where the cell is a count", "$6,389", "$6,389"],
		["without its sign", "$3,151.50 on average", "$3,151.50"],
		["with the wrong sign", "an index of −125", "−125"],
		["a ratio of two cells", "2.1 times as many", "2.1"],
		["a difference of two cells", "7,091 customers more", "7,091"],
		["a part of a category", "customers aged 25", "25"],
		["a small number in a word, of all of them", "all seven tiers", "seven"],
		["a setting that the sentence does not speak of", "90 products", "90"],
		["more than all", "9 of 3 tiers", "9"],
	] as const;
	for (const [title, claim, number] of cases) test(title, () => assert.deepEqual(untracedIn({ claim }), [number]));

	test("withheld", () => {
		const open = reportOf({
			claim: "4,567 customers",
			table: { ...tiers, rows: [...tiers.rows, ["Top", 4567, ...Array(8).fill(null)]] },
		});
		assert.deepEqual(traceNumbers(open), []);
		const rows = [...tiers.rows, ["Top", null, ...Array(8).fill(null)]];
		const table = { ...tiers, rows, suppressed: [...tiers.suppressed, [3, "customers"] as [number, string]] };
		assert.deepEqual(untracedIn({ claim: "4,567 customers", table }), ["4,567"]);
		// Nor what the others add up to, which is what a total gives away.
		assert.deepEqual(untracedIn({ claim: "19,869 customers" }), ["19,869"]);
	});
});

describe("other numbers that a reader can look up or count pass", () => {
	const cases: [title: string, words: Parameters<typeof reportOf>[0]][] = [
		["in a category", { claim: "Under $2,000 is the smaller tier, 25–34 the larger" }],
		["of a setting, as short as it may be", { claim: "With 95% intervals, to within 2 points" }],
		["of a setting beside its words", { claim: "No transaction for 90 days" }],
		["of rows", { claim: "There are 3 tiers" }],
		["of a part of the rows", { claim: "Two of the three tiers, 2 of 3, hold most" }],
		["of withheld cells", { note: "1 of them is withheld" }],
		["in a base, and where it is told again", { description: "By tier. Base: 20,149 customers.", note: "Of 20,149." }],
		["in a date", { claim: "From July 1, 2024 to June 30, 2025, and in Jul 2024" }],
		["in the year of a source", { note: "Source of the method: Benjamini and Hochberg (1995), and Rousseeuw, 1987." }],
		["in code", { blocks: [{ kind: "text", id: "sql", markdown: "```sql\nselect 77\n```\nand `78`" }] }],
		["of a list and of footnotes", { blocks: [{ kind: "text", id: "steps", markdown: "7. Do it.[^9]\n8. Do more." }] }],
		[
			"of a key figure and what is beside it",
			{
				claim: "41.5 years, between 28 and 46",
				metrics: [
					{ label: "Mean age", value: 41.52, format: "decimal" },
					{
						label: "Middle half",
						value: "28 to 46",
						format: "text",
						detail: "27% are older",
						beside: [{ value: 0.272, format: "share" }],
					},
				],
			},
		],
	];
	for (const [title, words] of cases) test(title, () => assert.deepEqual(untracedIn(words), []));

	test("of a main point, in the section that carries it", () => {
		assert.deepEqual(untracedIn({ point: "6,389 customers have little" }), []);
		assert.deepEqual(untracedIn({ point: "6,398 customers have little" }), ["6,398"]);
	});

	test("of a table of another chapter that a text cites", () => {
		const report = reportOf({ claim: "6,389 customers have little" });
		const learn = (block: object) =>
			({
				...report,
				chapters: report.chapters.map((chapter) =>
					chapter.id === "conclusion"
						? { ...chapter, sections: [{ id: "learned", claim: "Learned", blocks: [block] }] }
						: chapter,
				),
			}) as ReportDocument;
		const text = { kind: "text", id: "words", markdown: "There are 6,389 of them." };
		assert.deepEqual(
			traceNumbers(learn(text)).map(({ number }) => number),
			["6,389"],
		);
		assert.deepEqual(traceNumbers(learn({ ...text, cites: ["balance-tiers"] })), []);
		assert.deepEqual(traceNumbers(learn({ ...text, markdown: "What we learned: 6,389 customers have little." })), []);
	});
});

test("the rows of a group may be counted however long its name is", () => {
	const name = "Occasional large spenders with more money in withdrawal transactions";
	const table: Table = {
		id: "squares",
		columns: [
			{ name: "segment", label: "Segment", type: "string", format: "text", role: "segment" },
			{ name: "share", label: "Share", type: "number", format: "share" },
		],
		rows: [0.11, 0.12, 0.13].flatMap((share) => [
			[name, share],
			["Savers", share + 0.1],
			["Spenders", share + 0.2],
			["Savers", share + 0.3],
		]),
		suppressed: [],
	};
	assert.deepEqual(untracedIn({ claim: `${name} in 3 squares`, table }), []);
	assert.deepEqual(untracedIn({ claim: `${name} in 5 squares`, table }), ["5"]);
});

test("numbers are read in the locale of the report", () => {
	const indian = { locale: "en-IN", currency: "INR" };
	assert.deepEqual(untracedIn({ ...indian, claim: "₹4,24,77,897 in all, ₹4.25Cr for short" }), []);
	assert.deepEqual(untracedIn({ ...indian, claim: "₹4,24,77,898 in all" }), ["₹4,24,77,898"]);
	const german = { locale: "de-DE", currency: "EUR" };
	assert.deepEqual(untracedIn({ ...german, claim: "6.389 customers, 32,2 %, 42.477.897 €, 42,5 Mio. €" }), []);
	assert.deepEqual(untracedIn({ ...german, claim: "6.398 customers" }), ["6.398"]);
});

test("a report that tells a number of no table is refused, with all such numbers and the nearest cells", () => {
	assert.throws(
		() => assertTraced(reportOf({ claim: "32.3% of customers are in 3 tiers", note: "On average $366.12." })),
		{
			message: [
				"hand-made: numbers in sentences that stand in no published table (publish each as a column or a key figure, or leave it out):",
				'  balances > tiers: "32.3%" in "32.3% of customers are in 3 tiers" (the nearest cell is 32.2% in balance-tiers, share)',
				'  balances > tiers > balance-tiers > note: "$366.12" in "On average $366.12." (the nearest cell is $366.11 in balance-tiers, mean)',
			].join("\n"),
		},
	);
});

test("whatever digit of a traced number is changed to a number of no table is found", () => {
	const { cell } = formatsFor({ locale: "en-US", currency: "USD" });
	const cells = tiers.rows.flatMap((row) =>
		tiers.columns.flatMap(({ format }, place) => {
			const value = row[place];
			return typeof value === "number" ? [cell(value, format)] : [];
		}),
	);
	const known = new Set(cells.flatMap((written) => [written, written.replace(/^[+−]/, "")]));
	fc.assert(
		fc.property(fc.constantFrom(...cells), fc.nat(), fc.integer({ min: 1, max: 9 }), (written, at, step) => {
			const digits = [...written.matchAll(/\d/g)];
			const { index, 0: digit } = digits[at % digits.length] ?? assert.fail();
			const changed = written.slice(0, index) + ((Number(digit) + step) % 10) + written.slice(index + 1);
			fc.pre(!known.has(changed) && !/^[−+<]?[01](\.0+)?$|^100$|^0\d/.test(changed));
			assert.deepEqual(untracedIn({ claim: `It is ${written} here` }), []);
			assert.deepEqual(untracedIn({ claim: `It is ${changed} here` }).length, 1, changed);
		}),
	);
});
