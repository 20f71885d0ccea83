import { isInformative, type TwoByTwo } from "./two-by-two.ts";

/** Tables whose chances differ by less than this, relatively, count as equally likely, as they do in R. */
const tieTolerance = 1e-7;

/** Tables this much less likely than the likeliest are as good as impossible; just above the doubles that lose digits. */
const vanished = 1e-300;

/**
 * The two-sided p-value, 0 to 1, of Fisher's exact test of no association: the chance, with all totals given, of tables
 * that are as likely as this one or less. 1 where a group is empty, or all or none succeeded; 0 below some 1e-300.
 *
 * The chances are taken relative to the likeliest table and added outwards from it until they vanish, so the cost grows
 * with the spread of a cell, some hundred thousand steps for 40 million customers, and small p-values keep their digits.
 *
 * Source: Fisher, Statistical Methods for Research Workers (1934), 21.02; Agresti, Categorical Data Analysis (2013), 3.5.
 * R: `fisher.test(m)$p.value`.
 */
export function fisherExact(table: TwoByTwo): number {
	if (!isInformative(table)) return 1;
	const { exposed, others } = table;
	const successes = exposed.successes + others.successes;
	const mode = Math.floor(((successes + 1) * (exposed.n + 1)) / (exposed.n + others.n + 2));
	/** How much likelier it is that `count` + 1 of the successes are exposed than that `count` are. */
	const riseAt = (count: number) =>
		((successes - count) * (exposed.n - count)) / ((count + 1) * (others.n - successes + count + 1));
	const weights = new Map([[mode, 1]]);
	for (let count = mode, weight = 1; weight > vanished; count++) {
		weight *= riseAt(count);
		weights.set(count + 1, weight);
	}
	for (let count = mode, weight = 1; weight > vanished && count > Math.max(0, successes - others.n); count--) {
		weight /= riseAt(count - 1);
		weights.set(count - 1, weight);
	}
	const own = (weights.get(exposed.successes) ?? 0) * (1 + tieTolerance);
	const [asUnlikely, all] = [[...weights.values()].filter((weight) => weight <= own), [...weights.values()]].map(add);
	return (asUnlikely as number) / (all as number);
}

/** From the smallest up, so that the many small ones are not lost beside the large. */
function add(weights: number[]): number {
	return weights.sort((a, b) => a - b).reduce((sum, weight) => sum + weight, 0);
}
