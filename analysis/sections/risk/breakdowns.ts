/** By which groups of customers a risk is compared. */
import { definitions } from "../../definitions.ts";
import type { Column } from "../../document.ts";
import { identifier, literal } from "../../engine/engine.ts";
import { lowerFirst } from "../../narrative/words.ts";
import { everyone } from "../../tables/groups.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { categoryColumn } from "../columns.ts";
import type { Grouped } from "../grouped.ts";
import type { Basis } from "./basis.ts";

export interface Breakdown {
	/** Of one group: "segment", "age band". */
	noun: string;
	/** The column that names the group, in every table. */
	column: Column;
	/** In the order in which they are shown. */
	groups: readonly string[];
	/** SQL for `customer` and `grp`. */
	select: string;
	/** Whether the groups were made from behavior: then they are described and never tested. */
	formed: boolean;
}

/** "customers aged 18–24" within a sentence; every other group keeps its name. */
export function customersOf({ column }: Pick<Breakdown, "column">, group: string): string {
	if (column.name !== "age_band") return group;
	return isUnknown(group) ? "customers of unknown age" : `customers aged ${lowerFirst(group)}`;
}

/** The groups that the chapters on behavior compare; none where there is one group. */
export function groupingBreakdown({ grouping }: Grouped): Breakdown[] {
	const { noun, column, groups, formed } = grouping;
	if (groups.length < 2) return [];
	const names = groups.map(({ name }) => name);
	return [{ noun, column, groups: names, select: "select customer, grp from customer_groups", formed }];
}

/**
 * The first demographics of the customers of which at least two categories are known, and not more than a figure shows: for
 * risks that the groups of behavior tell nothing of, such as that low balances are in the low tiers.
 */
export function traitBreakdowns({ bank }: Pick<Basis, "bank">): Breakdown[] {
	const fields = [...(bank.relations.get("customers")?.fields.values() ?? [])];
	return fields
		.filter(({ kind, categories }) => {
			const known = categories.filter((category) => !isUnknown(category)).length;
			return kind === "category" && known >= 2 && categories.length <= definitions.mostCategories.value;
		})
		.slice(0, definitions.mostDemographics.value)
		.map((field) => ({
			noun: lowerFirst(field.label),
			column: categoryColumn(field),
			groups: field.categories,
			select: `select customer, ${identifier(field.role)} as grp from customers`,
			formed: false,
		}));
}

/** All customers as one group. */
export function allTogether({ grouping }: Grouped): Breakdown {
	return {
		noun: "group",
		column: grouping.column,
		groups: [everyone],
		select: `select customer, ${literal(everyone)} as grp from customers`,
		formed: false,
	};
}

/** The end of the ids of figures: "by-age-band". */
export function byId({ column }: Breakdown): string {
	return `by-${column.name.replaceAll("_", "-")}`;
}
