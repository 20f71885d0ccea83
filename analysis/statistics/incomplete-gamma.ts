import { gammaln } from "simple-statistics";

/**
 * The upper regularized incomplete gamma function Q(a, x), 0 to 1, for positive `a` and `x` of at least 0: the upper tail
 * of the gamma distribution of shape `a`. Good to about 12 digits for `a` up to some hundreds, tails as small as 1e-300
 * included, and 0 below those.
 *
 * Source: the series of DLMF 8.11.4 and the continued fraction of DLMF 8.9.2, evaluated by Lentz's method as in Numerical
 * Recipes (2007), 6.2. R: `pgamma(x, a, lower.tail = FALSE)`.
 */
export function upperIncompleteGamma(x: number, { a }: { a: number }): number {
	if (x <= 0) return 1;
	if (x === Number.POSITIVE_INFINITY) return 0;
	const front = Math.exp(a * Math.log(x) - x - gammaln(a));
	// The series converges fast below the mean, where the upper tail is large and its complement loses nothing.
	return x < a + 1 ? 1 - front * lowerSeries(x, a) : front * continuedFraction(x, a);
}

function lowerSeries(x: number, a: number): number {
	let term = 1 / a;
	let sum = term;
	for (let k = 1; term > sum * Number.EPSILON; k++) {
		term *= x / (a + k);
		sum += term;
	}
	return sum;
}

function continuedFraction(x: number, a: number): number {
	let b = x + 1 - a;
	let c = Number.POSITIVE_INFINITY;
	let d = 1 / b;
	let value = d;
	let change = 0;
	for (let k = 1; Math.abs(change - 1) > 4 * Number.EPSILON; k++) {
		const numerator = k * (a - k);
		b += 2;
		d = 1 / awayFromZero(b + numerator * d);
		c = awayFromZero(b + numerator / c);
		change = d * c;
		value *= change;
	}
	return value;
}

function awayFromZero(value: number): number {
	return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
