import type { Measured } from "./welch-difference.ts";

/**
 * The difference of two means in standard deviations of customers; 0 where nobody varies.
 *
 * Source: Hedges, Distribution theory for Glass's estimator of effect size, Journal of Educational Statistics 6 (1981). R:
 * `effectsize::hedges_g`.
 */
export function hedgesG(a: Measured, b: Measured): number {
	const df = a.n + b.n - 2;
	const squares = ({ standardError, n }: Measured) => standardError ** 2 * n * (n - 1);
	const deviation = Math.sqrt((squares(a) + squares(b)) / df);
	return deviation === 0 ? 0 : ((a.estimate - b.estimate) / deviation) * (1 - 3 / (4 * df - 1));
}
