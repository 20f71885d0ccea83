/** Means and the standard deviation in the feature's own unit; `mean` and `sd` are of all customers, the group included. */
export interface GroupAndAll {
	groupMean: number;
	mean: number;
	sd: number;
}

/** Cohen's words for the size of an effect, ascending. */
export const magnitudes = ["negligible", "small", "medium", "large"] as const;
export type Magnitude = (typeof magnitudes)[number];

/** How far a group lies from all customers, in standard deviations of all; `null` where the feature does not vary. */
export function standardizedDifference({ groupMean, mean, sd }: GroupAndAll): number | null {
	return sd === 0 ? null : (groupMean - mean) / sd;
}

/**
 * The size of a standardized difference, whatever its sign: small from 0.2, medium from 0.5, large from 0.8.
 *
 * Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), 2.2.
 */
export function magnitudeOf(difference: number): Magnitude {
	const size = Math.abs(difference);
	if (size < 0.2) return "negligible";
	if (size < 0.5) return "small";
	return size < 0.8 ? "medium" : "large";
}
