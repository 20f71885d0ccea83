/** Groups of customers by one to three conditions, added up from the finest cells. */
import type { RatioSums } from "../../statistics/ratio-interval.ts";
import type { Cell } from "./cells.ts";
import type { SearchedTrait } from "./traits.ts";

/** That a trait has a category, both as their places. */
export interface Condition {
	trait: number;
	category: number;
}

/** Customers who meet all conditions; all customers where there are none. */
export interface Group {
	/** In the order of the traits. */
	conditions: readonly Condition[];
	/** Places of its cells. */
	cells: readonly number[];
	/** Over its customers with a known income. */
	sums: RatioSums;
	/** Sum of customers' own ratios. */
	ratios: number;
}

export interface Groups {
	whole: Group;
	/** By `keyOf` their conditions. */
	groups: ReadonlyMap<string, Group>;
}

const mostConditions = 3;

export function keyOf(conditions: readonly Condition[]): string {
	return conditions.map(({ trait, category }) => `${trait}:${category}`).join(" ");
}

/** All groups of one to three named categories with at least so many customers. */
export function listGroups(
	cells: readonly Cell[],
	{ traits, least }: { traits: readonly Pick<SearchedTrait, "named">[]; least: number },
): Groups {
	const places = cells.map((_, place) => place);
	const groups = new Map<string, Group>();
	const deepen = (conditions: readonly Condition[], members: readonly number[], from: number) => {
		for (let trait = from; trait < traits.length; trait++)
			for (const [category, own] of Map.groupBy(members, (place) => cells[place]?.codes[trait] ?? -1)) {
				if (!traits[trait]?.named[category]) continue;
				const group = addUp(cells, [...conditions, { trait, category }], own);
				if (group.sums.n < least) continue;
				groups.set(keyOf(group.conditions), group);
				if (group.conditions.length < mostConditions) deepen(group.conditions, own, trait + 1);
			}
	};
	deepen([], places, 0);
	return { whole: addUp(cells, [], places), groups };
}

function addUp(cells: readonly Cell[], conditions: readonly Condition[], members: readonly number[]): Group {
	const sums: RatioSums = { n: 0, y: 0, x: 0, yy: 0, xy: 0, xx: 0, yyy: 0, yyx: 0, yxx: 0, xxx: 0 };
	let ratios = 0;
	for (const place of members) {
		const cell = cells[place];
		if (!cell) continue;
		for (const name of Object.keys(sums) as (keyof RatioSums)[]) sums[name] += cell.sums[name];
		ratios += cell.ratios;
	}
	return { conditions, cells: members, sums, ratios };
}

/** Every group with fewer of the same conditions, all customers among them. */
export function listSimpler({ conditions }: Group, { whole, groups }: Groups): Group[] {
	const subsets: Condition[][] = [[]];
	for (const condition of conditions) subsets.push(...subsets.map((subset) => [...subset, condition]));
	return subsets.flatMap((subset) => {
		if (subset.length === conditions.length) return [];
		return (subset.length === 0 ? whole : groups.get(keyOf(subset))) ?? [];
	});
}

/** Those of the simpler group who are not in the group. */
export function restOf(simpler: Group, { sums, ratios }: Group): { sums: RatioSums; ratios: number } {
	const rest = { ...simpler.sums };
	for (const name of Object.keys(rest) as (keyof RatioSums)[]) rest[name] -= sums[name];
	return { sums: rest, ratios: simpler.ratios - ratios };
}
