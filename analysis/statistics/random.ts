/**
 * Uniform draws from a seed, at least 0 and below 1 in steps of 2^-32: the same seed, any whole number, gives the same
 * draws everywhere.
 *
 * Source: sfc32 by Chris Doty-Humphrey (PractRand), a 128-bit state that passes PractRand's tests.
 */
export function seededRandom(seed: number): () => number {
	let [a, b, c, counter] = [0, seed | 0, Math.trunc(seed / 2 ** 32) | 0, 1];
	const next = () => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	// The first dozen are thrown away so that near seeds part.
	for (let i = 0; i < 12; i++) next();
	return next;
}

/**
 * `size` of the numbers 0 to `n` - 1, none twice, in random order; all of them where `size` is `n` or more. Every such
 * draw is equally likely (Fisher and Yates, stopped after `size` steps).
 */
export function sampleIndexes(n: number, { size, random }: { size: number; random: () => number }): number[] {
	const indexes = Array.from({ length: n }, (_, i) => i);
	const count = Math.min(size, n);
	for (let i = 0; i < count; i++) {
		const other = i + Math.floor(random() * (n - i));
		const index = indexes[i] as number;
		indexes[i] = indexes[other] as number;
		indexes[other] = index;
	}
	return indexes.slice(0, count);
}

/** `n` draws from the numbers 0 to `n` - 1, each put back: a bootstrap resample. */
export function resampleIndexes(n: number, random: () => number): number[] {
	return Array.from({ length: n }, () => Math.floor(random() * n));
}
