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
 * the further the less the groups differ beyond chance, and the less sure an estimate is, so that the highest is not the
 * luckiest. The groups' true values are taken to lie normally around the center, with a variance A that the estimates give;
 * the intervals allow for A being estimated. Of fewer than 3 groups no A can be learned, and they stay as they are.
 *
 * Source: Morris, Parametric empirical Bayes inference, JASA 78 (1983), section 5, with a known center; Efron and Morris,
 * JASA 70 (1975). A solves Σ d²/(V + A) = k, as in Paule and Mandel, J. Research NBS 87 (1982), which is the moment estimate
 * of DerSimonian and Laird (1986) with the weights at A in place of those at 0.
 */
export function shrinkage(
	groups: readonly MeasuredGroup[],
	{ toward, confidence = 0.95 }: { toward: number; confidence?: number },
): Shrunken[] {
	const k = groups.length;
	const half = normalQuantile((1 + confidence) / 2);
	const between = k < 3 ? Number.POSITIVE_INFINITY : varianceBetween(groups, toward);
	const weights = groups.map(({ standardError }) => weigh(standardError ** 2 + between));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const meanVariance = groups.reduce(
		(sum, { standardError }, i) => sum + (standardError ** 2 * (weights[i] as number)) / total,
		0,
	);
	return groups.map(({ estimate, standardError }) => {
		const variance = standardError ** 2;
		const spread = Number.isFinite(between) ? variance + between : 0;
		const moved = spread > 0 ? (((k - 2) / k) * variance) / spread : 0;
		const unsure = moved > 0 ? ((2 / (k - 2)) * moved ** 2 * (meanVariance + between)) / spread : 0;
		const distance = estimate - toward;
		const reach = half * Math.sqrt((1 - moved) * variance + unsure * distance ** 2);
		const center = toward + (1 - moved) * distance;
		return { estimate: center, low: center - reach, high: center + reach, shrinkage: moved };
	});
}

/** Weights of groups that do not vary at all are not finite: none is given where their place is exact. */
function weigh(variance: number): number {
	return variance > 0 && Number.isFinite(variance) ? 1 / variance : 0;
}

/** The variance A of the groups' true values around the center; 0 where they differ no more than by chance. */
export function varianceBetween(groups: readonly MeasuredGroup[], center: number): number {
	const squares = groups.map(({ estimate }) => (estimate - center) ** 2);
	const excess = (between: number) =>
		groups.reduce((sum, { standardError }, i) => {
			const square = squares[i] as number;
			return square === 0 ? sum : sum + square / (standardError ** 2 + between);
		}, -groups.length);
	if (!(excess(0) > 0)) return 0;
	// The excess falls with A, and at the sum of all squares it is below 1 - k.
	let [low, high] = [0, squares.reduce((sum, square) => sum + square, 0)];
	for (let step = 0; step < 100 && high - low > 1e-14 * high; step++) {
		const middle = (low + high) / 2;
		if (excess(middle) > 0) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
