import type { Estimate } from "./interval.ts";
import { noncentralChiSquareTail } from "./noncentral-chi-square-tail.ts";

/** What a chi-square test of homogeneity says of several groups. */
export interface SpreadSums {
	/** The sum over groups of weight times squared distance from the mean, the weight 1 over the estimate's variance. */
	statistic: number;
	/** Groups less one, at least 1. */
	df: number;
	/** The sum of the weights. */
	information: number;
}

/**
 * How far these groups' true values typically lie from their mean: the root of their mean squared distance, 0 or more, in
 * their unit, with its 95% interval. The interval starts at 0 where chance alone could have made the differences. Groups that
 * happen to lie closer than chance would have them say no more than groups that lie as far apart as chance would.
 *
 * Source: the noncentrality of the statistic, as in Steiger and Fouladi, Noncentrality interval estimation (1997). R:
 * `MBESS::conf.limits.nc.chisq`.
 */
export function spreadInterval({ statistic, df, information }: SpreadSums): Estimate {
	const low = findNoncentrality(0.025, { statistic, df });
	const high = findNoncentrality(0.975, { statistic: Math.max(statistic, df), df });
	const estimate = Math.min(high, Math.max(low, statistic - df));
	const toUnit = (noncentrality: number) => Math.sqrt(noncentrality / information);
	return { estimate: toUnit(estimate), low: toUnit(low), high: toUnit(high) };
}

/** With which a statistic as large as this one has the probability `p`; 0 where it has it or more without. */
function findNoncentrality(p: number, { statistic, df }: { statistic: number; df: number }): number {
	const tail = (noncentrality: number) => noncentralChiSquareTail(statistic, { df, noncentrality });
	if (tail(0) >= p) return 0;
	let [low, high] = [0, statistic + 1];
	while (tail(high) < p) high *= 2;
	for (let step = 0; step < 60 && high - low > 1e-10 * high; step++) {
		const middle = (low + high) / 2;
		if (tail(middle) < p) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
