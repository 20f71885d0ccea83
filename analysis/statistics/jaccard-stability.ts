import { adjustedRandOfCounts } from "./adjusted-rand-index.ts";
import { contingencyTable, countClusters, sumColumns, sumRows } from "./contingency-table.ts";
import { type Points, pickPoints } from "./points.ts";
import { resampleIndexes } from "./random.ts";

export interface StabilityOptions {
	/** Bootstrap resamples to average over, at least 1. */
	resamples: number;
	random: () => number;
	/** The cluster of every point given to it. */
	cluster: (points: Points) => readonly number[];
}

export interface Stability {
	/** Mean Jaccard similarity per cluster, 0 to 1, in the order of the labels. */
	clusters: number[];
	/** Mean adjusted Rand index of the whole partition, up to 1. */
	adjustedRand: number;
}

/**
 * Whether clusters come back when other customers of the same kind are clustered: each resample's distinct points are
 * clustered anew, and every cluster is compared with the one most like it, over the points of the resample. A cluster
 * that a resample missed altogether scores 0 there.
 *
 * Source: Hennig, Computational Statistics and Data Analysis 52 (2007). R: `fpc::clusterboot(bootmethod = "boot")`.
 */
export function jaccardStability(
	points: Points,
	labels: readonly number[],
	{ resamples, random, cluster }: StabilityOptions,
): Stability {
	const clusters = new Array<number>(countClusters(labels)).fill(0);
	let adjustedRand = 0;
	for (let i = 0; i < resamples; i++) {
		const drawn = [...new Set(resampleIndexes(points.length, random))];
		const table = contingencyTable(
			drawn.map((index) => labels[index] as number),
			cluster(pickPoints(points, drawn)),
		);
		bestJaccards(table).forEach((jaccard, label) => {
			clusters[label] = (clusters[label] as number) + jaccard / resamples;
		});
		adjustedRand += adjustedRandOfCounts(table) / resamples;
	}
	return { clusters, adjustedRand };
}

/** For each row of a table of counts, the largest Jaccard similarity with any column: items in both over items in either. */
export function bestJaccards(table: readonly (readonly number[])[]): number[] {
	const columns = sumColumns(table);
	return sumRows(table).map((size, row) =>
		columns.reduce((best, other, column) => {
			const both = table[row]?.[column] ?? 0;
			return both === 0 ? best : Math.max(best, both / (size + other - both));
		}, 0),
	);
}
