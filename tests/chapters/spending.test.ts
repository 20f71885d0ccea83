/** What was planted about spending in the example is found, and nothing else; and its totals are those of the files. */
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { spending } from "../../analysis/chapters/spending.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { readReport } from "../../analysis/report.ts";
import { readBank } from "../../analysis/tables/bank.ts";
import { makeSpending } from "../../analysis/tables/spending.ts";
import { type Written, writeSpending } from "../sections/spending/spending-bank.ts";

const folder = join(import.meta.dirname, "../../data/mitron-credit-card");

interface Sum {
	[name: string]: string | number;
	spend: number;
}

let written: Written;
let asked: string[];
let planted: {
	spend: { all: number; [by: string]: Sum[] | number };
	mustFind: { [what: string]: { [name: string]: string }[] };
};

before(async () => {
	const engine = await openDuckDb();
	after(() => engine.close());
	const report = await readReport(folder);
	const bank = await readBank(engine, report, await mkdtemp(join(tmpdir(), "bankbook-spending-")));
	await makeSpending(bank, report.settings);
	asked = [];
	const listen =
		<T>(ask: (sql: string) => T) =>
		(sql: string) => {
			asked.push(sql);
			return ask(sql);
		};
	bank.engine.rows = listen(engine.rows) as typeof engine.rows;
	bank.engine.run = listen(engine.run);
	written = await writeSpending({ bank, settings: report.settings });
	planted = JSON.parse(await readFile(join(folder, "planted.json"), "utf8"));
});

test("the chapter reads no row of the transactions: everything is cut from the tables made once", () => {
	assert.ok(asked.length > 10);
	assert.deepEqual(
		asked.filter((sql) => /\btransactions\b/.test(sql)),
		[],
	);
	// One query for each of five demographics and what is told apart by it.
	assert.equal(asked.filter((sql) => / as grp, kind/.test(sql)).length, 2 + 2 * 5);
});

test("totals are those of the files, to the last digit", () => {
	const sums = (key: string) => planted.spend[key] as Sum[];
	const totals = (id: string, ...by: string[]) =>
		written.rows(id).map((row) => [...by.map((name) => row[name]), row.total].join(", "));
	const expected = (key: string, ...by: string[]) =>
		sums(key).map((sum) => [...by.map((name) => sum[name]), sum.spend].join(", "));
	assert.deepEqual(totals("spending-by-month", "month"), expected("byMonth", "month"));
	assert.deepEqual(totals("spending-by-category", "category"), expected("byCategory", "category"));
	assert.deepEqual(totals("spending-by-payment-type", "payment_type"), expected("byPaymentType", "paymentType"));
	assert.deepEqual(
		totals("payment-mix-by-month", "month", "payment_type").sort(),
		expected("byMonthAndPaymentType", "month", "paymentType").sort(),
	);
	assert.deepEqual(
		totals("spending-category-by-gender", "gender", "category").sort(),
		expected("byGenderAndCategory", "gender", "category").sort(),
	);
	const cards = sums("byCategoryAndPaymentType").filter(({ paymentType }) => paymentType === "Credit Card");
	assert.deepEqual(
		written
			.rows("card-share-by-category")
			.flatMap((row) => (row.cards === "Credit cards" ? [`${row.category}, ${row.total}`] : [])),
		cards.map(({ category, spend }) => `${category}, ${spend}`),
	);
});

test("every table of money adds up to all spending", () => {
	const tables = written.exhibits.filter(({ table: { columns } }) => columns.some(({ name }) => name === "total"));
	assert.equal(tables.length, 5 + 2 * 5);
	for (const { id } of tables) {
		const rows = written.rows(id);
		const total = rows.reduce((sum, row) => sum + Number(row.total) + Number(row.elsewhere ?? 0), 0);
		// The categories stand once for each kind of cards.
		const times = new Set(rows.map(({ cards }) => cards)).size;
		assert.equal(total, times * planted.spend.all, id);
	}
});

