import assert from "node:assert/strict";
import { test } from "node:test";
import {
	findTopClass,
	isSolvable,
	type NumberCount,
	rankNumbers,
	sumNumbers,
} from "../../../analysis/sections/products/product-numbers.ts";

function counts(group: string, customers: readonly number[]): NumberCount[] {
	return customers.map((count, products) => ({ group, products, customers: count }));
}

test("four products and more are one class", () => {
	assert.equal(findTopClass(counts("A", [50, 40, 30, 20, 20, 20]), 10), 4);
	assert.equal(findTopClass(counts("A", [50, 40, 30, 20]), 10), 3);
	assert.equal(findTopClass(counts("A", [50, 40]), 10), 1);
});

test("a number that few customers of a group have is put together with two others at least: the mean would solve for one", () => {
	const groups = [...counts("A", [500, 400, 300, 200, 200, 5]), ...counts("B", [500, 400, 300, 200, 200, 200])];
	assert.equal(findTopClass(groups, 10), 3);
});

test("in a group of few customers it is put together with four others, for the interval tells of squares and cubes", () => {
	const groups = [...counts("A", [50, 40, 30, 20, 20, 5]), ...counts("B", [50, 40, 30, 20, 20, 20])];
	assert.equal(findTopClass(groups, 10), 1);
});

test("a number that few have follows from the mean and its interval where few customers hold few products", () => {
	assert.ok(isSolvable(counts("A", [50, 40, 5]), 10));
	assert.ok(isSolvable(counts("A", [50, 40, 20, 5]), 10));
	assert.ok(!isSolvable(counts("A", [50, 40, 20, 20]), 10));
	assert.ok(!isSolvable(counts("A", [50, 40, 20, 20, 5]), 10));
	assert.ok(!isSolvable(counts("A", [500, 600, 5]), 10));
});

test("a number that few customers have at all is put together with four others at least", () => {
	assert.equal(findTopClass(counts("A", [500, 400, 300, 200, 200, 5]), 10), 1);
	assert.equal(findTopClass(counts("A", [50, 40, 30, 5]), 10), undefined);
});

test("where few customers hold nothing, no numbers are shown", () => {
	assert.equal(findTopClass(counts("A", [5, 40, 30, 20, 20, 20]), 10), undefined);
});

test("customers with as many products share their ranks", () => {
	const groups = [...counts("A", [2, 1]), ...counts("B", [1, 2])];
	// Three hold none (rank 2 each) and three hold one (rank 5 each). R: kruskal.test(c(0,0,1,0,1,1), c(1,1,1,2,2,2))
	assert.deepEqual(rankNumbers(groups, ["A", "B"]), {
		groups: [
			{ n: 3, rankSum: 9 },
			{ n: 3, rankSum: 12 },
		],
		ties: 48,
	});
});

test("sums are of the powers of the numbers", () => {
	assert.deepEqual(sumNumbers(counts("A", [5, 3, 2])), { n: 10, y: 7, yy: 11, yyy: 19 });
});
