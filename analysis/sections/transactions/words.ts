/** Words that the parts on transactions share. */
import type { Record } from "../../disclosure.ts";
import type { Column } from "../../document.ts";
import type { Grouping } from "../../tables/groups.ts";
import { isUnknown, otherCategory } from "../../tables/rare-categories.ts";
import { baseWords } from "../base.ts";
import type { Ledger } from "./ledger.ts";

/** Whom the figures speak of, and when: "12,000 customers, from July 1, 2024 to June 30, 2025". */
export function groupedBase({ grouping, settings, formats, period }: Ledger): string {
	const which = grouping.leftOut > 0 ? `customers with a known ${grouping.noun}` : "customers";
	return period
		? `${formats.cell(grouping.customers, "count")} ${which}, ${period.words}`
		: baseWords(grouping.customers, settings, which);
}

/** Why groups are not tested against each other, where they are not. */
export function formedWords({ grouping }: Pick<Ledger, "grouping">): string {
	return grouping.formed && grouping.groups.length > 1
		? `Each ${grouping.noun} was formed by what customers do, so that differences between them are described and not tested.`
		: "";
}

/** Sentences put together to a note, as far as there are any. */
export function noteOf(...sentences: readonly string[]): { note?: string } {
	const words = sentences.filter((sentence) => sentence !== "").join(" ");
	return words === "" ? {} : { note: words };
}

/** " by segment", and nothing where there is one group. */
export function byWords({ groups, noun }: Grouping): string {
	return groups.length > 1 ? ` by ${noun}` : "";
}

/** Whether a sentence may single the group out: it is neither unknown nor put together of several. */
export function mayLead(group: unknown): boolean {
	return !isUnknown(group) && group !== otherCategory;
}

/** The rows with the least and the greatest number in a column, of groups that may be singled out; undefined where two are not shown. */
export function findRange(
	rows: readonly Record[],
	{ value, group }: { value: string; group: Column },
): { least: Record; greatest: Record } | undefined {
	const known = rows
		.filter((row) => typeof row[value] === "number" && mayLead(row[group.name]))
		.toSorted((a, b) => Number(a[value]) - Number(b[value]));
	const [least, greatest] = [known[0], known.at(-1)];
	return least && greatest && least !== greatest ? { least, greatest } : undefined;
}
