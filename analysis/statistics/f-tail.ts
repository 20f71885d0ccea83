import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * P(F > f), 0 to 1, of the F distribution with `df` and `otherDf` degrees of freedom, both above 0 and not necessarily
 * whole. Right to about 11 digits, and to 6 where `otherDf` is tens of millions.
 *
 * Source: Abramowitz and Stegun (1964), 26.6.2. R: `pf(f, df, otherDf, lower.tail = FALSE)`.
 */
export function fTail(f: number, { df, otherDf }: { df: number; otherDf: number }): number {
	return f <= 0 ? 1 : incompleteBeta(otherDf / (otherDf + df * f), { a: otherDf / 2, b: df / 2 });
}
