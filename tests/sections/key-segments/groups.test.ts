import assert from "node:assert/strict";
import { test } from "node:test";
import { listGroups, listSimpler, restOf } from "../../../analysis/sections/key-segments/groups.ts";
import { judgeGroups } from "../../../analysis/sections/key-segments/judge-groups.ts";
import { type Customer, cellsOf, traitsOf } from "./cells-of.ts";

const traits = traitsOf([
	["North", "South", "Unknown"],
	["Baker", "Smith"],
	["F", "M"],
]);

/** So many customers of the categories at these places. */
const customers = (codes: number[], count: number, spend = 40): Customer[] =>
	Array.from({ length: count }, () => ({ codes, spend, income: 100 }));

const some = [
	...customers([0, 0, 0], 6),
	...customers([0, 0, 1], 4),
	...customers([0, 1, 0], 3),
	...customers([1, 0, 0], 5),
	...customers([2, 0, 0], 20),
];

test("groups are all combinations of up to three named categories with enough customers", () => {
	const { groups, whole } = listGroups(cellsOf(some), { traits, least: 5 });
	assert.equal(whole.sums.n, 38);
	assert.deepEqual(
		[...groups].map(([key, { sums }]) => [key, sums.n]).toSorted(),
		[
			["0:0", 13],
			["0:0 1:0", 10],
			["0:0 1:0 2:0", 6],
			["0:0 2:0", 9],
			["0:1", 5],
			["0:1 1:0", 5],
			["0:1 1:0 2:0", 5],
			["0:1 2:0", 5],
			["1:0", 35],
			["1:0 2:0", 31],
			["2:0", 34],
		].toSorted(),
	);
});

test("a group is part of all customers and of every group with fewer of its conditions", () => {
	const all = listGroups(cellsOf(some), { traits, least: 5 });
	const group = all.groups.get("0:0 1:0 2:0");
	assert.ok(group);
	const simpler = listSimpler(group, all).map(({ conditions, sums }) => [
		conditions.map(({ trait }) => trait).join(),
		sums.n - restOf(all.whole, group).sums.n,
	]);
	assert.deepEqual(
		simpler.map(([by]) => by),
		["", "0", "1", "0,1", "2", "0,2", "1,2"],
	);
	assert.equal(restOf(all.whole, group).sums.n, 32);
	assert.equal(restOf(all.whole, group).ratios.toFixed(6), "12.800000");
});

test("a group may not be published where a table of its one or two traits withholds it", () => {
	const cells = cellsOf([
		...customers([0, 0, 0], 60),
		...customers([0, 1, 0], 4),
		...customers([1, 0, 0], 50),
		...customers([1, 1, 0], 70),
	]);
	const { groups } = listGroups(cells, { traits, least: 50 });
	const isPublishable = judgeGroups(cells, { traits, threshold: 10 });
	const shown = [...groups].filter(([, group]) => isPublishable(group)).map(([key]) => key);
	// Of 4 customers in a cell, totals would tell, so that all four cells are withheld.
	assert.deepEqual(shown, [
		"0:0",
		"0:0 1:0 2:0",
		"0:0 2:0",
		"0:1",
		"0:1 1:0 2:0",
		"0:1 1:1 2:0",
		"0:1 2:0",
		"1:0",
		"1:0 2:0",
		"1:1",
		"1:1 2:0",
		"2:0",
	]);
});

test("a group may not be published where most of its income or spending is one customer's", () => {
	const cells = cellsOf([...customers([0, 0, 0], 20), ...customers([1, 0, 0], 20), ...customers([1, 0, 0], 1, 1000)]);
	const { groups } = listGroups(cells, { traits, least: 10 });
	const isPublishable = judgeGroups(cells, { traits, threshold: 3 });
	assert.deepEqual(
		["0:0", "0:1"].map((key) => isPublishable(groups.get(key) as never)),
		[true, false],
	);
});
