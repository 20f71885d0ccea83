import type { Estimate } from "./interval.ts";
import { studentTQuantile } from "./student-t-quantile.ts";
import { twoSidedTP } from "./student-t-tail.ts";

/** An estimate from `n` customers, at least 2, with its standard error in the same unit. */
export interface Measured {
	estimate: number;
	standardError: number;
	n: number;
}

/**
 * `a` less `b`, two estimates from different customers, with its interval and the two-sided p-value of no difference.
 * Where neither varies the difference is exact: `p` is 1 if it is 0, and 0 otherwise.
 *
 * Source: Welch, The generalization of "Student's" problem, Biometrika 34 (1947); Satterthwaite, Biometrics Bulletin 2
 * (1946). R: `t.test(a, b)`, for means.
 */
export function welchDifference(a: Measured, b: Measured, { confidence = 0.95 } = {}): Estimate & { p: number } {
	const estimate = a.estimate - b.estimate;
	const [variance, otherVariance] = [a.standardError ** 2, b.standardError ** 2];
	const both = variance + otherVariance;
	if (both === 0) return { estimate, low: estimate, high: estimate, p: estimate === 0 ? 1 : 0 };
	const df = both ** 2 / (variance ** 2 / (a.n - 1) + otherVariance ** 2 / (b.n - 1));
	const half = studentTQuantile((1 + confidence) / 2, df) * Math.sqrt(both);
	return { estimate, low: estimate - half, high: estimate + half, p: twoSidedTP(estimate / Math.sqrt(both), df) };
}
