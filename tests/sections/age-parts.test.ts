import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { countBins } from "../../analysis/sections/bins.ts";
import { findFloors, joinRareBands, nameAgeBands } from "../../analysis/tables/age-bands.ts";
import { bankOf } from "../tables/bank-of.ts";

const threshold = 10;

test("the floors of bands are read from their names, and from no others", () => {
	assert.deepEqual(findFloors(["Under 18", "18–24", "25–54", "55+", "young", "Unknown"]), [18, 25, 55]);
	assert.deepEqual(findFloors(nameAgeBands([25, 45])), [25, 45]);
});

async function binsOf(ages: readonly number[]) {
	const bank = await bankOf([{ text: `age\n${ages.join("\n")}\n`, fields: { age: { role: "age" } } }], {
		report: { disclosure: { threshold } },
	});
	const counted = [...new Set(ages)].map((age) => ({ age, customers: ages.filter((other) => other === age).length }));
	const parts = joinRareBands(counted, threshold);
	const { bins } = await countBins(bank.engine, "age", { scale: { type: "linear" }, integer: true, threshold, parts });
	return { bins, parts };
}

/** Customers between the neighbors among all ages at which a table parts the customers. */
function gaps(ages: readonly number[], cuts: readonly number[]): number[] {
	const told = [...new Set(cuts)].toSorted((a, b) => a - b);
	return [-Infinity, ...told].map((from, i) => ages.filter((age) => age >= from && age < (told[i] ?? Infinity)).length);
}

const repeat = (age: number, times: number) => Array.from({ length: times }, () => age);

test("three customers of 18 and 19 do not follow from a histogram and the bands beside it", async () => {
	const ages = [
		...repeat(16, 12),
		...repeat(18, 3),
		...repeat(22, 30),
		...[27, 32, 37, 42].flatMap((age) => repeat(age, 40)),
	];
	const { bins, parts } = await binsOf(ages);
	assert.ok(parts.includes(18) && bins.length > 1);
	assert.ok(
		gaps(ages, [...parts, ...bins.slice(1).map(({ lower }) => lower ?? 0)]).every((n) => n === 0 || n >= threshold),
	);
});

test("bands and histogram together part off none or enough customers, whatever their ages", async () => {
	const anyAges = fc.array(fc.integer({ min: 14, max: 95 }), { minLength: 20, maxLength: 400 });
	await fc.assert(
		fc.asyncProperty(anyAges, async (ages) => {
			const { bins, parts } = await binsOf(ages);
			if (bins.length === 1) return;
			const cuts = bins.slice(1).map(({ lower }) => lower ?? 0);
			assert.ok(gaps(ages, [...parts, ...cuts]).every((n) => n === 0 || n >= threshold));
			assert.equal(
				bins.reduce((sum, { customers }) => sum + customers, 0),
				ages.length,
			);
		}),
		{ numRuns: 20 },
	);
});
