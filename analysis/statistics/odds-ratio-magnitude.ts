import type { Magnitude } from "./cohens-h.ts";

/** Where an effect of that name begins, for an outcome that one in a hundred of the others has (Chen, Cohen and Chen, 2010). */
const oddsRatioFloors = { small: 1.68, medium: 3.47, large: 6.71 } as const;

/**
 * What an odds ratio between two groups of customers, above 0, is called, whichever of the two it is of.
 *
 * Source: Chen, Cohen and Chen, How big is a big odds ratio?, Communications in Statistics: Simulation and Computation 39 (2010).
 */
export function oddsRatioMagnitude(oddsRatio: number): Magnitude {
	const size = Math.max(oddsRatio, 1 / oddsRatio);
	if (size < oddsRatioFloors.small) return "negligible";
	if (size < oddsRatioFloors.medium) return "small";
	return size < oddsRatioFloors.large ? "medium" : "large";
}
