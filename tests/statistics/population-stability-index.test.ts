import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { populationStabilityIndex } from "../../analysis/statistics/population-stability-index.ts";
import { assertClose } from "./assert-close.ts";

// numpy 1.24 and scipy 1.10, with p and q the shares, an empty bin counted as 0.5, n and m the sums:
// np.sum((q - p) * np.log(q / p)) and scipy.stats.chi2.sf(index / (1 / n + 1 / m), bins - 1)
const reference = [
	{ before: [100, 200, 300, 400], after: [200, 200, 300, 300], index: 0.09808292530117264, p: 1.2782120268554014e-10 },
	{
		before: Array.from({ length: 10 }, () => 100),
		after: [90, 95, 100, 105, 110, 120, 80, 100, 85, 115],
		index: 0.015150639487663717,
		p: 0.5774432726537582,
	},
	{ before: [50, 50, 0], after: [40, 50, 10], index: 0.3069089211190501, p: 0.000465348938703665 },
	{ before: [600, 300, 100], after: [1500, 2400, 1100], index: 0.3871596906759284, p: 8.732081926215078e-71 },
];

for (const { before, after, index, p } of reference) {
	test(`populationStabilityIndex of ${before} and ${after} is numpy's`, () => {
		const found = populationStabilityIndex(before, after);
		assertClose(found?.index, index, 1e-11);
		assertClose(found?.p, p, 1e-9);
	});
}

test("populationStabilityIndex of the same shares is 0, however many customers there are", () => {
	assert.deepEqual(populationStabilityIndex([10, 30], [20, 60]), { index: 0, p: 1 });
});

test("populationStabilityIndex leaves out bins that are empty in both", () => {
	assert.deepEqual(populationStabilityIndex([10, 0, 30], [30, 0, 10]), populationStabilityIndex([10, 30], [30, 10]));
});

test("populationStabilityIndex says nothing of one bin, or of nobody", () => {
	assert.equal(populationStabilityIndex([10], [30]), undefined);
	assert.equal(populationStabilityIndex([10, 0], [30, 0]), undefined);
	assert.equal(populationStabilityIndex([10, 20], [0, 0]), undefined);
	assert.equal(populationStabilityIndex([], []), undefined);
});

test("populationStabilityIndex is never negative, and the same with before and after exchanged", () => {
	const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })), {
		minLength: 2,
		maxLength: 12,
	});
	fc.assert(
		fc.property(counts, (bins) => {
			const [before, after] = [bins.map(([old]) => old), bins.map(([, now]) => now)];
			const there = populationStabilityIndex(before, after);
			const back = populationStabilityIndex(after, before);
			assert.ok(there && back && there.index >= 0 && Math.abs(there.index - back.index) < 1e-12);
		}),
	);
});
