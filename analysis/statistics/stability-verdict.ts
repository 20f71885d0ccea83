/** What a cluster's mean Jaccard similarity says of it, from worst to best. */
export const stabilityVerdicts = [
	"dissolved",
	"not to be trusted",
	"a pattern only",
	"stable",
	"highly stable",
] as const;
export type StabilityVerdict = (typeof stabilityVerdicts)[number];

/**
 * Up to and including 0.5 the cluster dissolves; below 0.6 it is not to be trusted; from 0.6 it shows a pattern, but who
 * belongs to it is in doubt; from 0.75 it is stable, from 0.85 highly so.
 *
 * Source: the help of R's `fpc::clusterboot`, after Hennig, Computational Statistics and Data Analysis 52 (2007).
 */
export function stabilityVerdict(meanJaccard: number): StabilityVerdict {
	if (meanJaccard <= 0.5) return "dissolved";
	if (meanJaccard < 0.6) return "not to be trusted";
	if (meanJaccard < 0.75) return "a pattern only";
	return meanJaccard < 0.85 ? "stable" : "highly stable";
}

/** Whether the verdict is stable or better: from 0.75, as `fpc::clusterboot` counts a recovery. */
export function isStable(meanJaccard: number): boolean {
	return meanJaccard >= 0.75;
}
