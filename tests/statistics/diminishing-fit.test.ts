import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type CurvePoint, halfResponse } from "../../analysis/statistics/concave-fit.ts";
import { fitDiminishing } from "../../analysis/statistics/diminishing-fit.ts";
import { assertClose } from "./assert-close.ts";

const curve = (valueAt: (x: number) => number, end = 25): CurvePoint[] =>
	Array.from({ length: end }, (_, i) => ({ x: i + 1, mean: valueAt(i + 1), weight: 100 }));

test("the fit is that of non-negative least squares on its terms", () => {
	const points = [
		{ x: 1, mean: 0.5, weight: 30 },
		{ x: 2, mean: 0.8, weight: 20 },
		{ x: 4, mean: 1.5, weight: 50 },
		{ x: 6, mean: 1.7, weight: 40 },
		{ x: 9, mean: 2.1, weight: 10 },
	];
	const fit = fitDiminishing(points);
	// scipy 1.10: optimize.nnls(sqrt(w) * B, sqrt(w) * mean), B of x and of x - x²/2k up to k, k/2 beyond, for k of 2, 4, 6, 9
	const expected = [0.48527217, 0.88845835, 1.44857273, 1.74792636, 2.05207364];
	for (const [i, { x }] of points.entries()) assertClose(fit.valueAt(x), expected[i] as number, 1e-7);
	assertClose(fit.valueAt(3), 1.2095585373694981, 1e-9);
	assert.deepEqual([fit.terms, fit.knots, fit.end], [3, [4, 6], 9]);
});

test("a straight line is given back, and never bends", () => {
	const fit = fitDiminishing(curve((x) => 0.3 * x));
	assertClose(fit.valueAt(7), 2.1, 1e-9);
	assertClose(fit.slopeAt(20), 0.3, 1e-9);
	assert.equal(halfResponse(fit), undefined);
});

test("saturating clicks bend where half is reached, to within an impression", () => {
	for (const half of [5, 8, 10, 14]) {
		const fit = fitDiminishing(curve((x) => 5 * (1 - 2 ** (-x / half))));
		assert.ok(Math.abs((halfResponse(fit) ?? 0) - half) <= 1, `${halfResponse(fit)} is not ${half}`);
	}
});

test("past the last point the curve is flat, and of no points it is 0", () => {
	const fit = fitDiminishing(curve((x) => 0.3 * x, 5));
	assert.deepEqual([fit.slopeAt(5.5), fit.valueAt(9)], [0, fit.valueAt(5)]);
	const none = fitDiminishing([]);
	assert.deepEqual([none.valueAt(3), none.slopeAt(3), none.terms], [0, 0, 0]);
});

test("one point gives a line through it", () => {
	assertClose(fitDiminishing([{ x: 4, mean: 2, weight: 1 }]).valueAt(2), 1, 1e-9);
});

test("whatever the points, the curve rises, gets less steep, and does so ever more slowly", () => {
	const anyMeans = fc.array(fc.double({ min: -1, max: 5, noNaN: true }), { minLength: 2, maxLength: 30 });
	fc.assert(
		fc.property(anyMeans, (means) => {
			const fit = fitDiminishing(means.map((mean, i) => ({ x: i + 1, mean, weight: 1 })));
			const slopes = Array.from({ length: 4 * means.length }, (_, i) => fit.slopeAt((i + 1) / 4));
			const falls = slopes.slice(1).map((slope, i) => (slopes[i] as number) - slope);
			assert.ok(slopes.every((slope) => slope >= 0));
			assert.ok(falls.every((fall) => fall >= -1e-9));
			assert.ok(falls.slice(1).every((fall, i) => fall <= (falls[i] as number) + 1e-9));
		}),
		{ numRuns: 100 },
	);
});
