import { chiSquareTail } from "./chi-square-tail.ts";

/** What the engine returns of a group of `n` values: the sum of their mid-ranks among the values of all groups. */
export interface RankedGroup {
	n: number;
	rankSum: number;
}

export interface KruskalWallis {
	/** Corrected for ties, at least 0. */
	statistic: number;
	df: number;
	/** 0 to 1. */
	p: number;
	/** The effect size, 0 (the groups do not differ) to 1 (no value of one group lies among those of another). */
	epsilonSquared: number;
}

/**
 * Whether values tend to be higher in some groups than in others, from ranks. `ties` is the sum of t³ - t over the sets of
 * t equal values. Groups of nobody are left out; where fewer than two are left or all values are equal there is nothing to
 * test: a statistic of 0 and p of 1.
 *
 * Source: Kruskal and Wallis, JASA 47 (1952); Tomczak and Tomczak, Trends in Sport Sciences 1 (2014), for epsilon squared.
 * R: `kruskal.test(values, group)`; `effectsize::rank_epsilon_squared`.
 */
export function kruskalWallis(groups: readonly RankedGroup[], { ties }: { ties: number }): KruskalWallis {
	const filled = groups.filter(({ n }) => n > 0);
	const n = filled.reduce((sum, group) => sum + group.n, 0);
	const df = Math.max(0, filled.length - 1);
	const untied = 1 - ties / (n ** 3 - n);
	if (df === 0 || !(untied > 0)) return { statistic: 0, df, p: 1, epsilonSquared: 0 };
	const between = filled.reduce((sum, group) => sum + group.n * (group.rankSum / group.n - (n + 1) / 2) ** 2, 0);
	const statistic = ((12 / n / (n + 1)) * between) / untied;
	return { statistic, df, p: chiSquareTail(statistic, df), epsilonSquared: statistic / (n - 1) };
}
