import type { Estimate } from "./interval.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** What was measured of one group, with its standard error in the same unit. */
export interface MeasuredGroup {
	estimate: number;
	standardError: number;
}

/** In the unit of the estimates. */
export interface Shrunken extends Estimate {
	/** How far the estimate was moved towards the center: 0, not at all, to 1, all the way. */
	shrinkage: number;
}

/**
 * Estimates of groups with no customer in common, moved towards the center `toward`, such as the value of all customers:
 * the further the less the groups differ beyond chance, and the less sure an estimate is, so that the highest is not just
 * the luckiest. The groups' true values are taken to lie normally around the center with a variance A that the estimates
 * give; the intervals allow for A being estimated. From fewer than 3 groups no A can be learned: they stay as they are.
 *
 * Source: Morris, Parametric empirical Bayes inference, JASA 78 (1983), section 5, with a known center; Efron and Morris,
 * Data analysis using Stein's estimator, JASA 70 (1975).
 */
export function shrinkage(
	groups: readonly MeasuredGroup[],
	{ toward, confidence = 0.95 }: { toward: number; confidence?: number },
): Shrunken[] {
	const k = groups.length;
	const half = normalQuantile((1 + confidence) / 2);
	const between = varianceBetween(groups, { center: toward });
	const weights = groups.map(({ standardError }) => 1 / (standardError ** 2 + between));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const meanVariance =
		groups.reduce((sum, { standardError }, i) => sum + standardError ** 2 * (weights[i] ?? 0), 0) / total;
	return groups.map(({ estimate, standardError }, i) => {
		const variance = standardError ** 2;
		const distance = estimate - toward;
		if (k < 3 || variance === 0)
			return { estimate, low: estimate - half * standardError, high: estimate + half * standardError, shrinkage: 0 };
		const moved = ((k - 2) / k) * variance * (weights[i] ?? 0);
		const unsure = (2 / (k - 2)) * moved ** 2 * (meanVariance + between) * (weights[i] ?? 0);
		const center = toward + (1 - moved) * distance;
		const reach = half * Math.sqrt((1 - moved) * variance + unsure * distance ** 2);
		return { estimate: center, low: center - reach, high: center + reach, shrinkage: moved };
	});
}

/**
 * The variance A of groups' true values around the center, in the squared unit of the estimates; 0 where they lie no
 * further from it than by chance. It solves Σ d² / (V + A) = k.
 *
 * Source: Paule and Mandel, Consensus values and weighting factors, Journal of Research NBS 87 (1982): the moment estimate
 * of DerSimonian and Laird, Meta-analysis in clinical trials (1986), with the weights at A in place of those at 0.
 */
export function varianceBetween(groups: readonly MeasuredGroup[], { center }: { center: number }): number {
	const squares = groups.map(({ estimate }) => (estimate - center) ** 2);
	const isExcessive = (between: number) =>
		groups.reduce((sum, { standardError }, i) => {
			const square = squares[i] ?? 0;
			return square === 0 ? sum : sum + square / (standardError ** 2 + between);
		}, 0) > groups.length;
	if (!isExcessive(0)) return 0;
	let [low, high] = [0, squares.reduce((sum, square) => sum + square, 0)];
	while (high - low > 1e-14 * high) {
		const middle = (low + high) / 2;
		if (middle === low || middle === high) break;
		if (isExcessive(middle)) low = middle;
		else high = middle;
	}
	return high;
}
