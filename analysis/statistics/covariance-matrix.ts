import { meanPoint, type Points } from "./points.ts";

/**
 * The covariances of the features (divisor n - 1), the variances on the diagonal: a row and a column per feature. Points
 * that cannot vary, one or none, have zeros.
 */
export function covarianceMatrix(points: Points): number[][] {
	const means = meanPoint(points);
	const sums = means.map(() => means.map(() => 0));
	for (const point of points) {
		const centered = point.map((x, i) => x - (means[i] as number));
		sums.forEach((row, i) => {
			for (let j = 0; j < row.length; j++) {
				row[j] = (row[j] as number) + (centered[i] as number) * (centered[j] as number);
			}
		});
	}
	return sums.map((row) => row.map((sum) => sum / Math.max(1, points.length - 1)));
}
