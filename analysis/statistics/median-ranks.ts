/** Ranks count from 1, in ascending order. */
export interface Ranks {
	low: number;
	high: number;
	/** The true confidence of the interval, 0 to 1, at least what was asked for. */
	coverage: number;
}

/**
 * Which of `n` values in ascending order bound the median: the interval from the value at rank `low` to the value at rank
 * `high` covers it with at least the given confidence, whatever the distribution. The ranks mirror each other and lie as
 * close together as the confidence allows. `null` where even the smallest and the largest value do not reach it: below
 * 6 values at 95%, below 8 at 99%.
 *
 * The number of values below the median is binomial(n, 1/2). The sum over its middle is exact for every `n` and takes a
 * multiple of √n steps: some thirty thousand for 40 million values.
 *
 * Source: Thompson, Annals of Mathematical Statistics 7 (1936); Conover, Practical Nonparametric Statistics (1999), 3.2.
 * R: `qbinom(0.025, n, 0.5)` is `low`.
 */
export function medianRanks(n: number, { confidence = 0.95 } = {}): Ranks | null {
	const total = sumMiddle(n, Number.POSITIVE_INFINITY).mass;
	const { rank, mass } = sumMiddle(n, confidence * total);
	return rank === 0 ? null : { low: rank, high: n + 1 - rank, coverage: mass / total };
}

/**
 * Adds up binomial(n, 1/2) from its middle outwards, both sides at once and in units of its middle weight, until `enough`
 * is reached or nothing is left to add. `rank` is the lowest count added.
 */
function sumMiddle(n: number, enough: number): { rank: number; mass: number } {
	let rank = Math.floor(n / 2);
	let weight = 1;
	let mass = n % 2 === 0 ? 1 : 2;
	while (mass < enough && rank > 0 && mass + weight > mass) {
		weight *= rank / (n - rank + 1);
		mass += 2 * weight;
		rank--;
	}
	return { rank, mass };
}
