import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { histogramBins } from "../../analysis/statistics/histogram-bins.ts";

test("histogramBins takes the next readable width above Freedman and Diaconis's", () => {
	// 2 · 14 / ∛1000 = 2.8, so bins of 5.
	const edges = histogramBins({ n: 1000, low: 3, high: 61, iqr: 14 });
	assert.deepEqual(edges, [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65]);
});

test("histogramBins has no more than 40 bins, however many the customers", () => {
	const edges = histogramBins({ n: 4e7, low: 0, high: 99, iqr: 20 });
	assert.deepEqual([edges[1], edges.at(-1), edges.length], [5, 100, 21]);
});

test("histogramBins has no fewer than 10 bins, however few the customers", () => {
	const edges = histogramBins({ n: 12, low: 0, high: 99, iqr: 60 });
	assert.deepEqual(edges, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
});

test("histogramBins puts a value on an edge into the bin above it", () => {
	assert.equal(histogramBins({ n: 12, low: 0, high: 100, iqr: 60 }).at(-1), 110);
});

test("histogramBins holds the largest value where dividing by the width falls short", () => {
	assert.equal(histogramBins({ n: 10, low: 0, high: 0.29, iqr: 0 }).at(-1), 0.3);
});

test("histogramBins makes zero an edge where values lie on both sides of it", () => {
	const edges = histogramBins({ n: 100, low: -0.13, high: 1.1, iqr: 0.2 });
	assert.deepEqual(edges, [-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2]);
});

test("histogramBins gives whole numbers whole bins", () => {
	assert.deepEqual(histogramBins({ n: 50, low: 18, high: 22, iqr: 2 }, { integer: true }), [18, 19, 20, 21, 22, 23]);
});

test("histogramBins makes one bin of equal values", () => {
	assert.deepEqual(histogramBins({ n: 9, low: 42, high: 42, iqr: 0 }), [42, 43]);
});

test("histogramBins are ascending, hold every value, and number 10 to 40", () => {
	const spread = fc
		.record({
			n: fc.integer({ min: 1, max: 1e8 }),
			lowCents: fc.integer({ min: -1e8, max: 1e8 }),
			rangeCents: fc.integer({ min: 1, max: 1e9 }),
			part: fc.double({ min: 0, max: 1, noNaN: true }),
		})
		.map(({ n, lowCents, rangeCents, part }) => ({
			n,
			low: lowCents / 100,
			high: (lowCents + rangeCents) / 100,
			iqr: (rangeCents / 100) * part,
		}));
	fc.assert(
		fc.property(spread, (values) => {
			const edges = histogramBins(values);
			assert.ok((edges[0] as number) <= values.low && values.high < (edges.at(-1) as number));
			assert.ok(edges.every((edge, i) => i === 0 || (edges[i - 1] as number) < edge));
			assert.ok(edges.length - 1 >= 10 && edges.length - 1 <= 40);
		}),
	);
});
