import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeActive, judgeMeasures } from "../../../analysis/sections/transactions/judge-cells.ts";

const cell = (group: string, name: string, active: number, { size = 100, whole = false, largest = 1 } = {}) => ({
	group,
	type: { name, whole },
	size,
	active,
	sums: [{ largest, absolute: 100 }],
	forced: false,
});

/** Groups A to C in columns, types in rows. */
function table(active: number[][]) {
	return active.flatMap((row, type) => row.map((count, group) => cell("ABC"[group] ?? "", `type ${type}`, count)));
}

test("a cell of too few active customers takes one in its row, one in its column and the one that both meet in", () => {
	const withheld = judgeMeasures(
		table([
			[3, 50, 60],
			[40, 45, 70],
			[80, 80, 80],
		]),
		10,
	);
	assert.deepEqual([...withheld].sort(), [0, 1, 3, 4]);
});

test("that nearly all are active hides how many are, and not what they do", () => {
	const cells = table([[97, 50, 60]]);
	assert.deepEqual([...judgeMeasures(cells, 10)], []);
	assert.deepEqual([...judgeActive(cells, 10)].sort(), [0, 1]);
});

test("a sum most of which is one customer's is withheld, with the next of its row", () => {
	const cells = [cell("A", "In", 50, { largest: 51 }), cell("B", "In", 50), cell("C", "In", 90)];
	assert.deepEqual([...judgeMeasures(cells, 10)].sort(), [0, 1]);
});

test("one group alone hides two types or none", () => {
	assert.deepEqual(
		[...judgeMeasures([cell("A", "In", 5), cell("A", "Out", 50), cell("A", "Fee", 60)], 10)].sort(),
		[0, 1],
	);
});

test("all types together are no type beside the others", () => {
	const cells = [...table([[30, 30, 30]]), ...["A", "B", "C"].map((group) => cell(group, "All", 90, { whole: true }))];
	assert.deepEqual([...judgeMeasures(cells, 10)], []);
});
