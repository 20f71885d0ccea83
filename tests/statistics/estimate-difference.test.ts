import assert from "node:assert/strict";
import { test } from "node:test";
import { differenceOfEstimates } from "../../analysis/statistics/estimate-difference.ts";
import { newcombeInterval } from "../../analysis/statistics/newcombe-interval.ts";
import { wilsonInterval } from "../../analysis/statistics/wilson-interval.ts";
import { assertClose } from "./assert-close.ts";
import { tableOf } from "./counts.ts";

/** With its normal interval. */
function normal(estimate: number, standardError: number) {
	const margin = 1.959963984540054 * standardError;
	return { estimate, low: estimate - margin, high: estimate + margin };
}

test("differenceOfEstimates of normal intervals is the z-test of two means", () => {
	// scipy 1.10: 2 * norm.sf(2 / sqrt(0.5**2 + 0.4**2)) and 2 -+ norm.ppf(0.975) * sqrt(0.41)
	const { estimate, low, high, p } = differenceOfEstimates(normal(10, 0.5), normal(12, 0.4));
	assert.equal(estimate, 2);
	assertClose(low, 0.7450107106096118);
	assertClose(high, 3.2549892893903882);
	assertClose(p, 0.001787289036987269, 1e-10);
});

test("differenceOfEstimates of Wilson intervals is Newcombe's", () => {
	const [before, after] = [wilsonInterval(48, 80), wilsonInterval(56, 70)];
	const found = differenceOfEstimates({ estimate: 48 / 80, ...before }, { estimate: 56 / 70, ...after });
	const newcombe = newcombeInterval(tableOf([56, 70, 48, 80]));
	assertClose(found.low, newcombe.low);
	assertClose(found.high, newcombe.high);
});

test("differenceOfEstimates has p below 0.05 exactly where its interval excludes zero", () => {
	const before = { estimate: 3, low: 2, high: 7 };
	for (const estimate of [-4, -1, 0.5, 2, 4, 6, 7.2, 8, 12]) {
		const { low, high, p } = differenceOfEstimates(before, { estimate, low: estimate - 1, high: estimate + 2 });
		assert.equal(p < 0.05, low > 0 || high < 0);
	}
});

test("differenceOfEstimates of equal estimates has p of 1, of other ones without any width p of 0", () => {
	const sure = (estimate: number) => ({ estimate, low: estimate, high: estimate });
	assert.equal(differenceOfEstimates(normal(5, 1), normal(5, 2)).p, 1);
	assert.equal(differenceOfEstimates(sure(5), sure(5)).p, 1);
	assert.deepEqual(differenceOfEstimates(sure(5), sure(6)), { estimate: 1, low: 1, high: 1, p: 0 });
});
