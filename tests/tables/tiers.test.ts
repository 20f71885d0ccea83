import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readReport } from "../../analysis/report.ts";
import { makeTiers, type Tier } from "../../analysis/tables/tiers.ts";
import { bankOf } from "./bank-of.ts";

/** Cuts balances into tiers: the tiers, and the one of each customer with a balance, by customer. */
async function cut(
	balances: (number | "")[],
	tiers: object,
	disclosureThreshold = 0,
): Promise<{ tiers: Tier[]; each: unknown[] }> {
	const bank = await bankOf([{ text: `balance\n${balances.join("\n")}\n`, fields: { balance: { role: "balance" } } }], {
		report: { tiers },
	});
	const { settings } = await readReport(bank.folder);
	const made = await makeTiers(bank, { ...settings, disclosureThreshold });
	const each = (await bank.values("select tier from customer_tiers order by customer")).flat();
	return { tiers: made, each };
}

const floors = [
	{ label: "Low", floor: 0 },
	{ label: "Middle", floor: 100 },
	{ label: "High", floor: 1000 },
];

test("a balance equal to a floor is in that tier, and the first tier takes what lies below its floor", async () => {
	const { tiers, each } = await cut([-5, 0, 99.99, 100, 999.99, 1000, 5e6, ""], { floors });
	assert.deepEqual(each, ["Low", "Low", "Low", "Middle", "Middle", "High", "High"]);
	assert.deepEqual(tiers, floors);
});

test("quantiles part the customers into equal parts, at readable floors", async () => {
	const { tiers, each } = await cut([10, 20, 30, 40, 50, 60, 70, 80], { method: "quantiles", count: 2 });
	assert.deepEqual(tiers, [
		{ label: "Under $50", floor: null },
		{ label: "$50 and more", floor: 50 },
	]);
	assert.deepEqual(each, [...Array(4).fill("Under $50"), ...Array(4).fill("$50 and more")]);
});

test("tiers may be given names, and there are fewer where balances repeat", async () => {
	const labels = ["Small", "Medium", "Large"];
	const { tiers } = await cut([1, 2, 3, 4, 5, 6, 7, 8, 9], { method: "quantiles", labels });
	assert.deepEqual(
		tiers.map(({ label }) => label),
		labels,
	);
	const { tiers: repeated } = await cut([1, 5, 5, 5, 5, 9], { method: "quantiles", count: 4 });
	assert.deepEqual(
		repeated.map(({ label }) => label),
		["Under $5", "$5 and more"],
	);
});

test("a found floor that nobody lies below makes no tier", async () => {
	const { tiers, each } = await cut([5, 5, 5, 5, 5, 9], { method: "quantiles", count: 4 });
	assert.deepEqual(tiers, [{ label: "All balances", floor: null }]);
	assert.deepEqual(new Set(each), new Set(["All balances"]));
});

test("a found floor leaves no tier of fewer customers than may be shown: the richest one has no tier alone", async () => {
	const balances = [
		...Array.from({ length: 30 }, (_, i) => 100 + i),
		...Array.from({ length: 30 }, (_, i) => 1000 + i),
	];
	const { tiers, each } = await cut([...balances, 5e6], { method: "natural", count: 3 }, 10);
	assert.equal(tiers.length, 2);
	assert.equal(each.filter((label) => label === tiers[1]?.label).length, 31);
});

test("natural breaks lie in the gaps of the balances", async () => {
	const { each } = await cut([1, 2, 3, 50, 51, 52, 100, 101, 102], {
		method: "natural",
		count: 3,
		labels: ["A", "B", "C"],
	});
	assert.deepEqual(each, ["A", "A", "A", "B", "B", "B", "C", "C", "C"]);
});

test("the tiers sum to all customers with a balance, whatever the balances and the method", async () => {
	const balance = fc.oneof(fc.integer({ min: -1000, max: 100_000 }), fc.constantFrom(0, 100, 1000, "" as const));
	const methods = fc.constantFrom<object>(
		{ floors },
		{ method: "quantiles", count: 4 },
		{ method: "natural", count: 3 },
	);
	const property = fc.asyncProperty(
		fc.array(balance, { minLength: 1, maxLength: 40 }),
		methods,
		async (balances, method) => {
			const { tiers, each } = await cut(balances, method);
			assert.equal(each.length, balances.filter((value) => value !== "").length);
			const labels = tiers.map(({ label }) => label);
			assert.ok(each.every((label) => labels.includes(String(label))));
		},
	);
	await fc.assert(property, { numRuns: 25 });
});
