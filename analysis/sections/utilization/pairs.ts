/** Utilization by two traits at once, and whether the two only add up. */
import { definitions } from "../../definitions.ts";
import { isDominated, type Record, withhold } from "../../disclosure.ts";
import type { Hypothesis } from "../../findings/hypothesis.ts";
import { additiveFit } from "../../statistics/additive-fit.ts";
import { tellCustomers } from "../tell-customers.ts";
import { type Basis, isGroup, type Trait } from "./basis.ts";
import { type Departure, findFurthest, measureDepartures } from "./departures.ts";
import { cohensDEffect } from "./effects.ts";
import { type GroupSums, type Measured, measureUtilization, sumGroups } from "./group-sums.ts";

export interface PairCell extends GroupSums {
	withheld: boolean;
	utilization: Measured | null;
	/** What the two traits give by themselves, a share; undefined where the cell is not part of the test. */
	expected?: number;
}

export interface Pair {
	traits: [Trait, Trait];
	/** In the order of the categories, those of the second trait within the first; combinations of nobody are left out. */
	cells: PairCell[];
	sql: string;
	/** Undefined where the two traits leave nothing to test. */
	test?: { hypothesis: Hypothesis; furthest: Departure };
}

export interface Pairs {
	pairs: Pair[];
	/** Traits of too many groups to be paired. */
	leftOut: Trait[];
}

/** Every two of the traits. */
export async function readPairs(basis: Basis): Promise<Pairs> {
	const most = definitions.mostPairCategories.value;
	const paired = basis.traits.filter(({ categories }) => categories.length <= most);
	const pairs: Pair[] = [];
	for (const [i, first] of paired.entries())
		for (const second of paired.slice(i + 1)) pairs.push(await readPair(basis, [first, second]));
	return { pairs, leftOut: basis.traits.filter((trait) => !paired.includes(trait)) };
}

/** "age-band-and-city". */
export function pairId({ traits }: Pick<Pair, "traits">): string {
	return traits.map(roleId).join("-and-");
}

function roleId({ field }: Trait): string {
	return field.role.replaceAll("_", "-");
}

async function readPair(basis: Basis, traits: [Trait, Trait]): Promise<Pair> {
	const { bank, settings } = basis;
	const { groups, sql } = await sumGroups(
		bank.engine,
		traits.map(({ field }) => field),
	);
	const place = ({ names }: GroupSums) =>
		traits.reduce((at, { categories }, i) => at * categories.length + categories.indexOf(names[i] ?? ""), 0);
	const present = groups.toSorted((a, b) => place(a) - place(b));
	const rows = present.map(
		({ names, customers }): Record => ({ first: names[0] ?? "", second: names[1] ?? "", customers }),
	);
	const dominated = present.flatMap(({ dominance }, index) => (isDominated(dominance) ? [index] : []));
	const withheld = withhold(rows, {
		threshold: settings.disclosureThreshold,
		count: "customers",
		by: ["first", "second"],
		forced: new Set(dominated),
	});
	const cells = present.map(
		(group, index): PairCell => ({
			...group,
			withheld: withheld.has(index),
			utilization: measureUtilization(group),
		}),
	);
	return { traits, cells, sql, ...testPair(basis, { traits, cells }) };
}

/** Fits what is enough to test, and says of each such cell what the two traits give by themselves. */
function testPair({ all, settings }: Basis, { traits, cells }: Pick<Pair, "traits" | "cells">): Pick<Pair, "test"> {
	const { disclosureThreshold: threshold, meaningfulDifference: meaningful } = settings;
	const tested = cells.flatMap((cell) => {
		const { withheld, customers, utilization, names } = cell;
		const isEnough = !withheld && customers >= definitions.leastCellCustomers.value;
		const isOfGroups = traits.every((trait, i) => isGroup(trait, names[i] ?? ""));
		return isEnough && isOfGroups && utilization && utilization.standardError > 0
			? [{ cell, ...utilization, levels: names }]
			: [];
	});
	const fit = additiveFit(tested);
	if (!fit) return {};
	for (const [i, { cell }] of tested.entries()) cell.expected = fit.fitted[i] ?? 0;
	const departures = measureDepartures(tested, fit);
	const furthest = findFurthest(departures, meaningful);
	if (!furthest) return {};
	const n = tested.reduce((sum, { cell }) => sum + cell.customers, 0);
	const hypothesis: Hypothesis = {
		id: `utilization-interaction-${traits.map(roleId).join("-")}`,
		measured: {
			estimate: furthest.departure,
			p: furthest.p,
			effect: cohensDEffect(furthest.d),
		},
		n: tellCustomers(n, { all: all.customers, threshold }),
		measure: "departure of the furthest group of two traits from what the two give by themselves",
		format: "points",
		kind: "exploratory",
		none: 0,
		negligible: { low: -meaningful, high: meaningful },
		test: "t-tests of all groups, with Bonferroni's correction",
	};
	return { test: { hypothesis, furthest } };
}
