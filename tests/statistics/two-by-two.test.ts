import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, isInformative } from "../../analysis/statistics/two-by-two.ts";
import { tableOf } from "./counts.ts";

test("cellsOf counts customers by group and outcome", () => {
	assert.deepEqual(cellsOf(tableOf([3, 10, 4, 5])), {
		exposedSuccesses: 3,
		exposedFailures: 7,
		otherSuccesses: 4,
		otherFailures: 1,
	});
});

test("isInformative asks for both groups and both outcomes", () => {
	assert.ok(isInformative(tableOf([1, 1, 0, 1])));
	for (const counts of [
		[0, 0, 1, 2],
		[1, 2, 0, 0],
		[0, 5, 0, 5],
		[5, 5, 5, 5],
	] as const) {
		assert.ok(!isInformative(tableOf(counts)));
	}
});
