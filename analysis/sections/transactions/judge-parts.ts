/** Which groups to keep back where each is parted by a trait of its customers, such as dormant or not. */

/**
 * Indexes of the groups whose parts cannot be published. `parts` are the customers of each group by trait, the same traits
 * in the same order for all, and how many there are of each trait in all groups is taken as known. With a group that has
 * too few in some part, others are kept back until the groups kept back are two and have none or enough of each trait
 * together; first those with the fewest of the first trait, which is the one to be told.
 */
export function judgeParts(groups: readonly { parts: readonly number[] }[], threshold: number): Set<number> {
	const isFew = (count: number) => count > 0 && count < threshold;
	const tells = (indexes: readonly number[]) =>
		indexes.length === 1 ||
		(groups[0]?.parts ?? []).some((_, part) =>
			isFew(indexes.reduce((sum, index) => sum + (groups[index]?.parts[part] ?? 0), 0)),
		);
	const withheld = [...groups.keys()].filter((index) => groups[index]?.parts.some(isFew));
	const spare = [...groups.keys()]
		.filter((index) => !withheld.includes(index))
		.toSorted((a, b) => (groups[a]?.parts[0] ?? 0) - (groups[b]?.parts[0] ?? 0));
	while (withheld.length > 0 && tells(withheld)) {
		const next = spare.shift();
		if (next === undefined) break;
		withheld.push(next);
	}
	return new Set(withheld);
}
