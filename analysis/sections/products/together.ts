/** Products that are held together: pairs, tested over all customers and within groups, and triples, described. */
import type { Draft } from "../../chapters/chapter.ts";
import { definitions } from "../../definitions.ts";
import { cohensHEffect, cramersVEffect } from "../../findings/effects.ts";
import type { Finding, Hypothesis } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import { associationTest } from "../../statistics/association-test.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { mantelHaenszel } from "../../statistics/mantel-haenszel.ts";
import type { Basis } from "./basis.ts";
import { crossHolders, type HoldingPattern, mergeGroups, type PatternCount } from "./holding-patterns.ts";
import { type Lift, measureLifts } from "./lift.ts";
import { judgeStrata, standardShares } from "./strata.ts";
import { writeTogether } from "./together-figures.ts";
import type { ToldCombinations } from "./told-combinations.ts";

export interface Combination {
	/** "Credit card and Insurance". */
	name: string;
	products: string[];
	lift: Lift;
}

export interface Pair extends Combination {
	overall: Finding;
	/** Whether who holds the first holds the second more often within groups; undefined where there is one group. */
	within: Finding | undefined;
}

export interface Together {
	pairs: readonly Pair[];
	triples: readonly Combination[];
	/** Whether some pair cannot be told. */
	isPartial: boolean;
	sql: string;
}

/** Nothing where no pair can be told. */
export function draftTogether(basis: Basis, told: ToldCombinations): Draft {
	const { settings } = basis;
	const { products, patterns, merged, pairs, triples, isPartial, sql } = told;
	if (pairs.length === 0) return { hypotheses: [], write: () => [] };
	const lifts = measureLifts(merged, [...pairs, ...triples], {
		replicates: definitions.liftReplicates.value,
		seed: settings.seed,
	});
	const combinations = [...pairs, ...triples].map((places, index): Combination => {
		const names = places.map((place) => products[place]?.name ?? "");
		return { name: joinWords(names), products: names, lift: lifts[index] as Lift };
	});
	const tested = pairs.map((places, index) => {
		const combination = combinations[index] as Combination;
		const id = places.map((place) => place + 1).join("-");
		const overall = testOverall(merged, { places, lift: combination.lift, id: `together-${id}` });
		const within = testWithin(basis, { patterns, places, id: `together-within-${id}` });
		const isTurned = isOpposite(overall.measured?.estimate, within?.measured?.estimate);
		return {
			...combination,
			overall: isTurned ? { ...overall, turnsWithin: basis.grouping.noun } : overall,
			within,
		};
	});
	return {
		watched: tested.flatMap(({ overall, within }) =>
			within ? [{ over: [basis.grouping.noun], isTurned: overall.turnsWithin !== undefined }] : [],
		),
		hypotheses: tested.flatMap(({ overall, within }) => (within ? [overall, within] : [overall])),
		write: (findings) =>
			writeTogether(basis, {
				pairs: tested.map((pair) => ({
					...pair,
					overall: findings(pair.overall.id),
					within: pair.within && findings(pair.within.id),
				})),
				triples: combinations.slice(pairs.length),
				isPartial,
				sql,
			}),
	};
}

/** Whether a lift and the difference within groups lie on opposite sides of no association, with their whole intervals. */
function isOpposite(lift: Estimate | undefined, difference: Estimate | undefined): boolean {
	if (!lift || !difference) return false;
	return (lift.low > 1 && difference.high < 0) || (lift.high < 1 && difference.low > 0);
}

type Places = readonly [first: number, second: number];

function testOverall(
	patterns: readonly PatternCount[],
	{ places, lift, id }: { places: Places; lift: Lift; id: string },
): Hypothesis {
	const table = crossHolders(patterns, places);
	const { p, test } = associationTest(table);
	const counts = [table.exposed, table.others].map(({ successes, n }) => [successes, n - successes]);
	const { estimate, low, high } = lift;
	const negligible = definitions.negligibleLift.value;
	return {
		id,
		measured: { estimate: { estimate, low, high }, p, effect: cramersVEffect(counts) },
		n: table.exposed.n + table.others.n,
		measure: "lift",
		format: "ratio",
		kind: "exploratory",
		none: 1,
		negligible: { low: 1 - negligible, high: 1 + negligible },
		test,
	};
}

/** Groups that hold all products more often make them look as if they went together: compared within groups they do not. */
function testWithin(
	{ grouping, settings }: Basis,
	{ patterns, places, id }: { patterns: readonly HoldingPattern[]; places: Places; id: string },
): Hypothesis | undefined {
	if (grouping.groups.length < 2) return undefined;
	const tables = grouping.groups.map(({ name }) => ({
		group: name,
		...crossHolders(
			patterns.filter(({ group }) => group === name),
			places,
		),
	}));
	const { tables: strata } = judgeStrata(tables, { threshold: settings.disclosureThreshold });
	if (!strata) return undefined;
	const { p, riskDifference } = mantelHaenszel(strata);
	const shares = standardShares(strata);
	const { meaningfulDifference } = settings;
	const table = crossHolders(mergeGroups(patterns), places);
	const isKnown = Number.isFinite(riskDifference.estimate);
	return {
		id,
		measured: isKnown
			? {
					estimate: riskDifference,
					p,
					effect: cohensHEffect(shares.exposed, shares.others),
				}
			: null,
		...(isKnown ? {} : { why: `no ${grouping.noun} has holders and others` }),
		n: table.exposed.n + table.others.n,
		measure: `difference in holding within one ${grouping.noun}`,
		format: "points",
		kind: "exploratory",
		none: 0,
		negligible: { low: -meaningfulDifference, high: meaningfulDifference },
		test: "Cochran-Mantel-Haenszel",
	};
}
