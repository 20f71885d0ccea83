/** Values handed out so that they go with nothing they should not go with: chance plants nothing. */
import { drawUntil } from "./campaign-balance.ts";
import type { Random } from "./random.ts";

/** A number for each customer, null where there is none. */
export type Known = readonly (number | null)[];

/** The same, NaN where there is none: these are added up thousands of times. */
export function toColumn(known: Known): Float64Array {
	const column = new Float64Array(known.length);
	for (let i = 0; i < known.length; i++) column[i] = known[i] ?? Number.NaN;
	return column;
}

/** Correlation in units of its standard error, without its sign, over the customers of whom both are known. */
export function columnImbalance(one: Float64Array, other: Float64Array): number {
	let [n, sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0, 0];
	for (let i = 0; i < one.length; i++) {
		const x = one[i] as number;
		const y = other[i] as number;
		if (Number.isNaN(x) || Number.isNaN(y)) continue;
		n++;
		sumX += x;
		sumY += y;
		sumXX += x * x;
		sumYY += y * y;
		sumXY += x * y;
	}
	const covariance = sumXY - (sumX * sumY) / n;
	const variances = (sumXX - sumX ** 2 / n) * (sumYY - sumY ** 2 / n);
	return (Math.abs(covariance) / Math.sqrt(variances)) * Math.sqrt(n);
}

/** The values in random order, none of their measures going with any of `beside` by as much as `limit` standard errors. */
export function shuffleApart<Value>(
	random: Random,
	values: readonly Value[],
	{
		beside,
		measures,
		limit,
	}: { beside: readonly Known[]; measures: readonly ((value: Value) => number | null)[]; limit: number },
): Value[] {
	const columns = measures.map((measure) => toColumn(values.map(measure)));
	const others = beside.map(toColumn);
	const places = values.map((_, place) => place);
	const order = drawUntil(
		() => random.shuffle(places),
		(drawn) =>
			columns.every((column) => {
				const moved = toColumn(drawn.map((place) => column[place] as number));
				return others.every((other) => columnImbalance(moved, other) < limit);
			}),
	);
	return order.map((place) => values[place] as Value);
}
