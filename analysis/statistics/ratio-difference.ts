import type { Estimate } from "./interval.ts";
import { studentTQuantile } from "./student-t-quantile.ts";
import { twoSidedTP } from "./student-t-tail.ts";

/** A numerator and a denominator of each of two ratios. */
type Four = readonly [y: number, x: number, otherY: number, otherX: number];

/** What an engine returns of two ratios of sums over the same customers, such as responses over contacts on two channels. */
export interface PairedRatioSums {
	/** Customers behind the ratio that rests on fewer of them. */
	n: number;
	/** Sums over customers of each part; both denominators above 0. */
	sums: Four;
	/** Sums over customers of the products of any two parts, symmetric. */
	products: readonly [Four, Four, Four, Four];
}

/**
 * The first ratio less the second, with its 95% interval and the two-sided p-value of no difference. A customer may be in
 * both, and many times in each: it is customers that are drawn, not what they did. The p-value is of the score test, whose
 * variance is that around one ratio for both, which keeps its level where successes are few. `null` for fewer than 2
 * customers, or where no customer differs from the ratios in any way.
 *
 * Source: linearization, Cochran, Sampling Techniques (1977), 6.8 and 6.9; Woodruff, JASA 66 (1971); for the score test
 * Rotnitzky and Jewell, Biometrika 77 (1990). statsmodels: `OLS(y, constant and dummy).fit(cov_type="cluster")`, but for n.
 */
export function ratioDifference({ n, sums, products }: PairedRatioSums): (Estimate & { p: number }) | null {
	if (n < 2) return null;
	const [y, x, otherY, otherX] = sums;
	const estimate = y / x - otherY / otherX;
	const both = (y + otherY) / (x + otherX);
	const varianceAround = (ratio: number, otherRatio: number) => {
		const weights = [1 / x, -ratio / x, -1 / otherX, otherRatio / otherX];
		const terms = weights.flatMap((a, i) => weights.map((b, j) => a * b * (products[i]?.[j] as number)));
		const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
		const variance = terms.reduce((sum, term) => sum + term, 0);
		// What is left of terms that cancel is noise.
		return variance > 1e-12 * size ? (n / (n - 1)) * variance : 0;
	};
	const variance = varianceAround(y / x, otherY / otherX);
	if (variance === 0) return null;
	const half = studentTQuantile(0.975, n - 1) * Math.sqrt(variance);
	const p = twoSidedTP(estimate / Math.sqrt(varianceAround(both, both)), n - 1);
	return { estimate, low: estimate - half, high: estimate + half, p };
}
