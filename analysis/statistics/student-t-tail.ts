import { incompleteBeta } from "./incomplete-beta.ts";
import { twoSidedP } from "./normal-tail.ts";

/** Above this many degrees of freedom t and the normal distribution agree to more digits than `incompleteBeta` has. */
const manyDf = 1e9;

/**
 * P(|T| > |t|), 0 to 1, of Student's t with `df` degrees of freedom (above 0, not necessarily whole, Infinity for the
 * normal distribution): the two-sided p-value of `t`. Right to about 11 digits however far out, and to 6 where `df` is
 * tens of millions.
 *
 * Source: Abramowitz and Stegun (1964), 26.7.1. R: `2 * pt(-abs(t), df)`.
 */
export function twoSidedTP(t: number, df: number): number {
	return df > manyDf ? twoSidedP(t) : incompleteBeta(df / (df + t ** 2), { a: df / 2, b: 0.5 });
}
