/** The published numbers of `data/mitron-credit-card/` are those that its generator counted. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { listChapters, listTables, type Metric, type ReportDocument } from "../../analysis/document.ts";
import planted from "../../data/mitron-credit-card/planted.json" with { type: "json" };
import { readExample } from "../fixtures/example-results.ts";
import { tableRows } from "./analyze-folder.ts";
import { assertNear } from "./assert-near.ts";
import { readRow } from "./read-row.ts";

let document: ReportDocument;
before(async () => {
	document = await readExample("mitron-credit-card");
});

const { spend } = planted;
const months = 6;
const allCustomers = planted.utilization.customers;
const roles = {
	occupation: "occupation",
	ageGroup: "age_band",
	city: "city",
	gender: "gender",
	maritalStatus: "marital_status",
} as const;
const traits = Object.keys(roles) as (keyof typeof roles)[];
const tableBy = (what: string, trait: keyof typeof roles) => `${what}-by-${roles[trait].replaceAll("_", "-")}`;

const sum = (values: readonly unknown[]) => values.reduce<number>((total, value) => total + Number(value), 0);

function readMetric(label: string): Metric {
	const found = listChapters(document)
		.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
		.flatMap((block) => (block.kind === "metrics" ? block.items : []))
		.filter((item) => item.label === label);
	assert.ok(found[0], `there is no key figure ${label}`);
	return found[0];
}

test("every row that was written is read, kept or rejected, for the reason that it was spoiled for", () => {
	const files = tableRows(document, "files");
	assert.deepEqual(
		files.map(({ table }) => table),
		["customers", "spends"],
	);
	for (const { table, rows_read: read, rows_kept: kept, rows_rejected: rejected } of files)
		assert.deepEqual({ read, kept, rejected }, planted.rows[table as keyof typeof planted.rows]);
	const { unknownCustomer, negativeSpends, notANumber } = planted.rejectedRows;
	for (const [column, rule, count] of [
		["spend", "The value is below the minimum of 0", negativeSpends],
		["spend", "The value is not a number", notANumber],
		["customer_id", "The value is not in the table of customers", unknownCustomer],
	] as const) {
		const row = readRow(document, "cleaning-rules", { column, rule });
		assert.deepEqual([row.count, row.treatment], [count, "row removed"], rule);
	}
	const { missing } = readRow(document, "missing-values", { field: "avg_income" });
	assert.equal(missing, planted.missingValues.avg_income[""]);
});

test("overall utilization is the planted one by both definitions, to the last digit of the tables", () => {
	const { utilization, meanOfOwn, meanIncome, meanMonthlySpend, aboveIncome, knownIncomes } = planted.utilization;
	assert.equal(readMetric("Utilization").value, utilization);
	assert.equal(readMetric("Mean of ratios").value, meanOfOwn);
	assert.equal(readMetric("Mean income a month").value, meanIncome);
	assert.equal(readMetric("Mean spending a month").value, meanMonthlySpend);
	const over = readMetric("Customers over 100%");
	assertNear(over.value, aboveIncome / knownIncomes, { within: 5.1e-7, of: over.label });
	assert.match(over.detail ?? "", new RegExp(`^${aboveIncome} `));
	const histogram = tableRows(document, "utilization-histogram");
	assert.equal(sum(histogram.map(({ customers }) => customers)), knownIncomes);
	assert.equal(sum(histogram.map(({ lower, customers }) => (Number(lower) >= 1 ? customers : 0))), aboveIncome);
});

test("utilization of every group of every trait is the planted one by both definitions", () => {
	for (const trait of traits) {
		const table = tableBy("utilization", trait);
		const groups = planted.utilizationBy[trait];
		assert.equal(tableRows(document, table).length, groups.length, table);
		for (const { group, knownIncomes, meanIncome, meanMonthlySpend, utilization, meanOfOwn } of groups) {
			const row = readRow(document, table, { [roles[trait]]: group });
			assert.deepEqual(
				[row.customers, row.mean_income, row.mean_monthly_spend, row.utilization, row.mean_of_ratios],
				[knownIncomes, meanIncome, meanMonthlySpend, utilization, meanOfOwn],
				group,
			);
			assert.ok(Number(row.utilization_low) < utilization && utilization < Number(row.utilization_high), group);
		}
	}
});

test("groups of one trait and of two are the same customers, of the same income and spending, in every table", () => {
	const { knownIncomes, meanIncome, meanMonthlySpend } = planted.utilization;
	const tables = listTables(document).filter(({ id }) => id.startsWith("utilization-by-"));
	assert.ok(tables.length > traits.length, "no pair of traits is shown");
	for (const { id } of tables) {
		const rows = tableRows(document, id);
		assert.equal(sum(rows.map(({ customers }) => customers)), knownIncomes, id);
		// Means are rounded to a hundredth, those of all customers too.
		const within = 0.01 * knownIncomes;
		const income = sum(rows.map((row) => Number(row.customers) * Number(row.mean_income)));
		assertNear(income, knownIncomes * meanIncome, { within, of: `income of ${id}` });
		const spent = sum(rows.map((row) => Number(row.customers) * Number(row.mean_monthly_spend)));
		assertNear(spent, knownIncomes * meanMonthlySpend, { within, of: `spending of ${id}` });
	}
});

test("money by category and by payment type is the planted one, with its share and what it is a customer and month", () => {
	for (const [table, totals] of [
		["spending-by-category", spend.byCategory.map(({ category, spend: total }) => ({ cells: { category }, total }))],
		[
			"spending-by-payment-type",
			spend.byPaymentType.map(({ paymentType, spend: total }) => ({ cells: { payment_type: paymentType }, total })),
		],
	] as const) {
		assert.equal(tableRows(document, table).length, totals.length);
		for (const { cells, total } of totals) {
			const of = `${table}: ${JSON.stringify(cells)}`;
			const row = readRow(document, table, cells);
			assert.equal(row.total, total, of);
			assertNear(row.share, total / spend.all, { within: 5.1e-7, of });
			assertNear(row.per_customer_month, total / allCustomers / months, { within: 0.0051, of });
		}
	}
	assert.equal(readMetric("Spending").value, spend.all);
});

test("money on cards by category is the planted one, and what is not on cards is the rest", () => {
	const paid = (category: string, types: readonly string[]) =>
		sum(
			spend.byCategoryAndPaymentType
				.filter((cell) => cell.category === category && types.includes(cell.paymentType))
				.map((cell) => cell.spend),
		);
	for (const { category, spend: total } of spend.byCategory)
		for (const [cards, types] of [
			["Credit cards", ["Credit Card"]],
			["Cards of any kind", ["Credit Card", "Debit Card"]],
		] as const) {
			const of = `${category}: ${cards}`;
			const onCards = paid(category, types);
			const row = readRow(document, "card-share-by-category", { category, cards });
			assert.deepEqual([row.total, row.elsewhere], [onCards, total - onCards], of);
			assertNear(row.share, onCards / total, { within: 5.1e-7, of });
		}
});

test("months stand in calendar order with the planted money, and so does the payment mix of each", () => {
	const calendar = spend.byMonth.map(({ month }) => month);
	assert.deepEqual(calendar, ["May", "June", "July", "August", "September", "October"]);
	assert.deepEqual(
		tableRows(document, "spending-by-month").map(({ month, total, partial }) => ({ month, total, partial })),
		spend.byMonth.map(({ month, spend: total }) => ({ month, total, partial: false })),
	);
	for (const { month, spend: total } of spend.byMonth) {
		const row = readRow(document, "spending-by-month", { month });
		assertNear(row.per_customer, total / allCustomers, { within: 0.0051, of: month });
		assertNear(row.index, (total * months) / spend.all, { within: 5.1e-7, of: month });
	}
	const mix = tableRows(document, "payment-mix-by-month");
	assert.equal(mix.length, spend.byMonthAndPaymentType.length);
	for (const { paymentType } of spend.byPaymentType)
		assert.deepEqual(
			mix.filter(({ payment_type }) => payment_type === paymentType).map(({ month, total }) => ({ month, total })),
			spend.byMonthAndPaymentType
				.filter((cell) => cell.paymentType === paymentType)
				.map(({ month, spend: total }) => ({ month, total })),
			paymentType,
		);
});

test("money by gender and category is the planted one, and the index is the group's share over that of all", () => {
	for (const { gender, category, spend: total } of spend.byGenderAndCategory) {
		const of = `${gender}: ${category}`;
		const row = readRow(document, "spending-category-by-gender", { gender, category });
		const own = sum(spend.byGenderAndCategory.filter((cell) => cell.gender === gender).map((cell) => cell.spend));
		const ofAll = Number(spend.byCategory.find((cell) => cell.category === category)?.spend) / spend.all;
		const customers = Number(planted.utilizationBy.gender.find(({ group }) => group === gender)?.customers);
		assert.deepEqual([row.customers, row.total], [customers, total], of);
		assertNear(row.share, total / own, { within: 5.1e-7, of });
		assertNear(row.index, total / own / ofAll, { within: 5.1e-7, of });
		assertNear(row.per_customer_month, total / customers / months, { within: 0.0051, of });
	}
});

test("all tables of money add up to the same total", () => {
	const tables = listTables(document).filter(({ columns }) => columns.some(({ name }) => name === "total"));
	assert.deepEqual(
		tables.map(({ id }) => id).toSorted(),
		[
			"spending-by-category",
			"spending-by-payment-type",
			"spending-by-month",
			"payment-mix-by-month",
			"card-share-by-category",
			...traits.flatMap((trait) => [tableBy("spending-category", trait), tableBy("payment-mix", trait)]),
		].toSorted(),
	);
	// Beside a total that is on cards stands what is not.
	for (const { id } of tables)
		for (const [cards, rows] of Map.groupBy(tableRows(document, id), (row) => row.cards))
			assert.equal(sum(rows.flatMap(({ total, elsewhere = 0 }) => [total, elsewhere])), spend.all, `${id}, ${cards}`);
});

test("what a group spends by category is what it pays by payment type", () => {
	for (const trait of traits)
		for (const { group, customers } of planted.utilizationBy[trait]) {
			const [bought, paid] = (["spending-category", "payment-mix"] as const).map((what) =>
				tableRows(document, tableBy(what, trait)).filter((row) => row[roles[trait]] === group),
			);
			assert.equal(sum((bought ?? []).map(({ total }) => total)), sum((paid ?? []).map(({ total }) => total)), group);
			for (const row of [...(bought ?? []), ...(paid ?? [])]) assert.equal(row.customers, customers, group);
		}
});

test("the numbers of the key segment are the planted ones", () => {
	const { knownIncomes, meanIncome, meanMonthlySpend, utilization, meanOfOwn } = planted.keySegment;
	const [first] = tableRows(document, "key-segments");
	assert.ok(first);
	assert.deepEqual(
		[first.customers, first.mean_income, first.mean_monthly_spend, first.utilization, first.mean_of_ratios],
		[knownIncomes, meanIncome, meanMonthlySpend, utilization, meanOfOwn],
	);
});
