/** How far groups of two traits lie from what the two traits give by themselves. */
import type { AdditiveFit, FittedGroup } from "../../statistics/additive-fit.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { studentTQuantile } from "../../statistics/student-t-quantile.ts";
import { twoSidedTP } from "../../statistics/student-t-tail.ts";
import type { PairCell } from "./pairs.ts";

/** How far the utilization of a cell lies from what its two traits give by themselves. */
export interface Departure {
	cell: PairCell;
	/** A difference of shares, with an interval that allows for all cells of the pair being looked at. */
	departure: Estimate;
	/** In standard deviations of the cell's customers. */
	d: number;
	/** Two-sided, allowing for all cells. */
	p: number;
}

/** Of what a cell keeps of its own beside the fit, less than this is rounding. */
const leastOwn = 1e-9;

export function measureDepartures(
	tested: readonly (FittedGroup & { cell: PairCell })[],
	fit: AdditiveFit,
): Departure[] {
	const free = tested.flatMap((group, i) => {
		const own = 1 - (fit.leverage[i] ?? 1);
		return own < leastOwn ? [] : [{ ...group, points: group.estimate - (fit.fitted[i] ?? 0), own }];
	});
	return free.map(({ cell, points, standardError, own, n }) => {
		const error = standardError * Math.sqrt(own);
		const half = studentTQuantile(1 - 0.025 / free.length, n - 1) * error;
		return {
			cell,
			departure: { estimate: points, low: points - half, high: points + half },
			d: points / (standardError * Math.sqrt(n)),
			p: Math.min(1, free.length * twoSidedTP(points / error, n - 1)),
		};
	});
}

/**
 * The cell that departs most, of those that clearly do. Where none does, the one that may depart most: if even that one is
 * known to depart by less than what is meaningful, all are.
 */
export function findFurthest(departures: readonly Departure[], meaningful: number): Departure | undefined {
	const reach = ({ departure }: Departure) => Math.max(departure.high, -departure.low);
	const isClear = ({ departure }: Departure) => departure.low > 0 || departure.high < 0;
	const size = ({ departure }: Departure) => Math.abs(departure.estimate);
	const mayMatter = departures.filter((departure) => reach(departure) > meaningful);
	const clear = (mayMatter.length > 0 ? mayMatter : departures).filter(isClear);
	return clear.length > 0
		? clear.toSorted((a, b) => size(b) - size(a))[0]
		: departures.toSorted((a, b) => reach(b) - reach(a))[0];
}
