import { quantileSorted } from "simple-statistics";
import type { Interval } from "./interval.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { twoSidedP } from "./normal-tail.ts";

/**
 * The interval between the quantiles of the replicates (R's type 7), in their unit and whatever their order. Throws on
 * none.
 *
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), 13.3. R: `quantile(t, c(0.025, 0.975))`.
 */
export function percentileInterval(replicates: readonly number[], { confidence = 0.95 } = {}): Interval {
	return readQuantiles(replicates, [(1 - confidence) / 2, (1 + confidence) / 2]);
}

export interface BootstrapSample {
	estimate: number;
	/** The estimate from each resample, in any order. */
	replicates: readonly number[];
	/** The estimate without one customer: each distinct `value`, and how many customers (`weight`) give it when left out. */
	jackknife: readonly { value: number; weight: number }[];
}

/**
 * The interval between quantiles of the replicates that are moved for bias and skew: it is right where some unknown
 * transformation makes the estimate normal. Replicates equal to the estimate count half. Where all replicates lie on one
 * side of the estimate there is no telling the bias, and it is the percentile interval; where the jackknife does not vary
 * it is corrected for bias alone. Throws where there are no replicates.
 *
 * Source: Efron, Better bootstrap confidence intervals, JASA 82 (1987); Efron and Tibshirani (1993), 14.3. R:
 * `boot::boot.ci(type = "bca")`, which interpolates differently; scipy: `stats.bootstrap(method="BCa")`.
 */
export function bcaInterval(
	{ estimate, replicates, jackknife }: BootstrapSample,
	{ confidence = 0.95 } = {},
): Interval {
	const below = replicates.filter((value) => value < estimate).length;
	const equal = replicates.filter((value) => value === estimate).length;
	const bias = normalQuantile((below + equal / 2) / replicates.length);
	if (!Number.isFinite(bias)) return percentileInterval(replicates, { confidence });
	const acceleration = accelerationOf(jackknife);
	const move = (p: number) => {
		const shifted = bias + normalQuantile(p);
		const stretch = 1 - acceleration * shifted;
		return normalProbability(stretch > 0 ? bias + shifted / stretch : Math.sign(shifted) * Number.POSITIVE_INFINITY);
	};
	return readQuantiles(replicates, [move((1 - confidence) / 2), move((1 + confidence) / 2)]);
}

/** A sixth of the skewness of the jackknife's influences, 0 where they do not vary. */
function accelerationOf(jackknife: BootstrapSample["jackknife"]): number {
	const sumOf = (value: (item: { value: number; weight: number }) => number) =>
		jackknife.reduce((sum, item) => sum + item.weight * value(item), 0);
	const mean = sumOf(({ value }) => value) / sumOf(() => 1);
	const squares = sumOf(({ value }) => (mean - value) ** 2);
	return squares > 0 ? sumOf(({ value }) => (mean - value) ** 3) / (6 * squares ** 1.5) : 0;
}

function normalProbability(z: number): number {
	const tail = twoSidedP(z) / 2;
	return z < 0 ? tail : 1 - tail;
}

function readQuantiles(replicates: readonly number[], [low, high]: readonly [number, number]): Interval {
	if (replicates.length === 0) throw new Error("there are no replicates: draw some first");
	const ascending = replicates.toSorted((a, b) => a - b);
	return { low: quantileSorted(ascending, low), high: quantileSorted(ascending, high) };
}
