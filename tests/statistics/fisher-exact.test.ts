import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fisherExact } from "../../analysis/statistics/fisher-exact.ts";
import { assertClose } from "./assert-close.ts";
import { anyTable, swapGroups, tableOf } from "./counts.ts";

// R 4.2.2: fisher.test(matrix(c(a, n - a, c, m - c), 2))$p.value
const reference = [
	[[3, 4, 1, 4], 0.48571428571428582],
	[[1, 10, 9, 10], 0.0010933339106713722],
	[[10, 12, 2, 15], 0.00043523130075828981],
	[[0, 20, 6, 30], 0.069075308199135307],
	[[30, 1000, 25, 1500], 0.035853886791965828],
	[[2, 2, 0, 2], 0.33333333333333343],
	[[60, 100, 4000, 40000], 3.1147920869471638e-34],
	[[6, 5000, 9, 90000], 7.0171326447808011e-5],
] as const;

for (const [counts, p] of reference) {
	test(`fisherExact of ${counts} is R's`, () => assertClose(fisherExact(tableOf(counts)), p, 1e-8));
}

test("fisherExact is 1 where a group is empty, or all or none succeeded", () => {
	for (const counts of [
		[0, 0, 3, 9],
		[3, 9, 0, 0],
		[0, 4, 0, 9],
		[4, 4, 9, 9],
	] as const) {
		assert.equal(fisherExact(tableOf(counts)), 1);
	}
});

test("fisherExact of 40 million customers agrees with the normal tail, and is 0 past the smallest doubles", () => {
	// R 4.2.2: 2 * pnorm(-(4000 - 0.5) / sqrt(2e7 * 0.5 * 0.5 * 2e7 / (4e7 - 1))), by the hypergeometric's deviation
	assertClose(fisherExact(tableOf([1e7 + 4000, 2e7, 1e7 - 4000, 2e7])), 0.01142232637, 1e-3);
	assert.equal(fisherExact(tableOf([2e7, 2e7, 0, 2e7])), 0);
});

test("fisherExact is the sum of the tables as unlikely, from factorials, and the same with the groups swapped", () => {
	fc.assert(
		fc.property(anyTable(12), (table) => {
			const { exposed, others } = table;
			const successes = exposed.successes + others.successes;
			const chances = Array.from(
				{ length: exposed.n + 1 },
				(_, count) => choose(exposed.n, count) * choose(others.n, successes - count),
			);
			const own = (chances[exposed.successes] as number) * (1 + 1e-7);
			const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
			assertClose(fisherExact(table), sum(chances.filter((chance) => chance <= own)) / sum(chances), 1e-9);
			assertClose(fisherExact(swapGroups(table)), fisherExact(table), 1e-9);
		}),
	);
});

function choose(n: number, k: number): number {
	if (k < 0 || k > n) return 0;
	return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}
