import assert from "node:assert/strict";
import { test } from "node:test";
import { type Spent, spendingBank, writeSpending } from "./spending-bank.ts";

/** So many customers of a city, each of whom spends so much in each category. */
interface Crowd {
	city: string;
	customers: number;
	spends: { [category: string]: number };
}

async function write(crowds: readonly Crowd[], payment?: (index: number) => string) {
	const people = crowds.flatMap((crowd) =>
		Array.from({ length: crowd.customers }, (_, index) => ({ ...crowd, index })),
	);
	const customers = Object.fromEntries(people.map(({ city }, id) => [`c${id}n`, { city }]));
	const spent = people.flatMap(({ spends, index }, id) =>
		Object.entries(spends).map(
			([category, amount]): Spent => ({
				customer: `c${id}n`,
				category,
				amount: amount + (index % 3),
				...(payment ? { payment: payment(index) } : {}),
			}),
		),
	);
	return writeSpending(await spendingBank({ customers, spent, threshold: 10 }));
}

const large = { city: "Pune", customers: 60, spends: { Food: 100, Rent: 200, Toys: 40 } };
const middle = { city: "Agra", customers: 40, spends: { Food: 120, Rent: 210, Toys: 30 } };
const small = { city: "Surat", customers: 30, spends: { Food: 90, Rent: 220 } };

test("a cell of too few customers is withheld, with what it takes that no total gives it away", async () => {
	const few = { city: "Surat", customers: 6, spends: { Food: 90, Rent: 220, Toys: 50 } };
	const written = await write([large, middle, small, few]);
	const rows = written.rows("spending-category-by-city");
	const hidden = rows.filter(({ total }) => total === null).map(({ city, category }) => `${city} ${category}`);
	assert.ok(hidden.includes("Surat Toys"), hidden.join(", "));
	// Of each city and each category none or at least two are withheld.
	for (const name of ["city", "category"] as const)
		for (const of of new Set(rows.map((row) => row[name])))
			assert.notEqual(rows.filter((row) => row[name] === of && row.total === null).length, 1, String(of));
	const isHidden = (row: (typeof rows)[number]) =>
		["customers", "total", "share", "per_customer_month", "index", "index_low", "index_high"].every(
			(name) => row[name] === null,
		);
	assert.ok(rows.filter(({ total }) => total === null).every(isHidden));
});

test("what is withheld is in no test and no sentence", async () => {
	const few = { city: "Surat", customers: 6, spends: { Food: 90, Rent: 220, Toys: 5000 } };
	const written = await write([large, middle, small, few]);
	const toys = written.rows("spending-differences-by-city").find(({ category }) => category === "Toys");
	assert.notEqual(toys?.city, "Surat");
	assert.ok(!JSON.stringify(written.sections).includes("Surat: Toys"));
});

test("a sum most of which is one customer's is withheld", async () => {
	const rich = { city: "Surat", customers: 1, spends: { Food: 90, Rent: 220, Toys: 1_000_000 } };
	const plain = { city: "Surat", customers: 30, spends: { Food: 90, Rent: 220, Toys: 40 } };
	const written = await write([large, middle, plain, rich]);
	const surat = written
		.rows("spending-category-by-city")
		.find(({ city, category }) => city === "Surat" && category === "Toys");
	assert.equal(surat?.total, null);
	const all = written.rows("spending-by-category").find(({ category }) => category === "Toys");
	assert.deepEqual([all?.total, all?.share], [null, null]);
});

test("that nearly all customers spend in a category is as telling as that nearly none do: only their number is withheld", async () => {
	const without = { city: "Pune", customers: 4, spends: { Food: 100, Rent: 200 } };
	const written = await write([large, middle, without]);
	const toys = written.rows("spending-by-category").find(({ category }) => category === "Toys");
	assert.equal(toys?.customers, null);
	assert.ok(typeof toys?.total === "number");
	const food = written.rows("spending-by-category").find(({ category }) => category === "Food");
	assert.equal(food?.customers, 104);
});

test("categories of too few customers are put together, with as many more as it takes", async () => {
	const few = { city: "Pune", customers: 5, spends: { Food: 100, Rent: 200, Boats: 900, Art: 700 } };
	const written = await write([large, middle, few]);
	const rows = written.rows("spending-by-category");
	assert.deepEqual(
		rows.map(({ category }) => category),
		["Rent", "Food", "Other categories"],
	);
	assert.ok(!/Boats|Art|Toys/.test(JSON.stringify(written.sections)));
	assert.ok(rows.every(({ total }) => typeof total === "number"));
});

test("of more categories than figures show the smallest are put together", async () => {
	const spends = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`Kind ${i + 1}`, 1000 - 50 * i]));
	const written = await write([
		{ city: "Pune", customers: 30, spends },
		{ city: "Agra", customers: 30, spends },
	]);
	const rows = written.rows("spending-by-category");
	assert.equal(rows.length, 12);
	assert.equal(rows.at(-1)?.category, "Other categories");
	// Kinds 12 to 15 of 60 customers: 450 + 400 + 350 + 300 each, and 0, 1 or 2 more in each kind.
	assert.equal(rows.at(-1)?.total, 60 * 1500 + 4 * 60);
	assert.equal(written.rows("spending-category-by-city").length, 24);
});

test("of more groups than figures show the smallest are put together, and none is left out of the total", async () => {
	const crowds = Array.from({ length: 11 }, (_, i) => ({
		city: `City ${String.fromCharCode(65 + i)}`,
		customers: 40 - i,
		spends: { Food: 100, Rent: 200 },
	}));
	const written = await write(crowds);
	const rows = written.rows("spending-category-by-city");
	assert.deepEqual(
		[...new Set(rows.map(({ city }) => city))],
		["City A", "City B", "City C", "City D", "City E", "City F", "City G", "All others"],
	);
	const sum = (id: string) => written.rows(id).reduce((total, row) => total + Number(row.total), 0);
	assert.equal(sum("spending-category-by-city"), sum("spending-by-category"));
});

test("neither cards nor what is not on cards is told of too few customers", async () => {
	const written = await write([large, middle], (index) =>
		index < 4 ? "Debit Card" : index < 30 ? "Credit Card" : "Cash",
	);
	const rows = written.rows("card-share-by-category");
	// Eight customers have a debit card: what is on credit cards, taken off what is on any, would tell what they spend.
	for (const category of ["Food", "Rent", "Toys"])
		assert.ok(
			rows.filter((row) => row.category === category).some(({ total }) => total === null),
			category,
		);
});
