import assert from "node:assert/strict";
import { test } from "node:test";
import { contingencyTable, sumColumns, sumRows } from "../../analysis/statistics/contingency-table.ts";

test("contingencyTable counts pairs of labels, with zeros for labels that nobody carries", () => {
	const table = contingencyTable([0, 0, 2, 2, 2], [1, 0, 1, 1, 0]);
	assert.deepEqual(table, [
		[1, 1],
		[0, 0],
		[1, 2],
	]);
	assert.deepEqual(sumRows(table), [2, 0, 3]);
	assert.deepEqual(sumColumns(table), [2, 3]);
});

test("contingencyTable of no items is empty", () => {
	assert.deepEqual(contingencyTable([], []), []);
	assert.deepEqual(sumColumns([]), []);
});
