import { gammaln } from "simple-statistics";

/**
 * The regularized incomplete beta function I_x(a, b), 0 to 1, for `x` from 0 to 1 and positive `a` and `b`: the
 * distribution function behind Student's t, F and the binomial. Good to about 13 digits, and to about 7 where `a` or `b`
 * is tens of millions, because the logarithm of the gamma function is then large.
 *
 * Source: the continued fraction of DLMF 8.17.22, evaluated by Lentz's method as in Numerical Recipes (2007), 6.4.
 */
export function incompleteBeta(x: number, { a, b }: { a: number; b: number }): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + gammaln(a + b) - gammaln(a) - gammaln(b));
	// The fraction converges fast only below the mean; above it the symmetry I_x(a, b) = 1 - I_(1-x)(b, a) serves.
	if (x < (a + 1) / (a + b + 2)) return (front / a) * continuedFraction(x, a, b);
	return 1 - (front / b) * continuedFraction(1 - x, b, a);
}

function continuedFraction(x: number, a: number, b: number): number {
	let c = 1;
	let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
	let value = d;
	let change = 0;
	for (let m = 1; Math.abs(change - 1) > 4 * Number.EPSILON; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / awayFromZero(1 + even * d);
		c = awayFromZero(1 + even / c);
		value *= d * c;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / awayFromZero(1 + odd * d);
		c = awayFromZero(1 + odd / c);
		change = d * c;
		value *= change;
	}
	return value;
}

function awayFromZero(value: number): number {
	return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
