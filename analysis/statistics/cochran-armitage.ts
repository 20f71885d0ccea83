import { twoSidedP } from "./normal-tail.ts";
import type { Proportion } from "./two-by-two.ts";

/** A group of customers at a place on an ordered scale, such as the middle of an age band. */
export interface ScoredProportion extends Proportion {
	score: number;
}

/**
 * Whether the share of successes rises (`z` above 0) or falls (below 0) in a straight line with the score, and the
 * two-sided p-value of no trend, 0 to 1. Where there is nothing to test, because all or none succeeded or all customers
 * have one score, `z` is 0 and `p` 1.
 *
 * Source: Cochran, Biometrics 10 (1954); Armitage, Biometrics 11 (1955); Agresti, Categorical Data Analysis (2013), 5.3.
 * R: `prop.trend.test(successes, n, score)`, whose chi-square is `z` squared.
 */
export function cochranArmitage(groups: readonly ScoredProportion[]): { z: number; p: number } {
	const n = sumOf(groups, (group) => group.n);
	const share = sumOf(groups, (group) => group.successes) / n;
	const center = sumOf(groups, (group) => group.n * group.score) / n;
	const spread = sumOf(groups, (group) => group.n * (group.score - center) ** 2);
	const variance = share * (1 - share) * spread;
	if (!(variance > 0)) return { z: 0, p: 1 };
	const trend = sumOf(groups, ({ score, successes, n }) => (score - center) * (successes - n * share));
	const z = trend / Math.sqrt(variance);
	return { z, p: twoSidedP(z) };
}

function sumOf(groups: readonly ScoredProportion[], value: (group: ScoredProportion) => number): number {
	return groups.reduce((sum, group) => sum + value(group), 0);
}
