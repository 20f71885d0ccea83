import { contingencyTable, sumRows } from "./contingency-table.ts";
import { type Clustering, nearestCenter } from "./k-means.ts";
import { type Points, pickPoints } from "./points.ts";
import { sampleIndexes } from "./random.ts";

export interface PredictionStrengthOptions {
	/** Random halvings to average over, at least 1. */
	splits: number;
	random: () => number;
	fit: (points: Points, k: number) => Clustering;
}

/**
 * How well `k` clusters found in one half of the points foretell those found in the other, 0 to 1: of all pairs that share
 * a cluster of the second half, the share that the centers of the first keep together, in the worst cluster; both ways
 * round, averaged over the halvings. 0.8 and up is the authors' mark of clusters that are there. One cluster has
 * strength 1; halves of fewer than `k` points foretell nothing, 0.
 *
 * Source: Tibshirani and Walther, Journal of Computational and Graphical Statistics 14 (2005). R: `fpc::prediction.strength`.
 */
export function predictionStrength(
	points: Points,
	k: number,
	{ splits, random, fit }: PredictionStrengthOptions,
): number {
	if (k === 1) return 1;
	const half = Math.floor(points.length / 2);
	if (half < k) return 0;
	let sum = 0;
	for (let i = 0; i < splits; i++) {
		const order = sampleIndexes(points.length, { size: points.length, random });
		const halves = [pickPoints(points, order.slice(0, half)), pickPoints(points, order.slice(half))] as const;
		const [first, second] = [fit(halves[0], k), fit(halves[1], k)];
		const predict = (test: Points, { centers }: Clustering) => test.map((point) => nearestCenter(point, centers).index);
		sum += leastShareKept(first.labels, predict(halves[0], second)) / 2;
		sum += leastShareKept(second.labels, predict(halves[1], first)) / 2;
	}
	return sum / splits;
}

/**
 * Of the pairs of items that share a label, the share that also share a predicted one, for the label where it is least. A
 * label with a single item has no pairs to lose: 1.
 */
export function leastShareKept(labels: readonly number[], predicted: readonly number[]): number {
	const table = contingencyTable(labels, predicted);
	const sizes = sumRows(table);
	return table.reduce((least, row, label) => {
		const size = sizes[label] as number;
		if (size < 2) return least;
		const kept = row.reduce((sum, count) => sum + count * (count - 1), 0);
		return Math.min(least, kept / (size * (size - 1)));
	}, 1);
}
