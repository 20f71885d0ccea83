import { effectMagnitude, type Magnitude } from "./cohens-h.ts";

/**
 * What an odds ratio between two groups of customers, above 0, is called, whichever of the two it is of: that of Cohen's d
 * of the logistic trait behind it, however rare the outcome.
 *
 * Source: Chinn, A simple method for converting an odds ratio to effect size, Statistics in Medicine 19 (2000).
 */
export function oddsRatioMagnitude(oddsRatio: number): Magnitude {
	return effectMagnitude((Math.log(oddsRatio) * Math.sqrt(3)) / Math.PI);
}
