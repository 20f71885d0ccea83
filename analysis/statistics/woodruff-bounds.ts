import type { Interval } from "./interval.ts";
import { type RatioSums, ratioSpread } from "./ratio-interval.ts";
import { studentTQuantile } from "./student-t-quantile.ts";

/**
 * The probabilities, 0 to 1, at which to read the quantiles that bound the median of rows with 95% confidence where rows
 * of one customer are alike: y counts a customer's rows at or below the median of all rows, x all of the customer's rows.
 * Probabilities past 0 or 1 are clamped: the interval then reaches to the smallest or largest row. `null` for fewer than
 * 2 customers and where there are no rows.
 *
 * The standard error of the share at or below the median is by linearization. Where ties lift that share above one half,
 * the variance is taken to one half by p(1 - p), and never above the one of customers whose rows all lie on one side.
 *
 * Source: Woodruff, Confidence intervals for medians and other position measures, JASA 47 (1952); Sitter and Wu, Statistics
 * and Probability Letters 52 (2001). R: `survey::svyquantile(interval.type = "mean")`.
 */
export function woodruffBounds(sums: RatioSums): Interval | null {
	const spread = ratioSpread(sums);
	if (!spread) return null;
	const { ratio, standardError } = spread;
	const most = (0.25 * sums.xx * sums.n) / (sums.n - 1) / sums.x ** 2;
	const scaled = (standardError ** 2 * 0.25) / (ratio * (1 - ratio));
	const half = studentTQuantile(0.975, sums.n - 1) * Math.sqrt(ratio > 0 && ratio < 1 ? Math.min(most, scaled) : most);
	return { low: Math.max(0, 0.5 - half), high: Math.min(1, 0.5 + half) };
}
