import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeTold, listPairs, listTriples } from "../../../analysis/sections/products/combinations.ts";
import type { PatternCount } from "../../../analysis/sections/products/holding-patterns.ts";
import { measureLifts } from "../../../analysis/sections/products/lift.ts";

const resampling = { replicates: 2000, seed: 7 };

/** Customers who hold neither, the first, the second and both of two products. */
function two(neither: number, first: number, second: number, both: number): PatternCount[] {
	return [neither, first, second, both].map((customers, pattern) => ({ pattern, customers }));
}

test("two products that have nothing to do with each other have a lift of 1, inside its interval", () => {
	const [lift] = measureLifts(two(100, 100, 100, 100), [[0, 1]], resampling);
	assert.equal(lift?.estimate, 1);
	assert.equal(lift?.customers, 100);
	assert.equal(lift?.expected, 100);
	assert.ok(lift.low < 1 && lift.high > 1);
});

test("a lift is customers who hold both over those expected, with its bootstrap interval", () => {
	// Of 1,000, 400 hold each: 160 are expected to hold both.
	const [lift] = measureLifts(two(440, 160, 160, 240), [[0, 1]], resampling);
	assert.equal(lift?.estimate, 1.5);
	// numpy 1.24: np.percentile of the lifts of 200,000 draws of multinomial(1000, [.44, .16, .16, .24]) at 2.5 and 97.5
	assert.ok(Math.abs(Number(lift?.low) - 1.403) < 0.01, String(lift?.low));
	assert.ok(Math.abs(Number(lift?.high) - 1.605) < 0.01, String(lift?.high));
});

test("three products are measured against all three by themselves", () => {
	const patterns = Array.from({ length: 8 }, (_, pattern) => ({ pattern, customers: pattern === 7 ? 30 : 10 }));
	const [lift] = measureLifts(patterns, [[0, 1, 2]], resampling);
	// 60 of 100 hold each: 100 times 0.6 cubed is 21.6.
	assert.ok(Math.abs(Number(lift?.expected) - 21.6) < 1e-9);
	assert.ok(Math.abs(Number(lift?.estimate) - 30 / 21.6) < 1e-9);
});

test("the same seed gives the same interval", () => {
	const measure = () => measureLifts(two(440, 160, 160, 240), [[0, 1]], { replicates: 200, seed: 1 });
	assert.deepEqual(measure(), measure());
});

test("a combination may be told only where every part that follows from it is large enough", () => {
	assert.ok(canBeTold(two(10, 10, 10, 10), [0, 1], 10));
	assert.ok(!canBeTold(two(10, 9, 10, 10), [0, 1], 10));
	assert.ok(!canBeTold(two(0, 10, 10, 10).slice(1), [0, 1], 10));
});

test("pairs and triples are listed once", () => {
	assert.deepEqual(listPairs(3), [
		[0, 1],
		[0, 2],
		[1, 2],
	]);
	assert.equal(listPairs(8).length, 28);
	assert.equal(listTriples(8).length, 56);
});
