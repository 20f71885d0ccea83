import type { Estimate } from "./interval.ts";
import { studentTQuantile } from "./student-t-quantile.ts";
import { twoSidedTP } from "./student-t-tail.ts";

/** Sums over `n` customers of products of x and y, each less its mean: `xxyy` is the sum of x²y². An engine returns them. */
export interface CenteredSums {
	n: number;
	xx: number;
	xy: number;
	yy: number;
	xxyy: number;
	xxxy: number;
	xxxx: number;
}

export interface SumsSlope extends Estimate {
	standardError: number;
	/** Two-sided, of a slope of `none`. */
	p: number;
}

/**
 * The slope of y on x by least squares, from sums alone, with a 95% interval that holds whatever the variance of y is at
 * each x: the sandwich estimator HC1. `null` for fewer than 3 customers, where x does not vary and where y follows it
 * without exception.
 *
 * Source: White, Econometrica 48 (1980); MacKinnon and White, Journal of Econometrics 29 (1985). R:
 * `sandwich::vcovHC(lm(y ~ x), type = "HC1")`; statsmodels: `OLS(y, x).fit(cov_type="HC1")`.
 */
export function slopeOfSums({ n, xx, xy, yy, xxyy, xxxy, xxxx }: CenteredSums, { none = 0 } = {}): SumsSlope | null {
	if (n < 3 || !(xx > 0)) return null;
	const estimate = xy / xx;
	const squares = xxyy - 2 * estimate * xxxy + estimate ** 2 * xxxx;
	// What is left of terms that cancel is noise.
	if (!(yy - estimate * xy > 1e-12 * yy) || !(squares > 0)) return null;
	const standardError = Math.sqrt((n / (n - 2)) * squares) / xx;
	const half = studentTQuantile(0.975, n - 2) * standardError;
	return {
		estimate,
		low: estimate - half,
		high: estimate + half,
		standardError,
		p: twoSidedTP((estimate - none) / standardError, n - 2),
	};
}
