import type { Points } from "./points.ts";

export interface GapOptions {
	/** From 1 cluster to this many. */
	mostClusters: number;
	/** Reference sets to compare with, at least 2. */
	sets: number;
	/** Draws one reference set (`reference-sets.ts`). */
	draw: () => Points;
	/** Sum of squared distances of the points from the centers of their clusters. */
	inertia: (points: Points, k: number) => number;
}

export interface Gap {
	k: number;
	/** Natural logarithm of the points' inertia in `k` clusters. */
	logInertia: number;
	/** The same, on average over the reference sets. */
	expected: number;
	/** `expected` less `logInertia`: above 0 where the points are closer to their centers than without clusters. */
	gap: number;
	/** Of the gap, by simulation. */
	standardError: number;
}

/**
 * How much tighter the points cluster than reference sets without clusters do, for every number of clusters. Points that
 * coincide within their clusters have an inertia of 0 and an infinite gap.
 *
 * Source: Tibshirani, Walther and Hastie, Estimating the number of clusters in a data set via the gap statistic, JRSS B 63
 * (2001). R: `cluster::clusGap(d.power = 2)`, whose W is half the inertia and whose standard error has the divisor
 * `sets` - 1, as here.
 */
export function gapStatistic(points: Points, { mostClusters, sets, draw, inertia }: GapOptions): Gap[] {
	const ks = Array.from({ length: mostClusters }, (_, i) => i + 1);
	const references = Array.from({ length: sets }, () => {
		const reference = draw();
		return ks.map((k) => Math.log(inertia(reference, k)));
	});
	return ks.map((k, i) => {
		const logs = references.map((reference) => reference[i] as number);
		const expected = logs.reduce((sum, log) => sum + log, 0) / sets;
		const variance = logs.reduce((sum, log) => sum + (log - expected) ** 2, 0) / (sets - 1);
		const logInertia = Math.log(inertia(points, k));
		return {
			k,
			logInertia,
			expected,
			gap: expected - logInertia,
			standardError: Math.sqrt(variance * (1 + 1 / sets)),
		};
	});
}
