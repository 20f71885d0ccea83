/** One value per feature. */
export type Point = readonly number[];

/** One row per customer, all of the same length: features on a like scale, as standardized ones are. */
export type Points = readonly Point[];

/** The squared Euclidean distance of two points of the same length. */
export function squaredDistance(a: Point, b: Point): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
	return sum;
}

/** The rows at these places, in their order. */
export function pickPoints(points: Points, indexes: readonly number[]): Points {
	return indexes.map((index) => points[index] as Point);
}

/** The mean of every feature, in their order; of no points, none. */
export function meanPoint(points: Points): number[] {
	const sums = new Array<number>(points[0]?.length ?? 0).fill(0);
	for (const point of points)
		for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (point[i] as number);
	return sums.map((sum) => sum / points.length);
}
