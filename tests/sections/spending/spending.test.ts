import assert from "node:assert/strict";
import { test } from "node:test";
import { spending } from "../../../analysis/chapters/spending.ts";
import { type SpendingBank, type Spent, spendingBank, type Written, writeSpending } from "./spending-bank.ts";

async function write(bank: SpendingBank): Promise<Written> {
	return writeSpending(await spendingBank(bank));
}

function pick(rows: ReturnType<Written["rows"]>, ...names: string[]) {
	return rows.map((row) => names.map((name) => row[name]));
}

/** Two women and two men, each three times; 3,000 in all. */
const four: SpendingBank = {
	times: 3,
	customers: { a: { gender: "Female" }, b: { gender: "Female" }, c: { gender: "Male" }, d: { gender: "Male" } },
	spent: [
		{ customer: "a", month: "January", category: "Food", payment: "Credit Card", amount: 60 },
		{ customer: "a", month: "February", category: "Health", payment: "UPI", amount: 140 },
		{ customer: "b", month: "January", category: "Food", payment: "UPI", amount: 100 },
		{ customer: "b", month: "February", category: "Health", payment: "Credit Card", amount: 100 },
		{ customer: "c", month: "January", category: "Food", payment: "Debit Card", amount: 250 },
		{ customer: "c", month: "February", category: "Health", payment: "UPI", amount: 50 },
		{ customer: "d", month: "February", category: "Food", payment: "UPI", amount: 300 },
	],
};

test("categories are ranked by money, each with its share of all and a part for every customer and month", async () => {
	const written = await write(four);
	assert.deepEqual(
		pick(written.rows("spending-by-category"), "category", "customers", "total", "share", "per_customer_month"),
		[
			["Food", 12, 2130, 0.71, 88.75],
			["Health", 9, 870, 0.29, 36.25],
		],
	);
	assert.equal(
		written.claimOf("spending-by-category"),
		"The most money goes to Food: $2,130, 71.0% of all spending, before Health (29.0%)",
	);
	assert.deepEqual(pick(written.rows("spending-by-payment-type"), "payment_type", "total"), [
		["UPI", 1770],
		["Debit Card", 750],
		["Credit Card", 480],
	]);
});

test("an index is the share of a group's money over the share of everybody's", async () => {
	const written = await write(four);
	// Women: Food 160 and Health 240 of 400; men: 550 and 50 of 600; all: 71% and 29%.
	const expected = [
		["Female", "Food", 6, 480, 0.4, 40, 0.4 / 0.71],
		["Male", "Food", 6, 1650, 550 / 600, 137.5, 550 / 600 / 0.71],
		["Female", "Health", 6, 720, 0.6, 60, 0.6 / 0.29],
		["Male", "Health", 3, 150, 50 / 600, 12.5, 50 / 600 / 0.29],
	].map((row) => row.map((cell) => (typeof cell === "number" ? Number(cell.toFixed(6)) : cell)));
	const rows = pick(
		written.rows("spending-category-by-gender"),
		"gender",
		"category",
		"customers",
		"total",
		"share",
		"per_customer_month",
		"index",
	);
	assert.deepEqual(rows, expected);
});

test("the columns of the tables by demographic are those that other programs read", async () => {
	const written = await write(four);
	const names = ["customers", "total", "share", "per_customer_month", "index", "index_low", "index_high"];
	for (const [id, kind] of [
		["spending-category-by-gender", "category"],
		["payment-mix-by-gender", "payment_type"],
	] as const)
		assert.deepEqual(
			written.exhibit(id).table.columns.map(({ name }) => name),
			["gender", kind, ...names],
		);
});

test("every table of money adds up to the same total", async () => {
	const { rows } = await write(four);
	const sum = (id: string) => rows(id).reduce((total, row) => total + Number(row.total), 0);
	for (const id of [
		"spending-by-category",
		"spending-by-payment-type",
		"spending-by-month",
		"payment-mix-by-month",
		"spending-category-by-gender",
		"payment-mix-by-gender",
	])
		assert.equal(sum(id), 3000, id);
	const cards = rows("card-share-by-category").filter(({ cards }) => cards === "Cards of any kind");
	assert.equal(
		cards.reduce((total, row) => total + Number(row.total) + Number(row.elsewhere), 0),
		3000,
	);
});

test("months stand in calendar order, and a year that runs over New Year starts in November", async () => {
	const order = (months: readonly string[]) =>
		months.flatMap((month): Spent[] =>
			["a", "b"].map((customer) => ({ customer, month, category: "Food", amount: 10 })),
		);
	const customers = { a: { city: "Pune" }, b: { city: "Agra" } };
	const monthsOf = async (months: readonly string[]) =>
		pick((await write({ customers, spent: order(months), times: 3 })).rows("spending-by-month"), "month").flat();
	assert.deepEqual(await monthsOf(["August", "May", "July", "June"]), ["May", "June", "July", "August"]);
	assert.deepEqual(await monthsOf(["January", "December", "February", "November"]), [
		"November",
		"December",
		"January",
		"February",
	]);
});

