/** Whether owners of a product buy as often as others: in each group, and over all groups compared within them. */
import { cohensHEffect } from "../../findings/effects.ts";
import type { Hypothesis } from "../../findings/hypothesis.ts";
import { associationTest } from "../../statistics/association-test.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { mantelHaenszel } from "../../statistics/mantel-haenszel.ts";
import { newcombeInterval } from "../../statistics/newcombe-interval.ts";
import { oddsRatio } from "../../statistics/odds-ratio.ts";
import type { TwoByTwo } from "../../statistics/two-by-two.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import type { Basis } from "./basis.ts";
import type { ProductOutcomes } from "./ownership-counts.ts";
import { isComparison, standardShares } from "./strata.ts";

/** Owners against others, with what it is tested by. */
export interface Comparison {
	table: TwoByTwo;
	oddsRatio: Estimate;
	hypothesis: Hypothesis;
}

export interface ProductComparison {
	product: string;
	/** Null where a group may not be shown. */
	groups: { group: string; comparison: Comparison | null }[];
	/** Null where not even all groups together may be shown. */
	overall: Comparison | null;
	/** Over all groups as if they were one: what the mix of groups adds is in it. */
	pooled: Estimate;
	/** Whether the numbers of owners and others over all groups, and what is made of them, are withheld. */
	hidesCounts: boolean;
}

export function compareOwners(
	{ settings, grouping }: Pick<Basis, "settings" | "grouping">,
	{ outcome, counted, index }: { outcome: Pick<Outcome, "rate">; counted: ProductOutcomes; index: number },
): ProductComparison {
	const { product, tables, strata, pooled, hidesCounts } = counted;
	const { meaningfulDifference } = settings;
	const common = {
		format: "points",
		kind: "confirmatory",
		none: 0,
		negligible: { low: -meaningfulDifference, high: meaningfulDifference },
	} as const;
	const measure = `difference in ${outcome.rate}`;
	const difference = differenceOf(pooled);
	// That a group is not among the rows would tell that nobody owns, or everybody: only what may be told is left out.
	const listed = tables.filter((table) => isComparison(table) || strata.withheld.has(table.group));
	const groups = listed.map(({ group, ...table }) => {
		if (strata.withheld.has(group)) return { group, comparison: null };
		const id = `ownership-${index + 1}-${grouping.groups.findIndex(({ name }) => name === group) + 1}`;
		const hypothesis: Hypothesis = { ...common, id, measure, ...testTable(table) };
		return { group, comparison: { table, oddsRatio: oddsRatio(table), hypothesis } };
	});
	if (!strata.tables) return { product, groups, overall: null, pooled: difference, hidesCounts };
	const id = `ownership-${index + 1}`;
	if (grouping.groups.length === 1) {
		const hypothesis: Hypothesis = { ...common, id, measure, ...testTable(pooled) };
		return {
			product,
			groups,
			overall: { table: pooled, oddsRatio: oddsRatio(pooled), hypothesis },
			pooled: difference,
			hidesCounts,
		};
	}
	const found = mantelHaenszel(strata.tables);
	const { exposed, others } = standardShares(strata.tables);
	const hypothesis: Hypothesis = {
		...common,
		id,
		measure: `${measure} within one ${grouping.noun}`,
		measured: { estimate: found.riskDifference, p: found.p, effect: cohensHEffect(exposed, others) },
		n: strata.tables.reduce((sum, one) => sum + one.exposed.n + one.others.n, 0),
		test: "Cochran-Mantel-Haenszel",
	};
	return {
		product,
		groups,
		overall: { table: pooled, oddsRatio: found.oddsRatio, hypothesis },
		pooled: difference,
		hidesCounts,
	};
}

function testTable(table: TwoByTwo): Pick<Hypothesis, "measured" | "n" | "test"> {
	const { exposed, others } = table;
	const { p, test } = associationTest(table);
	const effect = cohensHEffect(exposed.successes / exposed.n, others.successes / others.n);
	return { measured: { estimate: differenceOf(table), p, effect }, n: exposed.n + others.n, test };
}

function differenceOf(table: TwoByTwo): Estimate {
	const { exposed, others } = table;
	return { estimate: exposed.successes / exposed.n - others.successes / others.n, ...newcombeInterval(table) };
}
