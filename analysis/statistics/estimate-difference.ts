import type { Estimate } from "./interval.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { twoSidedP } from "./normal-tail.ts";

export interface EstimateDifference extends Estimate {
	/** Two-sided, 0 to 1. */
	p: number;
}

/**
 * How much `after` is above `before`, with its interval at the confidence of theirs, and the p-value of no difference:
 * each side of the interval is made of the sides of the two intervals that face it, so that it is right for intervals that
 * are not symmetric, too. For estimates from independent samples; where both are of the same customers the interval is too
 * wide rather than too narrow. Estimates that are equal differ with p of 1, others without any width with p of 0.
 *
 * Source: Zou and Donner, Construction of confidence limits about effect measures: a general approach, Statistics in
 * Medicine 27 (2008); the p-value is that of the standard error on the side of no difference.
 */
export function differenceOfEstimates(
	before: Estimate,
	after: Estimate,
	{ confidence = 0.95 } = {},
): EstimateDifference {
	const estimate = after.estimate - before.estimate;
	const down = Math.hypot(after.estimate - after.low, before.high - before.estimate);
	const up = Math.hypot(after.high - after.estimate, before.estimate - before.low);
	const margin = estimate > 0 ? down : up;
	const certain = margin === 0 ? Number.POSITIVE_INFINITY : 1 / margin;
	const z = estimate === 0 ? 0 : Math.abs(estimate) * certain * normalQuantile((1 + confidence) / 2);
	return { estimate, low: estimate - down, high: estimate + up, p: Number.isFinite(z) ? twoSidedP(z) : 0 };
}
