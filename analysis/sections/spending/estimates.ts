/** Shares of spending and spending a customer and month, with their intervals, from sums over customers. */
import type { Effect } from "../../findings/hypothesis.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { meanSums, type RatioSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { studentTQuantile } from "../../statistics/student-t-quantile.ts";

/** The share of x that is y, 0 to 1. */
export function shareOf(sums: RatioSums): Estimate | null {
	const share = ratioInterval(sums);
	return share && { ...share, low: Math.max(0, share.low), high: Math.min(1, share.high) };
}

/** Of every customer of those that the sums are over, those without any spending too. */
export function perCustomerMonth({ n, y, yy, yyy }: RatioSums, months: number): Estimate | null {
	return ratioInterval(meanSums({ n, y: y / months, yy: yy / months ** 2, yyy: yyy / months ** 3 }));
}

/** A difference of two shares of the same `n` customers, in standard deviations of what it is for each of them. */
export function pairedEffect({ estimate, low, high }: Estimate, n: number): Effect {
	const standardError = (high - low) / 2 / studentTQuantile(0.975, n - 1);
	const value = estimate / (standardError * Math.sqrt(n));
	return { name: "Cohen's d of the differences", value, magnitude: effectMagnitude(value) };
}
