import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isotonicRegression } from "../../analysis/statistics/isotonic-regression.ts";
import { assertClose } from "./assert-close.ts";

function withWeights(values: readonly number[], weights: readonly number[]) {
	return values.map((value, i) => ({ value, weight: weights[i] ?? assert.fail() }));
}

const reference = [
	// scikit-learn 1.2.1: isotonic_regression(y, sample_weight=w), and increasing=False for falling
	["rising", [1, 3, 2, 4, 3.5, 3, 6], [1, 2, 5, 1, 1, 3, 1], [1, 16 / 7, 16 / 7, 3.3, 3.3, 3.3, 6]],
	["falling", [5, 6, 4, 4.5, 1, 2], [1, 2, 5, 1, 1, 3], [17 / 3, 17 / 3, 49 / 12, 49 / 12, 1.75, 1.75]],
	// R 4.2.2: isoreg(c(1, 3, 2, 4, 3.5, 3, 6))$yf
	["rising", [1, 3, 2, 4, 3.5, 3, 6], [1, 1, 1, 1, 1, 1, 1], [1, 2.5, 2.5, 3.5, 3.5, 3.5, 6]],
] as const;

for (const [direction, values, weights, expected] of reference) {
	test(`isotonicRegression of ${values}, ${direction}, with weights ${weights} is the reference's`, () => {
		const found = isotonicRegression(withWeights(values, weights), { direction });
		expected.forEach((value, i) => {
			assertClose(found[i], value);
		});
	});
}

test("isotonicRegression keeps what goes one way already, and of none is none", () => {
	assert.deepEqual(isotonicRegression(withWeights([1, 2, 2, 5], [1, 1, 1, 1]), { direction: "rising" }), [1, 2, 2, 5]);
	assert.deepEqual(isotonicRegression([], { direction: "falling" }), []);
});

test("isotonicRegression goes one way and keeps the weighted mean", () => {
	const item = fc.record({ value: fc.integer({ min: -50, max: 50 }), weight: fc.integer({ min: 1, max: 9 }) });
	fc.assert(
		fc.property(fc.array(item, { minLength: 1 }), (values) => {
			const fitted = isotonicRegression(values, { direction: "falling" });
			assert.ok(fitted.every((value, i) => i === 0 || value <= (fitted[i - 1] as number)));
			const surplus = values.reduce((sum, { value, weight }, i) => sum + weight * (value - (fitted[i] as number)), 0);
			assert.ok(Math.abs(surplus) < 1e-8);
		}),
	);
});
