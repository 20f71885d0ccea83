import type { Estimate } from "./interval.ts";
import { studentTQuantile } from "./student-t-quantile.ts";
import { twoSidedTP } from "./student-t-tail.ts";

/** Customers that are alike in everything. */
export interface SlopeCell {
	/** Each stratum has a level of its own; the slope is the same in all. */
	stratum: string;
	x: number;
	y: number;
	/** How much one customer of the cell counts, above 0. */
	weight: number;
	customers: number;
}

/**
 * The slope of y on x by weighted least squares, with a 95% interval and a two-sided p-value that hold whatever the
 * variance of y is at each x: the sandwich estimator HC3, which allows for how far each customer pulls the line. `null`
 * where x does not vary within any stratum, where nothing is left to vary around the line, or where one customer alone
 * settles part of it.
 *
 * Source: MacKinnon and White, Journal of Econometrics 29 (1985); Long and Ervin, The American Statistician 54 (2000).
 * R: `sandwich::vcovHC(lm(y ~ x + stratum, weights = weight), type = "HC3")`.
 */
export function robustSlope(cells: readonly SlopeCell[]): (Estimate & { standardError: number; p: number }) | null {
	const strata = new Map<string, { weight: number; x: number; y: number }>();
	for (const { stratum, x, y, weight, customers } of cells) {
		const sums = strata.get(stratum) ?? { weight: 0, x: 0, y: 0 };
		const all = weight * customers;
		strata.set(stratum, { weight: sums.weight + all, x: sums.x + all * x, y: sums.y + all * y });
	}
	const centered = cells.map((cell) => {
		const { weight, x, y } = strata.get(cell.stratum) as { weight: number; x: number; y: number };
		return { ...cell, all: weight, x: cell.x - x / weight, y: cell.y - y / weight };
	});
	const spread = centered.reduce((sum, { weight, customers, x }) => sum + weight * customers * x ** 2, 0);
	const df = cells.reduce((sum, { customers }) => sum + customers, 0) - strata.size - 1;
	if (!(spread > 0) || df < 1) return null;
	const estimate = centered.reduce((sum, { weight, customers, x, y }) => sum + weight * customers * x * y, 0) / spread;
	let squares = 0;
	for (const { weight, customers, x, y, all } of centered) {
		const leverage = weight / all + (weight * x ** 2) / spread;
		if (leverage > 1 - 1e-9) return null;
		squares += customers * ((weight * x * (y - estimate * x)) / (1 - leverage)) ** 2;
	}
	const standardError = Math.sqrt(squares) / spread;
	if (!(standardError > 1e-12 * Math.abs(estimate))) return null;
	const half = studentTQuantile(0.975, df) * standardError;
	return {
		estimate,
		low: estimate - half,
		high: estimate + half,
		standardError,
		p: twoSidedTP(estimate / standardError, df),
	};
}
