import type { Estimate } from "./interval.ts";
import { studentTQuantile } from "./student-t-quantile.ts";

/**
 * Sums over `n` customers of two measures of each, y and x, and of their products: `yyx` is the sum of y²x. An engine
 * returns them (`ratioSumsSql`), so that no row of a customer is needed.
 */
export interface RatioSums {
	n: number;
	y: number;
	x: number;
	yy: number;
	xy: number;
	xx: number;
	yyy: number;
	yyx: number;
	yxx: number;
	xxx: number;
}

/** The sums whose ratio is the mean of y: x is 1 for every customer. */
export function meanSums({ n, y, yy, yyy }: Pick<RatioSums, "n" | "y" | "yy" | "yyy">): RatioSums {
	return { n, y, x: n, yy, xy: y, xx: n, yyy, yyx: yy, yxx: y, xxx: n };
}

/** How a ratio of sums varies. */
export interface RatioSpread {
	/** The sum of y over the sum of x, in units of y a unit of x. */
	ratio: number;
	standardError: number;
	/** Of the linearized residuals (y - ratio·x) / mean x: their moment skewness, 0 where they do not vary. */
	skewness: number;
	/** Between the residuals and x / mean x, per standard deviation of the residuals: what a random denominator adds; 0 for a mean. */
	denominator: number;
}

/** `null` for fewer than 2 customers and where x sums to 0. */
export function ratioSpread(sums: RatioSums): RatioSpread | null {
	const { n, y, x, yy, xy, xx, yyy, yyx, yxx, xxx } = sums;
	if (n < 2 || x === 0) return null;
	const [ratio, meanX] = [y / x, x / n];
	const squares = cancel([yy, -2 * ratio * xy, ratio ** 2 * xx]) / n / meanX ** 2;
	if (squares <= 0) return { ratio, standardError: 0, skewness: 0, denominator: 0 };
	const cubes = cancel([yyy, -3 * ratio * yyx, 3 * ratio ** 2 * yxx, -(ratio ** 3) * xxx]) / n / meanX ** 3;
	const products = cancel([xy, -ratio * xx]) / n / meanX ** 2;
	return {
		ratio,
		standardError: Math.sqrt(squares / (n - 1)),
		skewness: cubes / squares ** 1.5,
		denominator: products / Math.sqrt(squares),
	};
}

/** Of sums of millions of doubles, what is smaller than this share of the terms is rounding. */
const rounding = 1e-12;

/** The sum of terms that nearly cancel, 0 where nothing but rounding is left. */
function cancel(terms: readonly number[]): number {
	const sum = terms.reduce((total, term) => total + term, 0);
	const size = terms.reduce((total, term) => total + Math.abs(term), 0);
	return Math.abs(sum) <= rounding * size ? 0 : sum;
}

/**
 * A ratio of two sums over customers, or a mean (`meanSums`), in units of y a unit of x, with its standard error and an
 * interval that is honest about skew: with a few large values, as money has them, it reaches further up than down. The
 * ratio is always inside. Where nothing is skewed it is Student's t with n - 1 degrees of freedom; where nothing varies it
 * is the ratio itself. `null` for fewer than 2 customers and where x sums to 0.
 *
 * The standard error is by linearization. The studentized ratio T is made symmetric by Hall's cubic, with a further term
 * for the chance in the denominator: T + aT² + a²T³/3 + γ/(6√n), where a = (γ/3 - κ)/√n, γ is the skewness of the
 * linearized residuals and κ their covariance with x over their standard deviation and the mean of x. For a mean κ is 0 and
 * the cubic is Hall's own.
 *
 * Source: Cochran, Sampling Techniques (1977), 6.3; Woodruff, JASA 66 (1971); Hall, On the removal of skewness by
 * transformation, JRSS B 54 (1992). The term κ comes of studentizing by the residuals around the estimate instead of the
 * truth, and makes the interval agree with Fieller's to that order.
 */
export function ratioInterval(
	sums: RatioSums,
	{ confidence = 0.95 } = {},
): (Estimate & { standardError: number }) | null {
	const spread = ratioSpread(sums);
	if (!spread) return null;
	const { ratio, standardError, skewness, denominator } = spread;
	const root = Math.sqrt(sums.n);
	const bend = (skewness / 3 - denominator) / root;
	/** The value of T at which the transformed one is `g`: the inverse of the cubic, without dividing by a bend of 0. */
	const invert = (g: number) => {
		const cubeRoot = Math.cbrt(1 + 3 * bend * g);
		return (3 * g) / (cubeRoot ** 2 + cubeRoot + 1);
	};
	const half = studentTQuantile((1 + confidence) / 2, sums.n - 1);
	const shift = skewness / (6 * root);
	return {
		estimate: ratio,
		low: ratio - Math.max(0, invert(half - shift)) * standardError,
		high: ratio - Math.min(0, invert(-half - shift)) * standardError,
		standardError,
	};
}
