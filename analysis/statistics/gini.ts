/** What the engine returns of `n` values: `weightedRankSum` is the sum of rank times value, ranks from 1 in ascending order. */
export interface RankSums {
	n: number;
	sum: number;
	weightedRankSum: number;
}

/**
 * The Gini coefficient of the customers at hand, a population and not a sample: 0 when all hold the same, (n - 1) / n when
 * one holds everything. It equals half the mean absolute difference of all n² pairs over the mean. Ties may be ranked in
 * any order. Negative values are taken as they are, and can lift it above 1. `null` where the sum is not positive: there
 * is nothing to share.
 *
 * Source: Cowell, Measuring Inequality (2011), A.4. R: `ineq::Gini`, which computes the same formula.
 */
export function gini({ n, sum, weightedRankSum }: RankSums): number | null {
	if (sum <= 0) return null;
	return (2 * weightedRankSum) / (n * sum) - (n + 1) / n;
}
