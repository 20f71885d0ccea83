/** What the engine returns of `n` values: the averages (divisor n) of the squared and of the cubed distances from the mean. */
export interface CentralMoments {
	n: number;
	m2: number;
	m3: number;
}

/**
 * The moment skewness g1 = m3 / m2^1.5: 0 when symmetric, above 1 when highly skewed to the right. `null` for fewer than
 * 3 values, which have no shape, and for equal values.
 *
 * Source: Bulmer, Principles of Statistics (1979); Joanes and Gill, The Statistician 47 (1998). scipy: `stats.skew`.
 */
export function skewness({ n, m2, m3 }: CentralMoments): number | null {
	return n < 3 || m2 === 0 ? null : m3 / m2 ** 1.5;
}
