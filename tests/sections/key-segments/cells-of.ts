/** The finest cells of customers who are written or drawn in a test. */

import type { Cell } from "../../../analysis/sections/key-segments/cells.ts";
import type { SearchedTrait } from "../../../analysis/sections/key-segments/traits.ts";
import type { BankField } from "../../../analysis/tables/bank.ts";
import { sumsOf } from "../../statistics/ratio-sums-of.ts";

export interface Customer {
	/** The place of each trait's category. */
	codes: number[];
	/** A month. */
	spend: number;
	income: number;
}

export function cellsOf(customers: readonly Customer[]): Cell[] {
	return [...Map.groupBy(customers, ({ codes }) => codes.join(" ")).values()].map((own) => ({
		codes: own[0]?.codes ?? [],
		sums: sumsOf(own.map(({ spend, income }) => [spend, income])),
		ratios: own.reduce((sum, { spend, income }) => sum + spend / income, 0),
		largestIncome: Math.max(...own.map(({ income }) => income)),
		largestSpend: Math.max(...own.map(({ spend }) => spend)),
		absoluteSpend: own.reduce((sum, { spend }) => sum + spend, 0),
	}));
}

/** Traits with so many categories each, "A1", "A2", ...; those called Unknown are not named. */
export function traitsOf(lists: readonly (readonly string[])[]): SearchedTrait[] {
	const roles = ["city", "occupation", "gender", "education", "region"] as const;
	return lists.map((categories, i) => {
		const role = roles[i] ?? "city";
		const field: BankField = {
			role,
			label: role,
			kind: "category",
			protected: role === "gender",
			categories: [...categories],
			ordered: false,
			missing: 0,
		};
		return { field, categories: [...categories], named: categories.map((name) => name !== "Unknown"), leftOut: 0 };
	});
}