test("a month is compared with the mean of the whole months, by the same customers", async () => {
	const written = await write(four);
	// January 410 and February 590 of each 1,000: the mean month has 500.
	assert.deepEqual(pick(written.rows("spending-by-month"), "month", "total", "per_customer", "index"), [
		["January", 1230, 102.5, 0.82],
		["February", 1770, 147.5, 1.18],
	]);
	assert.equal(
		written.exhibit("spending-by-month").claim,
		"Spending a customer and month ran from $102.50 (January) to $147.50 (February)",
	);
});

test("a month that the data hold only a part of is marked and not compared", async () => {
	const spent = ["2025-04", "2025-05", "2025-06"].flatMap((month, i): Spent[] =>
		["a", "b", "c"].map((customer, j) => ({ customer, month, category: "Food", amount: 100 + 10 * i * j })),
	);
	const customers = { a: { city: "Pune" }, b: { city: "Agra" }, c: { city: "Agra" } };
	// 300 in April, 330 in May.
	const written = await write({ customers, spent, times: 3, report: { asOf: "2025-06-15" } });
	assert.deepEqual(pick(written.rows("spending-by-month"), "month", "partial", "index"), [
		["Apr 2025", false, 0.952381],
		["May 2025", false, 1.047619],
		["Jun 2025", true, null],
	]);
	assert.match(written.exhibit("spending-by-month").note ?? "", /only a part of Jun 2025, marked and not compared/);
});

test("what is given back is taken off the spending", async () => {
	const written = await write({
		...four,
		spent: [...four.spent, { customer: "d", month: "February", category: "Food", payment: "UPI", amount: -100 }],
	});
	assert.deepEqual(pick(written.rows("spending-by-category"), "category", "total"), [
		["Food", 1830],
		["Health", 870],
	]);
});

test("without payment types there is nothing on payment and cards", async () => {
	const written = await write({ ...four, spent: four.spent.map(({ payment: _, ...row }) => row) });
	assert.deepEqual(
		written.sections.map(({ id }) => id),
		["spending-by-category", "spending-by-month", "spending-by-gender"],
	);
});

test("without categories there is nothing but payment", async () => {
	const written = await write({ ...four, spent: four.spent.map(({ category: _, ...row }) => row) });
	assert.deepEqual(
		written.sections.map(({ id }) => id),
		["spending-by-payment-type", "spending-by-month", "payment-by-month", "payment-by-gender"],
	);
});

test("a category and payment type that rows do not give is Unknown, stands last and leads no sentence", async () => {
	const spent: Spent[] = [...four.spent, { customer: "a", month: "January", payment: "UPI", amount: 2000 }];
	const written = await write({ ...four, spent });
	assert.deepEqual(pick(written.rows("spending-by-category"), "category", "total"), [
		["Food", 2130],
		["Health", 870],
		["Unknown", 6000],
	]);
	assert.match(written.claimOf("spending-by-category") ?? "", /^The most money goes to Food: \$2,130, 23\.7% /);
	assert.ok(written.hypotheses.every(({ id }) => !id.includes("unknown")));
});

test("without months there is nothing over time, and amounts are of a year", async () => {
	const written = await write({ ...four, spent: four.spent.map(({ month: _, ...row }) => row) });
	assert.deepEqual(
		written.sections.map(({ id }) => id),
		[
			"spending-by-category",
			"spending-by-payment-type",
			"card-share-by-category",
			"spending-by-gender",
			"payment-by-gender",
		],
	);
	// 710 of four customers in twelve months.
	assert.equal(written.rows("spending-by-category")[0]?.per_customer_month, 14.79);
});

test("customers without any trait are described together", async () => {
	const written = await write({ ...four, customers: { a: {}, b: {}, c: {}, d: {} } });
	assert.equal(
		written.sections.some(({ id }) => id.includes("gender")),
		false,
	);
});

test("a customer without any spending counts as zero", async () => {
	const written = await write({ ...four, customers: { ...four.customers, e: { gender: "Female" } } });
	assert.equal(written.rows("spending-by-category")[0]?.per_customer_month, 71);
	const women = written.rows("spending-category-by-gender").find(({ gender }) => gender === "Female");
	assert.deepEqual([women?.share, women?.per_customer_month], [0.4, 26.67]);
});

test("the share on cards counts payment types that are cards by name, credit cards apart from others", async () => {
	const { rows } = await write(four);
	assert.deepEqual(pick(rows("card-share-by-category"), "category", "cards", "total", "elsewhere", "share"), [
		["Food", "Cards of any kind", 930, 1200, 0.43662],
		["Food", "Credit cards", 180, 1950, 0.084507],
		["Health", "Cards of any kind", 300, 570, 0.344828],
		["Health", "Credit cards", 300, 570, 0.344828],
	]);
});

test("the chapter wants categories or payment types", async () => {
	const { bank, settings } = await spendingBank({
		...four,
		spent: four.spent.map(({ customer, amount }) => ({ customer, amount })),
	});
	assert.deepEqual(await spending.lacks?.(bank, settings), ["categories or payment types of transactions"]);
});
