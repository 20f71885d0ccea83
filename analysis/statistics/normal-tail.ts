import { upperIncompleteGamma } from "./incomplete-gamma.ts";

/**
 * P(|Z| > |z|), 0 to 1, of a standard normal variable: the two-sided p-value of `z`. Right to about 12 digits however
 * far out, to |z| of 37.
 *
 * Source: Abramowitz and Stegun (1964), 7.1.2 and 6.5.17: erfc(|z| / √2) = Q(1/2, z² / 2). R: `2 * pnorm(-abs(z))`.
 */
export function twoSidedP(z: number): number {
	return upperIncompleteGamma(z ** 2 / 2, { a: 0.5 });
}
