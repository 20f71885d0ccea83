import assert from "node:assert/strict";
import { test } from "node:test";
import { detectableRise, sampleSizeOfShares } from "../../analysis/statistics/sample-size.ts";

const usual = { alpha: 0.05, power: 0.8 };

test("sampleSizeOfShares is the equation that R's power.prop.test solves, rounded up", () => {
	// scipy 1.10, the root in n of R's power.prop.test(strict = FALSE): norm.cdf((sqrt(n) * abs(p1 - p2) -
	// norm.isf(0.025) * sqrt((p1 + p2) * (1 - (p1 + p2) / 2))) / sqrt(p1 * (1 - p1) + p2 * (1 - p2))) - 0.8:
	// 4143.029, 9805.996, 1140.832 and 61.599.
	assert.equal(sampleSizeOfShares(0.11, 0.13, usual), 4144);
	assert.equal(sampleSizeOfShares(0.5, 0.52, usual), 9806);
	assert.equal(sampleSizeOfShares(0.02, 0.04, usual), 1141);
	assert.equal(sampleSizeOfShares(0.3, 0.1, usual), 62);
});

test("no number of customers shows a difference that is not there", () => {
	assert.equal(sampleSizeOfShares(0.3, 0.3, usual), Number.POSITIVE_INFINITY);
});

test("detectableRise is the rise that takes just so many customers", () => {
	const rise = detectableRise(0.5, 400, usual);
	assert.equal(sampleSizeOfShares(0.5, 0.5 + rise, usual), 400);
	assert.equal(sampleSizeOfShares(0.5, 0.5 + rise - 0.001, usual) > 400, true);
	// scipy 1.10, the root in p2 of the equation above with n = 400 and p1 = 0.5, less 0.5: 0.098425.
	assert.ok(Math.abs(rise - 0.098425) < 1e-5, String(rise));
});

test("detectableRise of too few customers is all that is left", () => {
	assert.ok(Math.abs(detectableRise(0.5, 1, usual) - 0.5) < 1e-5);
});
