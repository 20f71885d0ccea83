/** How the search was done, in plain words. */
import type { Block, TableBlock } from "../../document.ts";
import { countWord } from "../../narrative/count-words.ts";
import { joinWords, lowerFirst } from "../../narrative/words.ts";
import { countColumn, makeTableBlock, textColumn } from "../table.ts";
import { type Basis, protectedWords } from "./key-segment.ts";

export function methodText(basis: Basis): Block {
	return {
		kind: "text",
		id: "key-segments-method",
		markdown: [searchWords(basis), scoreWords(basis), ...fairWords(basis)].join("\n\n"),
	};
}

/** What was searched, and what a group must be to be listed. */
export function searchWords({ search, traits, formats }: Basis): string {
	const count = (value: number) => formats.cell(value, "count");
	const groups = count(search.searched.length);
	const names = traits.traits.map(({ field }) => lowerFirst(field.label));
	const cut = traits.traits.flatMap(({ field, leftOut, named }) =>
		leftOut > 0
			? [`Of ${lowerFirst(field.label)}, groups are made of the ${named.filter(Boolean).length} largest categories.`]
			: [],
	);
	const leftOut = traits.leftOut.map(({ label }) => lowerFirst(label));
	const more = search.clear - search.listed.length;
	return [
		`**What was searched.** ${groups} groups by one to three of ${joinWords(names)}, each of ${count(search.least)} or more customers with a known income.`,
		"A group is listed only if it spends a larger share of its income than the other customers of every simpler group that it is part of, beyond an interval that holds for all the groups at once.",
		...(more > 0 ? [`${count(more)} more groups of lower score do so too.`] : []),
		...cut,
		...(leftOut.length > 0 ? [`Not searched by: ${joinWords(leftOut)}.`] : []),
	].join(" ");
}

/** How many groups were searched and listed, by the number of their traits. */
export function searchedTable({ search }: Basis): TableBlock {
	const sizes = Map.groupBy(search.searched, ({ conditions }) => conditions.length);
	const { clear, listed, searched } = search;
	return makeTableBlock({
		id: "key-segments-searched",
		claim: "How many groups were searched",
		description:
			"Groups by the number of their traits. Listed are those of the highest score among those that are above every simpler group.",
		columns: [
			textColumn("traits", "Groups"),
			countColumn("searched", "Searched"),
			countColumn("listed", "Listed"),
			countColumn("not_listed", "Above, but of lower score"),
		],
		rows: [
			...[...sizes]
				.toSorted(([a], [b]) => a - b)
				.map(([traits, groups]) => ({
					traits: traits === 1 ? "By one trait" : `By ${countWord(traits)} traits`,
					searched: groups.length,
					listed: groups.filter((group) => listed.includes(group)).length,
					not_listed: null,
				})),
			{
				traits: "All",
				searched: searched.length,
				listed: listed.length,
				not_listed: clear - listed.length,
			},
		],
		// Of groups, not of customers.
		protection: "public",
	});
}

/** The score in one sentence, and what is expected of a group. */
function scoreWords({ search, formats }: Basis): string {
	const { utilization, spend, size } = search.scale;
	const share = (value: number) => formats.short(value, "share");
	return [
		`**How they are ranked.** The score adds up utilization (${share(utilization.weight)}), mean spending a month (${share(spend.weight)}) and size (${share(size.weight)}, the logarithm of customers), each in standard deviations from the mean of all groups searched: an ordinary group has 0.`,
		"Utilization and spending of a group are first moved toward those of all customers, the more the fewer customers it has and the less such groups differ, so that the first is not just the luckiest.",
		"Expected spending is the mean spending so moved, times the customers: all that they spend, by whatever means they pay, which is the most that a card could take.",
	].join(" ");
}

/** Describing by protected traits is allowed; offering credit by them is not. */
function fairWords({ traits }: Basis): string[] {
	const names = protectedWords(traits);
	return names === ""
		? []
		: [
				`**Fair lending.** Groups are described by ${names}, which the law protects: they must not be used to select whom to offer credit to.`,
			];
}
