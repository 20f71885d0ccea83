import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newcombeInterval } from "../../analysis/statistics/newcombe-interval.ts";
import { assertClose } from "./assert-close.ts";
import { anyTable, swapGroups, tableOf } from "./counts.ts";

// statsmodels 0.13.5: confint_proportions_2indep(*counts, method="newcomb", compare="diff"); the first four are also in
// Newcombe (1998), Table II.
const reference = [
	[[56, 70, 48, 80], 0.05243147240236498, 0.33387265403690614],
	[[9, 10, 3, 10], 0.1705227239345029, 0.809017973535488],
	[[6, 7, 2, 7], 0.05822792748231209, 0.8062496375242278],
	[[5, 56, 0, 29], -0.038137147903536936, 0.19256001385511165],
	[[0, 10, 0, 20], -0.1611251580528194, 0.27753279986288926],
	[[10, 10, 0, 20], 0.6790860371419145, 1],
	[[1200, 20000, 900, 18000], 0.005411552105214636, 0.014576383681825142],
] as const;

for (const [counts, low, high] of reference) {
	test(`newcombeInterval of ${counts} is statsmodels'`, () => {
		const interval = newcombeInterval(tableOf(counts));
		assertClose(interval.low, low, 1e-11);
		assertClose(interval.high, high, 1e-11);
	});
}

test("newcombeInterval takes the confidence asked for", () => {
	// statsmodels 0.13.5: confint_proportions_2indep(56, 70, 48, 80, method="newcomb", compare="diff", alpha=0.01)
	const interval = newcombeInterval(tableOf([56, 70, 48, 80]), { confidence: 0.99 });
	assertClose(interval.low, 0.005370869250078403, 1e-11);
	assertClose(interval.high, 0.3718084317757736, 1e-11);
});

test("newcombeInterval where a group is empty says that nothing is known", () => {
	assert.deepEqual(newcombeInterval(tableOf([0, 0, 5, 10])), { low: -1, high: 1 });
	assert.deepEqual(newcombeInterval(tableOf([5, 10, 0, 0])), { low: -1, high: 1 });
});

test("newcombeInterval holds the difference, stays inside -1 and 1, and turns around with the groups", () => {
	fc.assert(
		fc.property(anyTable(1e6), (table) => {
			const { low, high } = newcombeInterval(table);
			assert.ok(-1 - 1e-12 <= low && high <= 1 + 1e-12);
			const { exposed, others } = table;
			const difference = exposed.successes / exposed.n - others.successes / others.n;
			assert.ok(Number.isNaN(difference) || (low <= difference && difference <= high));
			const swapped = newcombeInterval(swapGroups(table));
			assert.ok(Math.abs(swapped.low + high) < 1e-12 && Math.abs(swapped.high + low) < 1e-12);
		}),
	);
});
