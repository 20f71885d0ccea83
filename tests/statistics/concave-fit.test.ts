import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitConcave, halfResponse } from "../../analysis/statistics/concave-fit.ts";
import { assertClose } from "./assert-close.ts";

function pointsOf(means: Record<number, number>, weight = 1) {
	return Object.entries(means).map(([x, mean]) => ({ x: Number(x), mean, weight }));
}

test("fitConcave is scipy's non-negative least squares on the basis min(x, knot)", () => {
	// scipy 1.10.1: x = [1, 2, 3, 4, 6, 9]; optimize.nnls([[sqrt(w) * min(x, k) for k in x] ...], sqrt(w) * mean)[0]
	const sizes = [0.011005330006804263, 0.024470684962576577, 0, 0.010398332955318649, 0, 0.004125652075300526];
	const means = [0.05, 0.09, 0.1, 0.125, 0.12, 0.15];
	const weights = [900, 700, 400, 150, 90, 20];
	const xs = [1, 2, 3, 4, 6, 9];
	const fit = fitConcave(xs.map((x, i) => ({ x, mean: means[i] as number, weight: weights[i] as number })));
	assert.deepEqual(fit.knots, [1, 2, 4, 9]);
	assert.equal(fit.end, 9);
	for (const x of [0.5, 1, 2.5, 5, 9, 20]) {
		const expected = sizes.reduce((sum, size, i) => sum + size * Math.min(x, xs[i] as number), 0);
		assertClose(fit.valueAt(x), expected, 1e-9);
	}
});

test("fitConcave goes through points that are concave already, flat past the last", () => {
	const { valueAt, slopeAt, knots } = fitConcave(pointsOf({ 1: 4, 2: 7, 3: 9, 5: 11 }));
	for (const [x, value] of [
		[0, 0],
		[0.5, 2],
		[1, 4],
		[2, 7],
		[3, 9],
		[4, 10],
		[5, 11],
		[8, 11],
	] as const) {
		assertClose(valueAt(x), value, 1e-11);
	}
	for (const [x, slope] of [
		[0.5, 4],
		[1, 4],
		[1.5, 3],
		[2, 3],
		[3, 2],
		[4, 1],
		[5, 1],
		[6, 0],
	] as const) {
		assertClose(slopeAt(x), slope, 1e-11);
	}
	assert.deepEqual(knots, [1, 2, 3, 5]);
});

test("fitConcave makes a line of what gets steeper, and follows the heavier points", () => {
	const convex = fitConcave(pointsOf({ 1: 1, 2: 4, 3: 9 }));
	// Through the origin: the sum of x·mean, 1 + 8 + 27, over the sum of x², 14.
	assert.deepEqual(convex.knots, [3]);
	assertClose(convex.slopeAt(2), 36 / 14, 1e-11);
	const heavy = fitConcave([
		{ x: 1, mean: 1, weight: 1e6 },
		{ x: 2, mean: 4, weight: 1 },
	]);
	assertClose(heavy.valueAt(1), 1, 1e-4);
});

test("fitConcave is flat at 0 without points and below 0", () => {
	for (const points of [[], pointsOf({ 1: -1, 2: -3 }), pointsOf({ 1: 0, 4: 0 })]) {
		const { valueAt, slopeAt, knots } = fitConcave(points);
		assert.deepEqual([valueAt(1), slopeAt(1), knots], [0, 0, []]);
	}
	assert.equal(fitConcave([]).end, 0);
});

test("fitConcave never falls and never gets steeper", () => {
	const mean = fc.integer({ min: -100, max: 1000 });
	const point = fc.record({ step: fc.integer({ min: 1, max: 20 }), mean, weight: fc.integer({ min: 1, max: 1e6 }) });
	fc.assert(
		fc.property(fc.array(point, { minLength: 1, maxLength: 25 }), (steps) => {
			const points = steps.map(({ mean, weight }, i) => ({
				x: steps.slice(0, i + 1).reduce((sum, { step }) => sum + step, 0),
				mean,
				weight,
			}));
			const fit = fitConcave(points);
			const slopes = Array.from({ length: fit.end }, (_, i) => fit.valueAt(i + 1) - fit.valueAt(i));
			assert.ok(slopes.every((slope, i) => slope > -1e-9 && (i === 0 || slope <= (slopes[i - 1] as number) + 1e-9)));
		}),
	);
});

test("halfResponse is the first whole x after which one more brings less than half of the first", () => {
	assert.equal(halfResponse(fitConcave(pointsOf({ 1: 4, 2: 7, 3: 9, 5: 11 }))), 3);
	assert.equal(halfResponse(fitConcave(pointsOf({ 1: 4, 2: 5, 3: 6 }))), 1);
	assert.equal(halfResponse(fitConcave(pointsOf({ 2: 8, 10: 8 }))), 2);
});

test("halfResponse does not take a step of exactly half for less, nor rounding for a step", () => {
	assert.equal(halfResponse(fitConcave(pointsOf({ 1: 0.2, 2: 0.3, 3: 0.4, 4: 0.49 }))), 3);
});

test("halfResponse is unknown where the points do not reach it, and of a flat curve", () => {
	assert.equal(halfResponse(fitConcave(pointsOf({ 1: 4, 2: 7, 3: 9 }))), undefined);
	assert.equal(halfResponse(fitConcave(pointsOf({ 1: 4 }))), undefined);
	assert.equal(halfResponse(fitConcave([])), undefined);
	assert.equal(halfResponse(fitConcave(pointsOf({ 1: 0, 9: 0 }))), undefined);
});
