import { ckmeans } from "simple-statistics";

/**
 * The smallest value of each of `count` groups, ascending: the groups have the least sum of squared distances from their
 * means that any split of the values has. Values may come in any order and repeat, which is how a value weighs more; for
 * a large population they are its quantiles. With fewer distinct values than `count`, each is a group; none give none.
 *
 * Money is best split on its logarithm (`signedLog`): on the plain scale the largest customers make all the breaks.
 *
 * Source: Wang and Song, Ckmeans.1d.dp, The R Journal 3/2 (2011), by simple-statistics.
 */
export function naturalBreaks(values: readonly number[], count: number): number[] {
	const distinct = [...new Set(values)].sort((a, b) => a - b);
	if (distinct.length <= count) return distinct;
	return ckmeans([...values], count).flatMap((group) => group.slice(0, 1));
}
