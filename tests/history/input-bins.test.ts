import assert from "node:assert/strict";
import { test } from "node:test";
import { countAgain, joinBins, listInputs, makeBins } from "../../analysis/history/input-bins.ts";
import type { FieldRoleName } from "../../analysis/roles.ts";
import { field } from "../../analysis/tables/bank.ts";
import { bankOf } from "../tables/bank-of.ts";

type Customer = { balance?: number; age?: number; city?: string };

function openBank(customers: readonly Customer[]) {
	const rows = customers.map(({ balance = "", age = "", city = "" }, i) => `${i},${balance},${age},${city}`);
	return bankOf([
		{
			text: `id,balance,age,city\n${rows.join("\n")}\n`,
			fields: {
				id: { role: "customer" },
				balance: { role: "balance", type: "number" },
				age: { role: "age", type: "number" },
				city: { role: "city" },
			},
		},
	]);
}

const many = (count: number, of: (place: number) => Customer) => Array.from({ length: count }, (_, i) => of(i));

async function binsOf(customers: readonly Customer[], role: FieldRoleName, threshold = 10) {
	const bank = await openBank(customers);
	return makeBins(bank.engine, field(bank, "customers", role), threshold);
}

test("the inputs are the customers' numbers and categories, and no age bands beside ages", async () => {
	const bank = await openBank(many(20, (i) => ({ balance: i, age: 20 + i, city: "Ash" })));
	assert.deepEqual(
		listInputs(bank)
			.map(({ role }) => role)
			.sort(),
		["age", "balance", "city"],
	);
});

test("a number is put into ten bins of as many customers, those who have none apart", async () => {
	const customers = [...many(100, (i) => ({ balance: i })), ...many(7, () => ({ age: 30 }))];
	const bins = await binsOf(customers, "balance");
	// Tenths of 0 to 99, interpolated, are 9.9, 19.8, ...
	assert.deepEqual(bins, {
		role: "balance",
		edges: [9.9, 19.8, 29.7, 39.6, 49.5, 59.4, 69.3, 79.2, 89.1],
		counts: [10, 10, 10, 10, 10, 10, 10, 10, 10, 10],
		unknown: 7,
	});
});

test("edges have three digits, so that none is what one customer has", async () => {
	const { edges = [] } = await binsOf(
		many(100, (i) => ({ balance: 123456.78 + 1000 * i })),
		"balance",
	);
	assert.ok(edges.length > 0 && edges.every((edge) => edge % 1000 === 0));
});

test("bins of too few customers are put together with their neighbors", async () => {
	// 45 customers: four or five to a tenth.
	const { counts, edges = [] } = await binsOf(
		many(45, (i) => ({ balance: i })),
		"balance",
	);
	assert.ok(counts.every((count) => count >= 10) && counts.length === edges.length + 1);
	assert.equal(
		counts.reduce((sum, count) => sum + count, 0),
		45,
	);
});

test("a value that most have is in one bin", async () => {
	const { edges, counts } = await binsOf(
		[...many(80, () => ({ balance: 0 })), ...many(20, (i) => ({ balance: 10 + i }))],
		"balance",
	);
	assert.deepEqual({ edges, counts }, { edges: [2, 19.1], counts: [80, 10, 10] });
});

test("categories have a bin each, those of too few customers one together", async () => {
	const customers = [
		...many(40, () => ({ city: "Ash" })),
		...many(30, () => ({ city: "Bay" })),
		...many(6, () => ({ city: "Cove" })),
		...many(5, () => ({ city: "Dell" })),
		...many(4, () => ({ age: 30 })),
	];
	const bins = await binsOf(customers, "city");
	assert.deepEqual(bins, { role: "city", categories: ["Ash", "Bay"], counts: [40, 30, 11], unknown: 4 });
});

test("one small category takes the smallest other one with it", async () => {
	const customers = [
		...many(40, () => ({ city: "Ash" })),
		...many(30, () => ({ city: "Bay" })),
		...many(6, () => ({ city: "Cove" })),
	];
	const { categories, counts } = await binsOf(customers, "city");
	assert.deepEqual({ categories, counts }, { categories: ["Ash"], counts: [40, 36] });
});

test("customers are counted again in the bins of before, a category that was not there among the others", async () => {
	const now = await openBank([
		...many(50, () => ({ city: "Ash", balance: 5 })),
		...many(20, () => ({ city: "Elm", balance: 500 })),
		...many(3, () => ({ age: 30 })),
	]);
	const city = { role: "city" as const, categories: ["Ash", "Bay"], counts: [40, 30, 11], unknown: 4 };
	assert.deepEqual(await countAgain(now.engine, city), { counts: [50, 0, 20], unknown: 3 });
	const balance = { role: "balance" as const, edges: [5, 100], counts: [10, 10, 10], unknown: 0 };
	assert.deepEqual(await countAgain(now.engine, balance), { counts: [0, 50, 20], unknown: 3 });
});

test("joinBins joins a small bin with the next, and the last with the one before", () => {
	const options = { isSmall: (n: number) => n < 10, join: (a: number, b: number) => a + b };
	assert.deepEqual(joinBins([4, 5, 20, 3], options), [9 + 20 + 3]);
	assert.deepEqual(joinBins([12, 4, 20, 15], options), [12, 24, 15]);
	assert.deepEqual(joinBins([4], options), [4]);
	assert.deepEqual(joinBins([], options), []);
});
