import assert from "node:assert/strict";
import { test } from "node:test";
import { heterogeneityTest } from "../../analysis/statistics/heterogeneity-test.ts";
import { assertClose } from "./assert-close.ts";

test("Cochran's Q is the weighted squares around the weighted mean, and its p that of a chi-square", () => {
	const found = heterogeneityTest([
		{ estimate: 0.2, standardError: 0.01 },
		{ estimate: 0.25, standardError: 0.02 },
		{ estimate: 0.31, standardError: 0.03 },
	]);
	// numpy: w = s**-2; mu = sum(w*e)/sum(w); sum(w*(e-mu)**2). scipy: stats.chi2.sf(Q, 2)
	assertClose(found?.statistic, 15.204081632653057);
	assertClose(found?.p, 0.0004994311454489252, 1e-9);
	assert.equal(found?.df, 2);
});

test("equal estimates are not told apart at all", () => {
	const found = heterogeneityTest([
		{ estimate: 0.2, standardError: 0.01 },
		{ estimate: 0.2, standardError: 0.5 },
	]);
	assertClose(found?.statistic, 0);
	assertClose(found?.p, 1);
});

test("one estimate, and one that does not vary, cannot be tested", () => {
	assert.equal(heterogeneityTest([{ estimate: 0.2, standardError: 0.01 }]), null);
	assert.equal(
		heterogeneityTest([
			{ estimate: 0.2, standardError: 0.01 },
			{ estimate: 0.3, standardError: 0 },
		]),
		null,
	);
});
