import assert from "node:assert/strict";
import { test } from "node:test";
import { welchDifference } from "../../analysis/statistics/welch-difference.ts";
import { assertClose } from "./assert-close.ts";

test("welchDifference of two means is R's t.test", () => {
	// R 4.2.2: a <- c(2.1, 3.4, 1.9, 8.8, 4.0, 3.3); b <- c(5.5, 7.1, 3.2, 9.9, 8.4, 6.1, 7.7); t.test(a, b)
	const { estimate, low, high, p } = welchDifference(
		{ estimate: 3.916666666666667, standardError: 1.0306686071564315, n: 6 },
		{ estimate: 6.8428571428571425, standardError: 0.81936594035735155, n: 7 },
	);
	assertClose(estimate, 3.916666666666667 - 6.8428571428571425);
	assertClose(low, -5.86027034433166, 1e-9);
	assertClose(high, 0.0078893919507096472, 1e-8);
	assertClose(p, 0.050510288511682912, 1e-9);
});

test("welchDifference where only one of the two varies has that one's degrees of freedom", () => {
	// R 4.2.2: t.test(c(1, 2, 3, 4, 5), mu = 1)$conf.int - 1
	const { low, high } = welchDifference(
		{ estimate: 3, standardError: Math.sqrt(0.5), n: 5 },
		{ estimate: 1, standardError: 0, n: 9 },
	);
	assertClose(low, 0.03675683852244, 1e-9);
	assertClose(high, 3.96324316147756, 1e-9);
});

test("welchDifference where neither varies is exact", () => {
	const constant = (estimate: number) => ({ estimate, standardError: 0, n: 3 });
	assert.deepEqual(welchDifference(constant(5), constant(5)), { estimate: 0, low: 0, high: 0, p: 1 });
	assert.deepEqual(welchDifference(constant(5), constant(2)), { estimate: 3, low: 3, high: 3, p: 0 });
});
