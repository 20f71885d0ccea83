/** What every chapter on behavior starts from: customers in groups, and how sentences speak of them. */
import { type Formats, formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import { type Grouping, makeGroups } from "../tables/groups.ts";
import { baseWords } from "./base.ts";

export interface Grouped {
	bank: Bank;
	settings: Settings;
	formats: Formats;
	grouping: Grouping;
	/** The end of the ids of figures by group: "by-segment". */
	byGroup: string;
}

/** Creates `customer_groups`. */
export async function groupCustomers(bank: Bank, settings: Settings): Promise<Grouped> {
	const grouping = await makeGroups(bank, settings);
	const byGroup = `by-${grouping.column.name.replaceAll("_", "-")}`;
	return { bank, settings, formats: formatsFor(settings), grouping, byGroup };
}

/** Whom the figures speak of: "12,000 customers, 30 June 2025". */
export function groupedBase({ grouping, settings }: Pick<Grouped, "grouping" | "settings">): string {
	return baseWords(grouping.customers, settings, groupedWords(grouping));
}

/** "customers", or of which of them a group is known. */
export function groupedWords({ leftOut, noun }: Grouping): string {
	return leftOut > 0 ? `customers with a known ${noun}` : "customers";
}

/** Why groups are not tested against each other, where they are not. */
export function formedWords({ grouping }: Pick<Grouped, "grouping">): string {
	return grouping.formed && grouping.groups.length > 1
		? `Each ${grouping.noun} was formed by what customers do, so that differences between them are described and not tested.`
		: "";
}

/** " by segment", and nothing where there is one group. */
export function byWords({ groups, noun }: Grouping): string {
	return groups.length > 1 ? ` by ${noun}` : "";
}
