import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addHalf, oddsRatio } from "../../analysis/statistics/odds-ratio.ts";
import { assertClose } from "./assert-close.ts";
import { anyTable, swapGroups, tableOf } from "./counts.ts";

// statsmodels 0.13.5: t = Table2x2([[a, b], [c, d]]); t.oddsratio, t.oddsratio_confint(); 0.5 was added to the last by hand
const reference = [
	[[56, 70, 48, 80], 2.6666666666666665, 1.2762178705364342, 5.572019696074382],
	[[5, 56, 1, 29], 2.7450980392156863, 0.30539490404834, 24.674816589974988],
	[[5, 56, 0, 29], 6.300970873786408, 0.3363799840030888, 118.02793222066417],
] as const;

for (const [counts, estimate, low, high] of reference) {
	test(`oddsRatio of ${counts} is statsmodels'`, () => {
		const found = oddsRatio(tableOf(counts));
		assertClose(found.estimate, estimate, 1e-11);
		assertClose(found.low, low, 1e-11);
		assertClose(found.high, high, 1e-11);
	});
}

test("oddsRatio is unknown where a group is empty, or all or none succeeded", () => {
	const unknown = { estimate: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY };
	assert.deepEqual(oddsRatio(tableOf([0, 0, 3, 9])), unknown);
	assert.deepEqual(oddsRatio(tableOf([3, 9, 0, 0])), unknown);
	assert.deepEqual(oddsRatio(tableOf([0, 4, 0, 9])), unknown);
	assert.deepEqual(oddsRatio(tableOf([4, 4, 9, 9])), unknown);
});

test("oddsRatio is finite and turns over with the groups wherever it is known", () => {
	fc.assert(
		fc.property(anyTable(1e4), (table) => {
			const { estimate, low, high } = oddsRatio(table);
			fc.pre(!Number.isNaN(estimate));
			assert.ok(0 < low && low < estimate && estimate < high && high < Number.POSITIVE_INFINITY);
			const swapped = oddsRatio(swapGroups(table));
			assertClose(swapped.estimate, 1 / estimate, 1e-9);
			assertClose(swapped.low, 1 / high, 1e-9);
		}),
	);
});

test("addHalf adds 0.5 to every cell", () => {
	const cells = { exposedSuccesses: 0, exposedFailures: 1, otherSuccesses: 2, otherFailures: 3 };
	assert.deepEqual(Object.values(addHalf(cells)), [0.5, 1.5, 2.5, 3.5]);
});
