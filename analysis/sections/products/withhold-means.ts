import { isNamed } from "../../tables/rare-categories.ts";
import { isSolvable, type NumberCount } from "./product-numbers.ts";

/**
 * The groups whose mean number of products may not be told: those in `forced`, of which the holders of some product are not
 * told, those whose numbers would follow from the mean and its interval, and others, those of the fewest customers first, until
 * they are two and their numbers do not follow from theirs together. All groups where that leaves nothing to compare.
 */
export function withholdMeans(
	counts: readonly NumberCount[],
	{
		groups,
		forced,
		threshold,
	}: { groups: readonly { name: string; customers: number }[]; forced: ReadonlySet<string>; threshold: number },
): Set<string> {
	const follows = (names: ReadonlySet<string>) =>
		isSolvable(
			counts.filter(({ group }) => names.has(group)),
			threshold,
		);
	const withheld = new Set(
		groups.map(({ name }) => name).filter((name) => forced.has(name) || follows(new Set([name]))),
	);
	const spare = groups.filter(({ name }) => !withheld.has(name)).toSorted((a, b) => a.customers - b.customers);
	for (const { name } of spare) {
		if (withheld.size === 0 || (withheld.size > 1 && !follows(withheld))) break;
		withheld.add(name);
	}
	const left = groups.filter(({ name }) => !withheld.has(name) && isNamed(name));
	return groups.length > 1 && withheld.size > 0 && left.length < 2 ? new Set(groups.map(({ name }) => name)) : withheld;
}
