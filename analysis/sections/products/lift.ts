/** How much more often products are held together than chance would have it, with its interval. */
import { bcaInterval } from "../../statistics/bootstrap.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { seededRandom } from "../../statistics/random.ts";
import { resampleCounts } from "../../statistics/resample-counts.ts";
import { holdsProduct, type PatternCount } from "./holding-patterns.ts";

export interface Lift extends Estimate {
	/** Who hold all of the products. */
	customers: number;
	/** Who would hold all of them if holding one said nothing about holding another. */
	expected: number;
}

interface Resampling {
	replicates: number;
	seed: number;
}

/**
 * The lift of each combination of products, given as their places: customers who hold all of them over those expected, 1
 * where they are held together as chance would have it. The interval is by bootstrap (BCa) over customers, drawn as counts of
 * patterns, so that the cost does not grow with customers.
 *
 * Source: Brin, Motwani and Silverstein, Beyond market baskets, SIGMOD (1997), for lift; Efron (1987) for the interval.
 */
export function measureLifts(
	patterns: readonly PatternCount[],
	combinations: readonly (readonly number[])[],
	{ replicates, seed }: Resampling,
): Lift[] {
	const counts = patterns.map(({ customers }) => customers);
	const combine = combinations.map((places) => makeLift(patterns, places));
	const random = seededRandom(seed);
	const resampled = combine.map((): number[] => []);
	for (let i = 0; i < replicates; i++) {
		const drawn = resampleCounts(counts, random);
		for (const [index, lift] of combine.entries()) resampled[index]?.push(lift(drawn).lift);
	}
	return combine.map((lift, index) => {
		const { lift: estimate, customers, expected } = lift(counts);
		const jackknife = counts.flatMap((weight, left) => {
			if (weight === 0) return [];
			return [{ value: lift(counts.map((count, place) => (place === left ? count - 1 : count))).lift, weight }];
		});
		const interval = bcaInterval({ estimate, replicates: resampled[index] ?? [], jackknife });
		return { estimate, ...interval, customers, expected };
	});
}

interface Counted {
	lift: number;
	customers: number;
	expected: number;
}

/** What counts of the patterns, in their order, say of one combination. */
function makeLift(
	patterns: readonly PatternCount[],
	places: readonly number[],
): (counts: readonly number[]) => Counted {
	const indexesOf = (isIn: (pattern: number) => boolean) =>
		patterns.flatMap(({ pattern }, index) => (isIn(pattern) ? [index] : []));
	const all = indexesOf((pattern) => places.every((place) => holdsProduct(pattern, place)));
	const single = places.map((place) => indexesOf((pattern) => holdsProduct(pattern, place)));
	return (counts) => {
		const sumOf = (indexes: readonly number[]) => indexes.reduce((sum, index) => sum + (counts[index] ?? 0), 0);
		const n = counts.reduce((sum, count) => sum + count, 0);
		const customers = sumOf(all);
		const expected = single.reduce((product, indexes) => (product * sumOf(indexes)) / n, n);
		// A resample in which nobody holds one of them says nothing either way.
		return { lift: expected === 0 ? 1 : customers / expected, customers, expected };
	};
}
