import type { Interval } from "./interval.ts";
import { studentTQuantile } from "./student-t-quantile.ts";

/** What the engine returns of `n` values: `variance` is the sample's, with divisor n - 1 (`var_samp`). */
export interface Moments {
	n: number;
	mean: number;
	variance: number;
}

/**
 * The interval of a mean, in the unit of the values; `null` for fewer than 2 of them. Exact for normal values; for skewed
 * ones, such as money, it holds by the central limit theorem, so only where `n` is large: Cochran asks for n above
 * 25 times the squared skewness.
 *
 * Source: Student, The probable error of a mean, Biometrika 6 (1908); Cochran, Sampling Techniques (1977), 2.15. R: `t.test`.
 */
export function meanInterval({ n, mean, variance }: Moments, { confidence = 0.95 } = {}): Interval | null {
	if (n < 2) return null;
	const half = studentTQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n);
	return { low: mean - half, high: mean + half };
}
