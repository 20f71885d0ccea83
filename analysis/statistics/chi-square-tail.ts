import { upperIncompleteGamma } from "./incomplete-gamma.ts";

/**
 * P(X > x), 0 to 1, of a chi-square variable with `df` degrees of freedom (above 0, not necessarily whole): 1 for `x` of 0
 * or less. Right to about 12 digits however small the tail is, down to 1e-300.
 *
 * Source: DLMF 8.2 and Abramowitz and Stegun (1964), 26.4.19. R: `pchisq(x, df, lower.tail = FALSE)`.
 */
export function chiSquareTail(x: number, df: number): number {
	return upperIncompleteGamma(x / 2, { a: df / 2 });
}
