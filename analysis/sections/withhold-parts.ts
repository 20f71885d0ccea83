/** Which groups to withhold where each is parted by a trait of its customers, such as holding a product or not. */

/**
 * Indexes of the groups whose parts may not be told. `groups` are the numbers of customers of each group by trait, the same
 * traits in the same order for all; every customer has one. What the parts of a group and each trait over all groups add up
 * to is taken as known. Withheld are the groups with too few customers in some part, those in `forced`, and others until
 * they are two and have none or enough of each trait together: first those with the fewest of the first trait, which is the
 * one to be told, so that what stands out stays.
 */
export function withholdParts(
	groups: readonly (readonly number[])[],
	{ threshold, forced = new Set() }: { threshold: number; forced?: ReadonlySet<number> },
): Set<number> {
	const isFew = (count: number) => count > 0 && count < threshold;
	const traits = [...(groups[0] ?? []).keys()];
	const tells = (indexes: readonly number[]) =>
		indexes.length === 1 ||
		traits.some((trait) => isFew(indexes.reduce((sum, index) => sum + (groups[index]?.[trait] ?? 0), 0)));
	const withheld = [...groups.keys()].filter((index) => forced.has(index) || groups[index]?.some(isFew));
	// A group with none of the trait hides no other's.
	const rank = (index: number) => groups[index]?.[0] || Number.POSITIVE_INFINITY;
	const spare = [...groups.keys()].filter((index) => !withheld.includes(index)).toSorted((a, b) => rank(a) - rank(b));
	while (withheld.length > 0 && tells(withheld)) {
		const next = spare.shift();
		if (next === undefined) break;
		withheld.push(next);
	}
	return new Set(withheld);
}

/** The two parts of customers of whom some did something: who did, and who did not. */
export function sidesOf(some: number, all: number): [number, number] {
	return [some, all - some];
}
