/** Whether what goes with clicking over all customers of a channel still does among customers of one segment and age. */
import type { Hypothesis } from "../../findings/hypothesis.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { mantelHaenszel } from "../../statistics/mantel-haenszel.ts";
import { oddsRatioMagnitude } from "../../statistics/odds-ratio-magnitude.ts";
import { spreadInterval } from "../../statistics/spread-interval.ts";
import { addTables, cellsOf, type TwoByTwo } from "../../statistics/two-by-two.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import type { ClickStrata } from "./ctr-strata.ts";

export interface StrataOptions {
	/** Of the stratified hypothesis; the others' begin with it. */
	id: string;
	outcome: Outcome;
	meaningfulDifference: number;
	/** What customers of one stratum share: "segment and age band". */
	noun: string;
}

/** Both estimates are of customers with a click-through rate in the upper half of the channel's against the others. */
export interface StrataHypotheses {
	overall: Hypothesis;
	within: Hypothesis;
	/** Whether the odds ratio is the same in every group; undefined for fewer than two groups that tell of one. */
	between?: Hypothesis;
}

/**
 * The odds ratio over all customers, with Woolf's logs (of one stratum, Mantel and Haenszel's is the same), the one within
 * strata, and how far the groups' lie apart.
 */
export function testWithinStrata({ tables: strata, groups }: ClickStrata, options: StrataOptions): StrataHypotheses {
	const { id, outcome, meaningfulDifference, noun } = options;
	const all = addTables(strata);
	const customers = customersOf(all);
	const rate = (all.exposed.successes + all.others.successes) / customers;
	const bound = Math.exp(meaningfulDifference / (rate * (1 - rate)));
	const shared = { n: customers, format: "ratio", kind: "confirmatory", none: 1 } as const;
	const compare = (tables: readonly TwoByTwo[], words: Pick<Hypothesis, "id" | "measure" | "test">): Hypothesis => {
		const { oddsRatio, p } = mantelHaenszel(tables);
		const isKnown = Number.isFinite(oddsRatio.estimate);
		const effect = {
			name: "odds ratio",
			value: oddsRatio.estimate,
			magnitude: oddsRatioMagnitude(oddsRatio.estimate),
		};
		return {
			...shared,
			...words,
			...(isKnown
				? { measured: { estimate: oddsRatio, p, effect } }
				: {
						measured: null,
						why: `who clicks more often cannot be told apart from others with the same chance to ${outcome.verb}`,
					}),
			negligible: { low: 1 / bound, high: bound },
		};
	};
	const between = compareGroups(groups);
	const overall = compare([all], {
		id: `${id}-over-all`,
		measure: "odds ratio of high against low click-through rate, over all customers",
		test: "chi-square",
	});
	const within = compare(strata, {
		id,
		measure: "odds ratio of high against low click-through rate, within strata",
		test: "Cochran-Mantel-Haenszel test",
	});
	return {
		overall: turnsAround(overall, within) ? { ...overall, turnsWithin: noun } : overall,
		within,
		...(between
			? {
					between: {
						...shared,
						n: groups.reduce((sum, table) => sum + customersOf(table), 0),
						id: `${id}-between-groups`,
						measured: between,
						measure: "typical ratio between a group's odds ratio and the average",
						negligible: { low: 1, high: bound },
						test: "Breslow-Day test with Tarone's correction",
					},
				}
			: {}),
	};
}

/** How far the odds ratios of groups typically lie from their average, as a ratio of 1 or more. */
function compareGroups(tables: readonly TwoByTwo[]): Hypothesis["measured"] | undefined {
	const { statistic, df, p } = mantelHaenszel(tables).homogeneity;
	const information = tables.reduce((sum, table) => sum + informationOf(table), 0);
	if (df === 0 || information === 0) return undefined;
	const spread = spreadInterval({ statistic, df, information });
	const ratio: Estimate = {
		estimate: Math.exp(spread.estimate),
		low: Math.exp(spread.low),
		high: Math.exp(spread.high),
	};
	return {
		estimate: ratio,
		p,
		effect: { name: "ratio of odds ratios", value: ratio.estimate, magnitude: oddsRatioMagnitude(ratio.estimate) },
	};
}

/** 1 over the variance of the log odds ratio (Woolf); 0 where a cell is empty. */
function informationOf(table: TwoByTwo): number {
	return 1 / Object.values(cellsOf(table)).reduce((sum, count) => sum + 1 / count, 0);
}

function customersOf({ exposed, others }: TwoByTwo): number {
	return exposed.n + others.n;
}

/** Whether both odds ratios lie on opposite sides of 1 with their whole intervals. */
function turnsAround({ measured: overall }: Hypothesis, { measured: within }: Hypothesis): boolean {
	if (!overall || !within) return false;
	const [all, same] = [overall.estimate, within.estimate];
	return (all.low > 1 && same.high < 1) || (all.high < 1 && same.low > 1);
}