test("the planted differences between groups are supported, and no other", () => {
	const names = { ageGroup: "age_band", city: "city", gender: "gender", occupation: "occupation" } as const;
	const told = (list: string, kind: string) =>
		(planted.mustFind[list] ?? []).map((one) => {
			const [name] = Object.keys(names).filter((key) => key in one);
			return `${one[name ?? ""]}: ${one[kind]}`;
		});
	const supported = (topic: string) =>
		written.exhibits
			.filter(({ id }) => id.startsWith(topic))
			.flatMap(({ id }) =>
				written.rows(id).flatMap((row) => {
					const group = Object.values(names)
						.map((role) => row[role])
						.find((value) => typeof value === "string");
					return row.verdict === "supported" ? [`${group}: ${row.category ?? row.payment_type}`] : [];
				}),
			);
	// Men spend more on electronics: of two groups the smaller differs more, the other way.
	const expected = [...told("spendsMoreOn", "category"), ...told("spendsLessOn", "category")].map((one) =>
		one.replace("Male: Electronics", "Female: Electronics"),
	);
	assert.deepEqual(supported("spending-differences-by-").sort(), expected.sort());
	assert.deepEqual(
		supported("payment-differences-by-").sort(),
		[...told("paysMoreBy", "paymentType"), ...told("paysLessBy", "paymentType")].sort(),
	);
	assert.equal(
		written.claimOf("spending-by-gender"),
		"Women spend far less of their money on Electronics than all customers do: 11.3% against 14.9% (index 76, 75 to 77); what money is spent on differs by gender in three of eight categories",
	);
});

test("where there is nothing to find the chapter says so: no difference by city and by marital status", () => {
	for (const section of [
		"spending-by-city",
		"payment-by-city",
		"spending-by-marital-status",
		"payment-by-marital-status",
	])
		assert.match(written.claimOf(section) ?? "", /does not differ by .* every index lies within 5% of 100$/, section);
});

test("the index of women in health is that of the files, with an interval around it", () => {
	const row = written
		.rows("spending-category-by-gender")
		.find(({ gender, category }) => gender === "Female" && category === "Health & Wellness");
	const sums = planted.spend.byGenderAndCategory as Sum[];
	const women = sums.filter(({ gender }) => gender === "Female").reduce((sum, { spend }) => sum + spend, 0);
	const index = 24749908 / women / (52613566 / planted.spend.all);
	assert.ok(Math.abs(Number(row?.index) - index) < 1e-6);
	assert.ok(Number(row?.index_low) > 1.2 && Number(row?.index_high) < 1.27);
});

test("cards can still win in bills and groceries, UPI rises where debit cards fall, and the festival months are above the mean", () => {
	assert.match(
		written.claimOf("card-share-by-category") ?? "",
		/^Where cards lag, they can still win most in Bills: 57\.4% of spending there is on cards, against 66\.5% in the other categories, and ₹4,24,77,897 is not; then in Groceries /,
	);
	assert.equal(
		written.claimOf("payment-by-month"),
		"UPI rose from 22.0% of spending in May to 27.8% in October and Debit Card fell from 27.7% to 22.1%; Credit Card and Net Banking did not change",
	);
	assert.match(
		written.claimOf("spending-by-month") ?? "",
		/^Spending was above the mean month in September and October and below it in /,
	);
});

test("every main point of the chapter is a section of it", () => {
	const sections = written.sections.map(({ id }) => id);
	assert.deepEqual(
		spending.mainPoints.filter((id) => !sections.includes(id)),
		[],
	);
});

test("no sentence words an association as a cause", () => {
	const words = JSON.stringify(
		written.sections.map(({ claim, blocks }) => [
			claim,
			...blocks.map((block) => ("claim" in block ? block.claim : "")),
		]),
	);
	assert.doesNotMatch(words, /\b(because|leads? to|drives?|causes?|due to)\b/i);
});
