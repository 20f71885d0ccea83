import { chiSquareTail } from "./chi-square-tail.ts";

export interface StabilityIndex {
	/** 0 where both are shared out alike; below 0.1 is stable and from 0.25 a large shift, by Siddiqi's rule of thumb. */
	index: number;
	/** Of an index as large, if both were drawn from one population: 0 to 1. */
	p: number;
}

/**
 * How differently two sets of customers are shared out over the same bins: the sum of (new share - old share) ·
 * ln(new share / old share). An empty bin counts as half a customer; one that is empty in both is left out. Null where
 * fewer than two bins are left, or where one of the sets is empty.
 *
 * Source: Siddiqi, Credit Risk Scorecards (2006), "system stability report"; the p-value: Yurdakul and Naranjo,
 * Statistical properties of the population stability index, Journal of Risk Model Validation 14 (2020): without a shift
 * the index over (1/n + 1/m) is about chi-square with one degree of freedom fewer than there are bins.
 *
 * @param before customers by bin
 * @param after customers by bin, in the same order
 */
export function populationStabilityIndex(
	before: readonly number[],
	after: readonly number[],
): StabilityIndex | undefined {
	const bins = before.map((old, i) => ({ old, now: after[i] ?? 0 })).filter(({ old, now }) => old > 0 || now > 0);
	const total = (name: "old" | "now") => bins.reduce((sum, bin) => sum + bin[name], 0);
	const [n, m] = [total("old"), total("now")];
	if (bins.length < 2 || n === 0 || m === 0) return undefined;
	const index = bins.reduce((sum, { old, now }) => {
		const [share, newShare] = [(old || 0.5) / n, (now || 0.5) / m];
		return sum + (newShare - share) * Math.log(newShare / share);
	}, 0);
	return { index, p: chiSquareTail(index / (1 / n + 1 / m), bins.length - 1) };
}
