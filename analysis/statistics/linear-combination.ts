import type { Estimate } from "./interval.ts";

/** A quantity with its interval, and how often it is counted: its coefficient, of either sign. */
export interface Term extends Estimate {
	weight: number;
}

/**
 * The sum of independent quantities, each times its weight, with the interval that follows from theirs (the method of
 * variance estimates recovery): in the unit of the quantities, at their confidence. Of one share less another, with Wilson
 * intervals, it is Newcombe's interval. 0 of no terms.
 *
 * Source: Zou, Huang and Zhang, A note on confidence interval estimation for a linear function of binomial proportions,
 * Computational Statistics and Data Analysis 53 (2009), equation 5.
 */
export function linearCombination(terms: readonly Term[]): Estimate {
	const estimate = terms.reduce((sum, term) => sum + term.weight * term.estimate, 0);
	const reach = (end: (term: Term) => number) =>
		Math.hypot(...terms.map((term) => term.weight * (end(term) - term.estimate)));
	return {
		estimate,
		low: estimate - reach(({ weight, low, high }) => (weight > 0 ? low : high)),
		high: estimate + reach(({ weight, low, high }) => (weight > 0 ? high : low)),
	};
}
