import { seededRandom } from "../../analysis/statistics/random.ts";

/** Random draws from a seed: the same seed gives the same draws, everywhere. */
export interface Random {
	/** At least 0 and below 1, in steps of 2^-32. */
	uniform(): number;
	/** A whole number from `low` to `high`, both included. */
	integer(low: number, high: number): number;
	/** True in this share of draws, 0 to 1. */
	chance(share: number): boolean;
	/** Mean 0 and standard deviation 1. */
	normal(): number;
	/** Its logarithm has mean ln(median) and standard deviation `sigma`. */
	lognormal(median: number, sigma: number): number;
	/** One of the keys, each as often as its weight says. Throws on no keys. */
	weighted<K>(weights: ReadonlyMap<K, number>): K;
	/** A copy in random order. */
	shuffle<T>(items: readonly T[]): T[];
}

/** Normal draws by Marsaglia's polar method (SIAM Review 6, 1964), shuffling by Fisher and Yates. */
export function createRandom(seed: number): Random {
	const uniform = seededRandom(seed);
	const integer = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1));
	const normal = () => {
		for (;;) {
			const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
			const square = x * x + y * y;
			if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
		}
	};
	return {
		uniform,
		integer,
		normal,
		chance: (share) => uniform() < share,
		lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
		weighted(weights) {
			const total = weights.values().reduce((sum, weight) => sum + weight, 0);
			let left = uniform() * total;
			for (const [key, weight] of weights) {
				left -= weight;
				if (left < 0) return key;
			}
			throw new Error("there is nothing to draw from: give weights above 0");
		},
		shuffle(items) {
			const shuffled = [...items];
			for (let last = shuffled.length - 1; last > 0; last--) {
				const other = integer(0, last);
				const item = shuffled[last] as (typeof shuffled)[number];
				shuffled[last] = shuffled[other] as typeof item;
				shuffled[other] = item;
			}
			return shuffled;
		},
	};
}
