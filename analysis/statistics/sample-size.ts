import { normalQuantile } from "./normal-quantile.ts";

/** How sure a trial is to be. */
export interface Power {
	/** Two-sided error of the first kind, 0 to 1. */
	alpha: number;
	/** The share of trials, 0 to 1, that find the difference where it is there. */
	power: number;
}

/**
 * Customers in each of two arms of equal size that a trial of two shares, 0 to 1, needs; Infinity where they are the same.
 *
 * Source: Fleiss, Statistical Methods for Rates and Proportions (1981), 3.2, without the continuity correction; R's
 * `power.prop.test` solves the same equation.
 */
export function sampleSizeOfShares(share: number, other: number, { alpha, power }: Power): number {
	if (share === other) return Number.POSITIVE_INFINITY;
	const pooled = (share + other) / 2;
	const spread =
		normalQuantile(1 - alpha / 2) * Math.sqrt(2 * pooled * (1 - pooled)) +
		normalQuantile(power) * Math.sqrt(share * (1 - share) + other * (1 - other));
	return Math.ceil((spread / (share - other)) ** 2);
}

/**
 * The smallest rise of a share, 0 to 1, that a trial with so many customers in each of two arms finds; what is left up to 1
 * where it finds none. The same equation as `sampleSizeOfShares`, solved by halving, to the last digit that is shown.
 */
export function detectableRise(share: number, eachArm: number, power: Power): number {
	let [low, high] = [0, 1 - share];
	while (high - low > 1e-6) {
		const middle = (low + high) / 2;
		if (sampleSizeOfShares(share, share + middle, power) <= eachArm) high = middle;
		else low = middle;
	}
	return high;
}
