import { type SymmetricMatrix, symmetricEigen } from "./symmetric-eigen.ts";

export interface PrincipalComponent {
	/** One weight per feature, of length 1 together: a customer's score is the sum of weight times (centered) feature. */
	loadings: number[];
	/** Variance of the scores. */
	variance: number;
	/** Of the variance of all features, 0 to 1. */
	share: number;
}

/**
 * The directions in which customers differ most, by variance, from the covariance or the correlation matrix of the
 * features: as many as features, the largest first. The loading of largest size is positive (the first of equals), so that
 * the same data give the same picture. Where nothing varies every share is 0.
 *
 * Source: Jolliffe, Principal Component Analysis (2002), 2 and 3. R: `prcomp`.
 */
export function principalComponents(covariance: SymmetricMatrix): PrincipalComponent[] {
	const pairs = symmetricEigen(covariance);
	const variances = pairs.map(({ value }) => Math.max(0, value));
	const total = variances.reduce((sum, variance) => sum + variance, 0);
	return pairs.map(({ vector }, i) => {
		const variance = variances[i] as number;
		return { loadings: pointUp(vector), variance, share: total === 0 ? 0 : variance / total };
	});
}

function pointUp(vector: readonly number[]): number[] {
	const largest = vector.reduce((most, x) => (Math.abs(x) > Math.abs(most) + 1e-9 ? x : most), 0);
	return vector.map((x) => (largest < 0 ? 0 - x : x));
}
