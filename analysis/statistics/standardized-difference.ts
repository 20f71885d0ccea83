import type { Estimate } from "./interval.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { twoSidedP } from "./normal-tail.ts";
import type { Measured } from "./welch-difference.ts";

/** Two groups of customers who are alike in something: of each a share, a mean or a ratio, in one unit. */
export interface Stratum {
	exposed: Measured;
	others: Measured;
}

/**
 * The exposed group less the others, averaged over strata of like customers, with its 95% interval and the two-sided
 * p-value of no difference. A stratum weighs n₁n₀/(n₁ + n₀), as in Cochran's test and Mantel and Haenszel's risk difference:
 * most where both groups have many customers. Of means it is the coefficient of the group in a regression on it and on
 * the strata; here each group of each stratum keeps a variance of its own. `null` without strata, and where nothing varies.
 *
 * Source: Cochran, Some methods for strengthening the common χ² tests, Biometrics 10 (1954), 6.3; Greenland and Robins,
 * Estimation of a common effect parameter from sparse follow-up data, Biometrics 41 (1985). statsmodels: the estimate of
 * `ols("y ~ exposed + C(stratum)")`.
 */
export function standardizedDifference(strata: readonly Stratum[]): (Estimate & { p: number }) | null {
	const weights = strata.map(({ exposed, others }) => (exposed.n * others.n) / (exposed.n + others.n));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const average = (value: (stratum: Stratum) => number, power: 1 | 2) =>
		strata.reduce((sum, stratum, i) => sum + ((weights[i] as number) / total) ** power * value(stratum), 0);
	const estimate = average(({ exposed, others }) => exposed.estimate - others.estimate, 1);
	const variance = average(({ exposed, others }) => exposed.standardError ** 2 + others.standardError ** 2, 2);
	if (!(variance > 0)) return null;
	const error = Math.sqrt(variance);
	const half = normalQuantile(0.975) * error;
	return { estimate, low: estimate - half, high: estimate + half, p: twoSidedP(estimate / error) };
}
