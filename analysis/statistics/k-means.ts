import { kmeans } from "ml-kmeans";
import { type Point, type Points, squaredDistance } from "./points.ts";

/** Clusters count from 0, in ascending order of their centers: by the first feature, then the next. */
export interface Clustering {
	centers: Points;
	/** The cluster of every point, in the points' order: that of its nearest center. */
	labels: readonly number[];
	/** Sum of squared distances of the points from their centers. */
	inertia: number;
}

export interface KMeansOptions {
	/** Fits from as many random starts; the one of least inertia is kept. */
	restarts: number;
	/** Uniform draws, at least 0 and below 1. */
	random: () => number;
}

/** Far beyond what a settling fit takes; it stops one that would go in circles. */
const mostSteps = 1000;

/**
 * Up to `k` clusters of least inertia, from k-means++ starts and Lloyd's steps. The best start is carried on until no
 * point changes its cluster, so that every center is the mean of its points. Clusters without points are left out: there
 * are never more clusters than distinct points, and none of no points. The order of clusters does not depend on the
 * start.
 *
 * Source: Lloyd, IEEE Transactions on Information Theory 28 (1982); Arthur and Vassilvitskii, k-means++, SODA (2007), by
 * ml-kmeans. scikit-learn: `KMeans(k, n_init = restarts)`.
 */
export function fitKMeans(points: Points, k: number, { restarts, random }: KMeansOptions): Clustering {
	if (points.length === 0) return { centers: [], labels: [], inertia: 0 };
	// ml-kmeans asks for rows it could change, and changes none.
	const rows = points as number[][];
	const count = Math.min(k, points.length);
	let best = { centers: [] as number[][], inertia: Number.POSITIVE_INFINITY };
	for (let i = 0; i < restarts; i++) {
		const { centroids, clusters } = kmeans(rows, count, { seed: Math.floor(random() * 2 ** 32) });
		const inertia = sumSquaredDistances(points, { labels: clusters, centers: centroids });
		if (inertia < best.inertia) best = { centers: centroids, inertia };
	}
	const settled = kmeans(rows, count, { initialization: best.centers, tolerance: 0, maxIterations: mostSteps });
	return putInOrder(points, { labels: settled.clusters, centers: settled.centroids });
}

/**
 * The center closest to a point, the first of equals: its place among the centers, its distance, and by how much farther
 * the next closest is (0 at the border of two clusters, infinite where there is no other). Throws on no centers.
 */
export function nearestCenter(point: Point, centers: Points): { index: number; distance: number; margin: number } {
	if (centers.length === 0) throw new Error("there is no nearest of no centers: give at least one");
	let [index, nearest, next] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	for (let i = 0; i < centers.length; i++) {
		const square = squaredDistance(point, centers[i] as Point);
		if (square < nearest) [index, nearest, next] = [i, square, nearest];
		else if (square < next) next = square;
	}
	return { index, distance: Math.sqrt(nearest), margin: Math.sqrt(next) - Math.sqrt(nearest) };
}

function putInOrder(points: Points, fit: { labels: readonly number[]; centers: Points }): Clustering {
	const filled = [...new Set(fit.labels)];
	const order = filled.sort((a, b) => comparePoints(fit.centers[a] as Point, fit.centers[b] as Point));
	const centers = order.map((label) => fit.centers[label] as Point);
	const labels = fit.labels.map((label) => order.indexOf(label));
	return { centers, labels, inertia: sumSquaredDistances(points, { labels, centers }) };
}

function comparePoints(a: Point, b: Point): number {
	for (let i = 0; i < a.length; i++) {
		const difference = (a[i] as number) - (b[i] as number);
		if (difference !== 0) return difference;
	}
	return 0;
}

function sumSquaredDistances(points: Points, { labels, centers }: { labels: readonly number[]; centers: Points }) {
	let sum = 0;
	for (let i = 0; i < points.length; i++) {
		sum += squaredDistance(points[i] as Point, centers[labels[i] as number] as Point);
	}
	return sum;
}
