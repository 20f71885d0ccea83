/** Resamples of customers by their cells, at a cost that does not grow with the customers. */
import { normalQuantile } from "../../statistics/normal-quantile.ts";
import { resampleCounts } from "../../statistics/resample-counts.ts";
import type { Cell } from "./cells.ts";

/** Customers, their spending and their income, one cell after the other. */
export type DrawnSums = Float64Array;
export const sumsOfCell = 3;

/**
 * Makes a function that draws as many customers as there are, each from those of the cells: how many of each cell by a
 * multinomial draw, and the sums of their spending and income normally around what so many of the cell have, with the
 * spread of its customers. Sums over any cells then have the mean and the covariances of a bootstrap of the customers.
 *
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 6, by the law of total covariance.
 */
export function cellDrawer(cells: readonly Cell[], random: () => number): () => DrawnSums {
	const counts = cells.map(({ sums }) => sums.n);
	const spreads = cells.map(spreadOf);
	const drawn = new Float64Array(sumsOfCell * cells.length);
	// Halfway between the steps of the draws, so that none is 0 or 1.
	const normal = () => normalQuantile(random() + 2 ** -33);
	return () => {
		for (const [place, count] of resampleCounts(counts, random).entries()) {
			const at = sumsOfCell * place;
			const { meanY, meanX, x, yWithX, y } = spreads[place] as Spread;
			const root = Math.sqrt(count);
			const [first, second] = count > 0 ? [root * normal(), root * normal()] : [0, 0];
			drawn[at] = count;
			drawn[at + 1] = count * meanY + yWithX * first + y * second;
			drawn[at + 2] = count * meanX + x * first;
		}
		return drawn;
	};
}

/** The mean of a customer of a cell, and a factor of the covariance of spending (y) and income (x) within it. */
interface Spread {
	meanY: number;
	meanX: number;
	/** x varies by `x` times a standard normal draw; y by `yWithX` times that and `y` times another. */
	x: number;
	yWithX: number;
	y: number;
}

function spreadOf({ sums }: Cell): Spread {
	const [meanY, meanX] = [sums.y / sums.n, sums.x / sums.n];
	const variance = (squares: number, mean: number) => Math.max(0, squares / sums.n - mean ** 2);
	const x = Math.sqrt(variance(sums.xx, meanX));
	const yWithX = x > 0 ? (sums.xy / sums.n - meanX * meanY) / x : 0;
	return { meanY, meanX, x, yWithX, y: Math.sqrt(Math.max(0, variance(sums.yy, meanY) - yWithX ** 2)) };
}
