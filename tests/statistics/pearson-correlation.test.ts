import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sampleCorrelation } from "simple-statistics";
import { pearsonCorrelation } from "../../analysis/statistics/pearson-correlation.ts";
import { assertClose } from "./assert-close.ts";
import { irises } from "./irises.ts";

function productSums(pairs: readonly (readonly [number, number])[]) {
	const sum = (of: (x: number, y: number) => number) => pairs.reduce((total, [x, y]) => total + of(x, y), 0);
	return {
		n: pairs.length,
		sx: sum((x) => x),
		sy: sum((_, y) => y),
		sxx: sum((x) => x * x),
		syy: sum((_, y) => y * y),
		sxy: sum((x, y) => x * y),
	};
}

test("pearsonCorrelation of the irises' features is R's", () => {
	// R 4.2.2: cor(iris[, 1:4])
	const columns = (a: number, b: number) => irises.map((row) => [row[a] as number, row[b] as number] as const);
	assertClose(pearsonCorrelation(productSums(columns(0, 1))) ?? undefined, -0.117569784133002, 1e-10);
	assertClose(pearsonCorrelation(productSums(columns(0, 2))) ?? undefined, 0.8717537758865832, 1e-10);
	assertClose(pearsonCorrelation(productSums(columns(2, 3))) ?? undefined, 0.962865431402796, 1e-10);
});

test("pearsonCorrelation is unknown where a feature is constant or nobody has both", () => {
	assert.equal(pearsonCorrelation(productSums([])), null);
	assert.equal(pearsonCorrelation(productSums([[1, 2]])), null);
	const constant = Array.from({ length: 7 }, (_, i) => [0.1, i] as const);
	assert.equal(pearsonCorrelation(productSums(constant)), null);
});

test("pearsonCorrelation of a feature with itself is 1, with its opposite -1, and never beyond", () => {
	assert.equal(pearsonCorrelation(productSums([0.1, 0.2, 0.7].map((x) => [x, x]))), 1);
	assert.equal(pearsonCorrelation(productSums([0.1, 0.2, 0.7].map((x) => [x, -x]))), -1);
});

test("pearsonCorrelation from sums is what simple-statistics computes from the values", () => {
	const value = fc.integer({ min: -1000, max: 1000 });
	fc.assert(
		fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 30 }), (pairs) => {
			const r = pearsonCorrelation(productSums(pairs));
			fc.pre(r !== null);
			const expected = sampleCorrelation(
				pairs.map(([x]) => x),
				pairs.map(([, y]) => y),
			);
			assert.ok(Math.abs(r - expected) < 1e-9 && -1 <= r && r <= 1);
		}),
	);
});
