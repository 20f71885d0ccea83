import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { naturalBreaks } from "../../analysis/statistics/natural-breaks.ts";

test("naturalBreaks finds the groups that the eye sees", () => {
	assert.deepEqual(naturalBreaks([101, 3, 50, 1, 100, 2, 51], 3), [1, 50, 100]);
});

test("naturalBreaks makes each value a group where there are no more values than groups", () => {
	assert.deepEqual(naturalBreaks([5, 1, 5, 3], 4), [1, 3, 5]);
	assert.deepEqual(naturalBreaks([4, 4], 3), [4]);
	assert.deepEqual(naturalBreaks([], 3), []);
});

test("naturalBreaks splits with the least squared distance of all splits", () => {
	const values = fc.array(fc.integer({ min: -50, max: 500 }), { minLength: 3, maxLength: 12 });
	fc.assert(
		fc.property(values, (raw) => {
			fc.pre(new Set(raw).size > 3);
			const ascending = raw.toSorted((a, b) => a - b);
			const [first, second, third] = naturalBreaks(raw, 3) as [number, number, number];
			assert.ok(first === ascending[0] && first < second && second < third);
			const found = squaredDistance(ascending, [ascending.indexOf(second), ascending.indexOf(third)]);
			assert.ok(found <= leastSquaredDistance(ascending) + 1e-6);
		}),
	);
});

/** The slow way: every pair of cuts. */
function leastSquaredDistance(ascending: number[]): number {
	const cuts = ascending.keys().drop(1).toArray();
	const splits = cuts.flatMap((a) => cuts.filter((b) => b > a).map((b): [number, number] => [a, b]));
	return Math.min(...splits.map((split) => squaredDistance(ascending, split)));
}

function squaredDistance(ascending: number[], [a, b]: [number, number]): number {
	const groups = [ascending.slice(0, a), ascending.slice(a, b), ascending.slice(b)];
	return groups.flatMap(squares).reduce((sum, square) => sum + square, 0);
}

function squares(group: number[]): number[] {
	const mean = group.reduce((sum, value) => sum + value, 0) / group.length;
	return group.map((value) => (value - mean) ** 2);
}
