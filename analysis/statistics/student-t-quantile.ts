import { gammaln } from "simple-statistics";
import { incompleteBeta } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal-quantile.ts";

/**
 * The quantile of Student's t distribution at probability `p`, strictly between 0 and 1, with `df` degrees of freedom (at
 * least 1, not necessarily whole), to about 10 digits, and to 7 where `df` is tens of millions.
 *
 * Newton's method on the upper tail, from the normal quantile. The tail is convex there and t's quantile lies beyond the
 * normal one, so every step goes towards the root and none past it.
 */
export function studentTQuantile(p: number, df: number): number {
	if (p === 0.5) return 0;
	if (p < 0.5) return -studentTQuantile(1 - p, df);
	let t = normalQuantile(p);
	for (let step = Number.POSITIVE_INFINITY; step > t * 1e-11; ) {
		step = (upperTail(t, df) - (1 - p)) / density(t, df);
		t += step;
	}
	return t;
}

/** P(T > t) for t > 0. */
function upperTail(t: number, df: number): number {
	return incompleteBeta(df / (df + t ** 2), { a: df / 2, b: 0.5 }) / 2;
}

function density(t: number, df: number): number {
	const constant = gammaln((df + 1) / 2) - gammaln(df / 2) - Math.log(df * Math.PI) / 2;
	return Math.exp(constant - ((df + 1) / 2) * Math.log1p(t ** 2 / df));
}
