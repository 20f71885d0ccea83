/** Which groups may be published. */
import { isDominated, withhold } from "../../disclosure.ts";
import type { Cell } from "./cells.ts";
import { type Condition, type Group, keyOf } from "./groups.ts";
import type { SearchedTrait } from "./traits.ts";

/**
 * Tells of a group whether its numbers may be published: no customer holds most of its money, and where it is a cell of a
 * table of one or two traits, that table does not withhold it.
 */
export function judgeGroups(
	cells: readonly Cell[],
	{ traits, threshold }: { traits: readonly SearchedTrait[]; threshold: number },
): (group: Pick<Group, "conditions" | "cells">) => boolean {
	const tables = new Map<string, ReadonlySet<string>>();
	const withheldIn = (conditions: readonly Condition[]) => {
		const by = conditions.map(({ trait }) => trait);
		const key = by.join(" ");
		const known = tables.get(key);
		if (known) return known;
		const table = withheldKeys(cells, { by, traits, threshold });
		tables.set(key, table);
		return table;
	};
	return ({ conditions, cells: members }) => {
		if (isOneCustomers(cells, members)) return false;
		const isTabled = conditions.length === 1 || conditions.length === 2;
		return !isTabled || !withheldIn(conditions).has(keyOf(conditions));
	};
}

/** Whether most of the income or of the spending of some cells is one customer's. */
export function isOneCustomers(cells: readonly Cell[], places: readonly number[]): boolean {
	const largest = { income: 0, spend: 0 };
	const absolute = { income: 0, spend: 0 };
	for (const place of places) {
		const cell = cells[place];
		if (!cell) continue;
		largest.income = Math.max(largest.income, cell.largestIncome);
		largest.spend = Math.max(largest.spend, cell.largestSpend);
		absolute.income += cell.sums.x;
		absolute.spend += cell.absoluteSpend;
	}
	return (["income", "spend"] as const).some((measure) =>
		isDominated({ largest: largest[measure], absolute: absolute[measure] }),
	);
}

/** The keys of the cells that a table by one or two traits withholds. */
function withheldKeys(
	cells: readonly Cell[],
	{ by, traits, threshold }: { by: readonly number[]; traits: readonly SearchedTrait[]; threshold: number },
): Set<string> {
	const counted = Map.groupBy(cells, ({ codes }) => by.map((trait) => codes[trait] ?? -1).join(" "));
	const rows = [...counted.values()].map((own) => ({
		codes: by.map((trait) => own[0]?.codes[trait] ?? -1),
		customers: own.reduce((sum, { sums }) => sum + sums.n, 0),
	}));
	const nameOf = (trait: number, code: number) => traits[trait]?.categories[code] ?? "put together";
	const columns = by.map((_, i) => `by_${i}`);
	const records = rows.map(({ codes, customers }) => ({
		...Object.fromEntries(by.map((trait, i) => [`by_${i}`, nameOf(trait, codes[i] ?? -1)])),
		customers,
	}));
	const withheld = withhold(records, { threshold, count: "customers", by: columns });
	return new Set(
		[...withheld].flatMap((row) => {
			const codes = rows[row]?.codes;
			return codes ? [keyOf(by.map((trait, i) => ({ trait, category: codes[i] ?? -1 })))] : [];
		}),
	);
}
