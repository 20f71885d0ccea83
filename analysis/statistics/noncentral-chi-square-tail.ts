import { chiSquareTail } from "./chi-square-tail.ts";

/**
 * P(X > x), 0 to 1, of a noncentral chi-square variable: of a sum of `df` squared normal variables whose means' squares
 * add up to `noncentrality` (0 or more). A mean of central ones, with Poisson weights, right to about 10 digits.
 *
 * Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), 29.3. R:
 * `pchisq(x, df, ncp, lower.tail = FALSE)`.
 */
export function noncentralChiSquareTail(
	x: number,
	{ df, noncentrality }: { df: number; noncentrality: number },
): number {
	if (noncentrality === 0 || x <= 0) return chiSquareTail(x, df);
	const mean = noncentrality / 2;
	const reach = 8 * Math.sqrt(mean) + 30;
	const first = Math.max(0, Math.floor(mean - reach));
	let [tail, weights] = [0, 0];
	// Weights in relation to the one at the mean, so that none is lost; they are divided by their sum in the end.
	let logWeight = 0;
	for (let j = Math.floor(mean); j > first; j--) logWeight += Math.log(j / mean);
	for (let j = first; j <= mean + reach; j++) {
		const weight = Math.exp(logWeight);
		weights += weight;
		if (weight > 1e-18) tail += weight * chiSquareTail(x, df + 2 * j);
		logWeight += Math.log(mean / (j + 1));
	}
	return tail / weights;
}
