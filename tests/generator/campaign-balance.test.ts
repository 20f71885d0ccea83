import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { apportion, drawUntil, imbalance, shuffleBeside } from "./campaign-balance.ts";
import { createRandom } from "./random.ts";

function count<Key>(keys: readonly Key[]): [Key, number][] {
	return [...Map.groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length]);
}

describe("apportion", () => {
	test("gives each key its share of the count", () => {
		const drawn = apportion(20, [
			["a", 0.5],
			["b", 0.3],
			["c", 0.2],
		]);
		assert.deepEqual(count(drawn), [
			["a", 10],
			["b", 6],
			["c", 4],
		]);
	});

	test("gives what whole numbers leave to the largest remainders: 4.9, 3.5 and 1.6 of 10 are 5, 3 and 2", () => {
		const drawn = apportion(10, [
			["a", 49],
			["b", 35],
			["c", 16],
		]);
		assert.deepEqual(count(drawn), [
			["a", 5],
			["b", 3],
			["c", 2],
		]);
	});

	test("gives as many keys as asked for, each within one of its share", () => {
		const weights = fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(weights, fc.integer({ min: 0, max: 500 }), (shares, size) => {
				const drawn = apportion(size, shares.entries());
				assert.equal(drawn.length, size);
				const total = shares.reduce((sum, share) => sum + share, 0);
				for (const [key, share] of shares.entries())
					assert.ok(Math.abs(drawn.filter((one) => one === key).length - (share / total) * size) < 1 + 1e-9);
			}),
		);
	});
});

describe("imbalance", () => {
	test("is the root of the count for two columns that are the same, or opposite", () => {
		assert.equal(imbalance([1, 2, 3, 6], [1, 2, 3, 6]).toFixed(12), (2).toFixed(12));
		assert.equal(imbalance([1, 2, 3, 6], [-1, -2, -3, -6]).toFixed(12), (2).toFixed(12));
	});

	test("is 0 for two columns that do not go together", () => {
		assert.equal(imbalance([0, 0, 1, 1], [5, 7, 5, 7]), 0);
	});
});

describe("shuffleBeside", () => {
	const column = Array.from({ length: 200 }, (_, i) => i);

	test("gives the same values in an order that goes with no column", () => {
		const values = column.map((i) => (i < 50 ? "few" : "many"));
		const drawn = shuffleBeside(createRandom(1), values, {
			beside: [column, column.map((i) => i % 2)],
			limit: 0.1,
			measures: [(value) => Number(value === "few")],
		});
		assert.deepEqual(drawn.toSorted(), values.toSorted());
		const few = drawn.map((value) => Number(value === "few"));
		assert.ok(imbalance(few, column) < 0.1);
		assert.ok(
			imbalance(
				few,
				column.map((i) => i % 2),
			) < 0.1,
		);
	});
});

describe("drawUntil", () => {
	test("gives the first draw that is accepted", () => {
		let draws = 0;
		assert.equal(
			drawUntil(
				() => ++draws,
				(drawn) => drawn % 7 === 0,
			),
			7,
		);
	});

	test("throws when none is accepted", () => {
		assert.throws(
			() =>
				drawUntil(
					() => 1,
					() => false,
				),
			{ message: "none of 20000 draws is balanced: widen the limits" },
		);
	});
});
