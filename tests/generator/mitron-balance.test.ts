import assert from "node:assert/strict";
import { test } from "node:test";
import { removeGroupMeans } from "./mitron-balance.ts";

test("removeGroupMeans leaves what groups do not differ by", () => {
	const groupings = [["a", "a", "b", "b"]];
	assert.deepEqual(removeGroupMeans([1, 3, 10, 14], { groupings }), [-1, 1, -2, 2]);
});

test("removeGroupMeans takes weighted means, in every grouping at once", () => {
	const groupings = [
		["a", "a", "a", "b", "b", "b"],
		["x", "y", "y", "x", "x", "y"],
	];
	const weights = [1, 2, 3, 4, 5, 6];
	const left = removeGroupMeans([3, 1, 4, 1, 5, 9], { groupings, weights });
	for (const grouping of groupings)
		for (const group of new Set(grouping)) {
			const sum = left.reduce((total, value, i) => total + (grouping[i] === group ? value * (weights[i] ?? 0) : 0), 0);
			assert.ok(Math.abs(sum) < 1e-6, `${group}: ${sum}`);
		}
	assert.ok(left.some((value) => Math.abs(value) > 1));
});
