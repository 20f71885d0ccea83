import type { RatioSums } from "../../analysis/statistics/ratio-interval.ts";

/** The sums over customers that an engine would return of their y and x. */
export function sumsOf(rows: readonly (readonly [y: number, x: number])[]): RatioSums {
	const sums = { n: rows.length, y: 0, x: 0, yy: 0, xy: 0, xx: 0, yyy: 0, yyx: 0, yxx: 0, xxx: 0 };
	for (const [y, x] of rows) {
		sums.y += y;
		sums.x += x;
		sums.yy += y * y;
		sums.xy += x * y;
		sums.xx += x * x;
		sums.yyy += y * y * y;
		sums.yyx += y * y * x;
		sums.yxx += y * x * x;
		sums.xxx += x * x * x;
	}
	return sums;
}
