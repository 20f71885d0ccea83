/** What came of the test whether two traits only add up, in words. */
import type { Formats } from "../../format.ts";
import { describeTraits } from "../../narrative/customer-words.ts";
import { lowerFirst, upperFirst } from "../../narrative/words.ts";
import { sizeInPoints } from "../points-words.ts";
import type { FoundPair } from "./pair-figures.ts";

/**
 * How many pairs of traits do not add up, with the group of the first that departs most: "In 3 of 10 pairs of traits the two
 * do not simply add up, most of all city and gender: women in Mumbai spend 4.0 points more of their income".
 */
export function interactionsClaim(found: readonly FoundPair[], formats: Formats): string {
	const having = (verdict: FoundPair["finding"]["verdict"]) =>
		found.filter(({ finding }) => finding.verdict === verdict);
	const [first] = having("supported");
	const none = having("no difference").length;
	const pairs = found.length === 1 ? "pair" : "pairs";
	if (first) {
		const { length } = having("supported");
		const which = found.length === 1 ? "The two traits" : `In ${length} of ${found.length} pairs of traits the two`;
		const named = found.length === 1 ? "" : `, ${length > 1 ? "most of all " : ""}${namesOf(first)}`;
		return `${which} do not simply add up${named}: ${whoOf(first)} spend ${pointsOf(first, formats)} of their income`;
	}
	if (none === found.length)
		return `Every two traits only add up, in ${none === 1 ? "the one pair" : `all ${none} pairs`}`;
	return none === 0
		? `No two traits are known to do more than add up: of ${found.length} ${pairs} there is too little data to say`
		: `No two traits are known to do more than add up: ${none} of ${found.length} pairs only add up, of the others there is too little data to say`;
}

/** The message of the figure of one pair. */
export function pairClaim(pair: FoundPair, formats: Formats): string {
	const names = namesOf(pair);
	switch (pair.finding.verdict) {
		case "no difference":
			return `By ${names}, differences by one trait are about the same in every group of the other`;
		case "inconclusive":
			return `By ${names}, there is too little data to say whether the two traits only add up`;
		case "supported":
			return upperFirst(departureWords(pair, formats));
	}
}

/** "women in Mumbai spend 46.2% of their income, 4.0 points more than ... would give". */
function departureWords(pair: FoundPair, formats: Formats): string {
	const share = formats.cell(pair.furthest.cell.utilization?.estimate ?? null, "share");
	return `${whoOf(pair)} spend ${share} of their income, ${pointsOf(pair, formats)} than the two traits by themselves would give`;
}

function namesOf({ traits }: FoundPair): string {
	return traits.map(({ field }) => lowerFirst(field.label)).join(" and ");
}

function whoOf({ traits, furthest }: FoundPair): string {
	return describeTraits(
		traits.map(({ field }, i) => ({ role: field.role, label: field.label, value: furthest.cell.names[i] ?? "" })),
	);
}

/** "4.0 points more". */
function pointsOf({ furthest: { departure } }: FoundPair, formats: Formats): string {
	return `${sizeInPoints(departure.estimate, formats)} ${departure.estimate > 0 ? "more" : "less"}`;
}
