/** What came of the test whether two traits only add up, in words. */
import type { Formats } from "../../format.ts";
import { describeTraits } from "../../narrative/customer-words.ts";
import { lowerFirst, upperFirst } from "../../narrative/words.ts";
import { sizeInPoints } from "../points-words.ts";
import type { FoundPair } from "./pair-figures.ts";

/** How many pairs of traits do not only add up, with the group of the first that departs most. */
export function interactionsClaim(found: readonly FoundPair[], formats: Formats): string {
	const having = (verdict: FoundPair["finding"]["verdict"]) =>
		found.filter(({ finding }) => finding.verdict === verdict);
	const [first] = having("supported");
	const none = having("no difference").length;
	const pairs = found.length === 1 ? "pair" : "pairs";
	if (first) {
		const which =
			found.length === 1 ? "The two traits" : `${having("supported").length} of ${found.length} pairs of traits`;
		return `${which} do not only add up: ${departureWords(first, formats)}`;
	}
	if (none === found.length)
		return `Every two traits only add up, in ${none === 1 ? "the one pair" : `all ${none} pairs`}`;
	return none === 0
		? `No two traits are known to do more than add up: of ${found.length} ${pairs} there is too little data to say`
		: `No two traits are known to do more than add up: ${none} of ${found.length} pairs only add up, of the others there is too little data to say`;
}

/** The message of the figure of one pair. */
export function pairClaim(pair: FoundPair, formats: Formats): string {
	const names = pair.traits.map(({ field }) => lowerFirst(field.label)).join(" and ");
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
function departureWords({ traits, furthest }: FoundPair, formats: Formats): string {
	const { departure, cell: group } = furthest;
	const who = describeTraits(
		traits.map(({ field }, i) => ({ role: field.role, label: field.label, value: group.names[i] ?? "" })),
	);
	const share = formats.cell(group.utilization?.estimate ?? null, "share");
	const points = sizeInPoints(departure.estimate, formats);
	return `${who} spend ${share} of their income, ${points} ${departure.estimate > 0 ? "more" : "less"} than the two traits by themselves would give`;
}
