import assert from "node:assert/strict";
import { test } from "node:test";
import { type Stratum, standardizedDifference } from "../../analysis/statistics/standardized-difference.ts";
import { assertClose } from "./assert-close.ts";

/** Successes of so many customers, as a mean of ones and zeros. */
function share(successes: number, n: number): Stratum["exposed"] {
	const estimate = successes / n;
	return { estimate, standardError: Math.sqrt((estimate * (1 - estimate)) / (n - 1)), n };
}

test("standardizedDifference turns the kidney stones around: the treatment that fails more often works better on stones of either size", () => {
	// Charig et al., BMJ 292 (1986), with ten customers for each patient: 78.0% against 82.6% over all.
	const found = standardizedDifference([
		{ exposed: share(810, 870), others: share(2340, 2700) },
		{ exposed: share(1920, 2630), others: share(550, 800) },
	]);
	// statsmodels 0.13.5: ols("y ~ exposed + C(stratum)").params; numpy 1.24.2 and scipy 1.10.1 for the interval and p:
	// est ± 1.959964 s with s = sqrt(sum(w² (p1(1 - p1)/(n1 - 1) + p0(1 - p0)/(n0 - 1)))) / sum(w), 2 norm.sf(est / s).
	assertClose(found?.estimate, 0.053835570243476405, 1e-12);
	assertClose(found?.low, 0.033158236276869715, 1e-9);
	assertClose(found?.high, 0.07451290421007974, 1e-9);
	assertClose(found?.p, 3.3436711347054613e-7, 1e-6);
});

test("standardizedDifference of one stratum is the difference, and of strata that agree their common one", () => {
	const stratum = {
		exposed: { estimate: 5, standardError: 1, n: 10 },
		others: { estimate: 2, standardError: 1, n: 30 },
	};
	assertClose(standardizedDifference([stratum])?.estimate, 3);
	const other = { exposed: { ...stratum.exposed, estimate: 9, n: 50 }, others: { ...stratum.others, estimate: 6 } };
	assertClose(standardizedDifference([stratum, other])?.estimate, 3);
});

test("standardizedDifference knows nothing without strata, and where nothing varies", () => {
	const exact = { estimate: 1, standardError: 0, n: 10 };
	assert.equal(standardizedDifference([]), null);
	assert.equal(standardizedDifference([{ exposed: exact, others: exact }]), null);
});
