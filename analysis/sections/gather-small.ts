/** Categories that are too small in some group are put together, so that none has to be withheld with a large one. */
import type { BankField } from "../tables/bank.ts";

/** What gathered categories are called. */
export const allOthers = "All others";

/** Customers by group and category. */
export interface CrossCount {
	group: string;
	category: string;
	customers: number;
}

export interface GatherOptions {
	groups: readonly string[];
	field: BankField;
	threshold: number;
}

/**
 * The categories, each with those it stands for: the smallest are gathered until every group has none or enough customers
 * in each: withholding cells one by one would take large groups with the small ones. At least two are left.
 */
export function gatherSmall(
	counts: readonly CrossCount[],
	{ groups, field, threshold }: GatherOptions,
): Map<string, string[]> {
	const total = (category: string) => sumOf(counts.filter((row) => row.category === category));
	const present = field.categories.filter((category) => total(category) > 0);
	const bySize = present.toSorted((a, b) => total(a) - total(b));
	const isShown = (members: readonly string[]) =>
		groups.every((group) => {
			const count = countIn(counts, group, members);
			return count === 0 || count >= threshold;
		});
	const gather = (size: number): Map<string, string[]> => {
		const gathered = bySize.slice(0, size);
		const alone = present.filter((category) => !gathered.includes(category));
		const named = alone.map((category): [string, string[]] => [category, [category]]);
		return new Map(size === 0 ? named : [...named, [allOthers, gathered]]);
	};
	// Gathering one is gathering none; all but the largest are the most.
	const sizes = [0, ...Array.from({ length: Math.max(0, present.length - 2) }, (_, i) => i + 2)];
	return gather(sizes.find((size) => [...gather(size).values()].every(isShown)) ?? sizes.at(-1) ?? 0);
}

/** Customers of a group, of all categories or of some. */
export function countIn(counts: readonly CrossCount[], group: string, categories?: readonly string[]): number {
	return sumOf(counts.filter((row) => row.group === group && (categories?.includes(row.category) ?? true)));
}

function sumOf(counts: readonly CrossCount[]): number {
	return counts.reduce((sum, { customers }) => sum + customers, 0);
}

/** What to say under a figure whose categories were gathered. */
export function gatherNote(gathered: ReadonlyMap<string, string[]>): { note?: string } {
	return gathered.has(allOthers)
		? { note: "Groups too small to be shown everywhere are put together as all others." }
		: {};
}
