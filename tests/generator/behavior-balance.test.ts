import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { columnImbalance, shuffleApart, toColumn } from "./behavior-balance.ts";
import { createRandom } from "./random.ts";

describe("columnImbalance", () => {
	test("is a correlation in units of its standard error: 1 over four customers is 2", () => {
		assert.equal(columnImbalance(toColumn([1, 2, 3, 4]), toColumn([10, 20, 30, 40])), 2);
		assert.equal(columnImbalance(toColumn([1, 2, 3, 4]), toColumn([40, 30, 20, 10])), 2);
	});

	test("leaves out customers of whom one of the two is not known", () => {
		const known = columnImbalance(toColumn([1, 2, 4]), toColumn([3, 1, 2]));
		assert.ok(Math.abs(columnImbalance(toColumn([1, 2, null, 4, 9]), toColumn([3, 1, 7, 2, null])) - known) < 1e-12);
	});
});

describe("shuffleApart", () => {
	const values = Array.from({ length: 200 }, (_, i) => i);

	test("keeps the values and hands them out so that they go with nothing beside", () => {
		const beside = [values.map((value) => value % 2), values.map((value) => (value < 100 ? value : null))];
		const shuffled = shuffleApart(createRandom(1), values, { beside, measures: [Number], limit: 0.3 });
		assert.deepEqual(
			shuffled.toSorted((a, b) => a - b),
			values,
		);
		for (const other of beside) assert.ok(columnImbalance(toColumn(shuffled), toColumn(other)) < 0.3);
	});

	test("throws where no order is balanced", () => {
		assert.throws(
			() => shuffleApart(createRandom(1), [0, 1], { beside: [[0, 1]], measures: [Number], limit: 0.5 }),
			/none of 20000 draws is balanced/,
		);
	});
});
