/** What one segment is: the block that says it on two sides of paper. */
import { definitions } from "../../definitions.ts";
import { publishMetric } from "../../disclosure.ts";
import type { Block, Metric } from "../../document.ts";
import { type Formats, formatsFor } from "../../format.ts";
import { toldIn } from "../../narrative/told.ts";
import { joinWords, lowerFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import { type Difference, wordsOf } from "../../segmentation/names.ts";
import { spellRule } from "../../segmentation/rule.ts";
import type { Segment } from "../../segmentation/segment.ts";
import { isStable } from "../../statistics/stability-verdict.ts";
import {
	differencesFigure,
	distributionsFigure,
	type PassportFacts,
	productsFigure,
	traitFigure,
} from "./passport-figures.ts";

/** Standard deviations from which a difference is worth words: Cohen (1988), small. */
const worthWords = 0.2;

export function passport(segment: Segment, facts: PassportFacts, settings: Settings): Block {
	const formats = formatsFor(settings);
	const { number, name, customers, share, jaccard, stability } = segment;
	const [first, second, ...more] = facts.traits.map((trait) => traitFigure(segment, trait, settings));
	// In this order they fill two sides of paper: the tall pair goes on the second.
	const figures = [
		first,
		second,
		differencesFigure(segment, { centersSql: facts.centersSql, settings }),
		distributionsFigure(segment, facts, settings),
		...more,
		...productsFigure(segment, facts, settings),
	].filter((figure) => figure !== undefined);
	const money = facts.moneyShares?.get(number);
	const metrics: Metric[] = [
		{
			label: "Customers",
			value: customers,
			format: "count",
			...toldIn(formats)`${[share, "share"]} of those grouped`,
		},
		...(money === undefined ? [] : [{ label: "Share of the money", value: money, format: "share" as const }]),
		...mostTelling(segment)
			.slice(0, 4)
			.flatMap(({ feature }) => medianMetric(segment, feature.id, { feature, facts, formats })),
	];
	const tone = isStable(jaccard) ? "good" : jaccard >= 0.6 ? "caution" : "bad";
	return {
		kind: "profile",
		id: `segment-${number}`,
		name,
		claim: passportClaim(segment),
		badge: facts.isSupplied ? { label: "supplied", tone: "good" } : { label: stability, tone },
		metrics: metrics.map(publishMetric),
		markdown: [
			differencesWords(segment, facts, formats),
			stabilityWords(segment, facts, formats),
			ruleWords(segment, formats),
		].join("\n\n"),
		figures,
	};
}

function mostTelling({ differences }: Segment): Difference[] {
	return differences
		.filter(({ difference }) => Math.abs(difference) >= worthWords)
		.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

export function passportClaim(segment: Segment): string {
	const words = mostTelling(segment).slice(0, 3).map(wordsOf);
	return words.length === 0
		? `${segment.name} hardly differ from all customers`
		: `${segment.name} have ${joinWords(words)} than all customers`;
}

function medianMetric(
	{ number }: Segment,
	id: string,
	{ feature, facts, formats }: { feature: Difference["feature"]; facts: PassportFacts; formats: Formats },
): Metric[] {
	const medians = facts.medians.get(id);
	const own = medians?.segments.get(number);
	if (!medians || own === undefined) return [];
	return [
		{
			label: `Median ${lowerFirst(feature.label)}`,
			value: own,
			format: feature.format,
			...toldIn(formats)`all customers: ${[medians.all, feature.format]}`,
		},
	];
}

/** Five features up and five down, with the medians in their own units. */
function differencesWords(segment: Segment, facts: PassportFacts, { cell }: Formats): string {
	const telling = mostTelling(segment);
	const spell = (differences: Difference[]) =>
		joinWords(
			differences.slice(0, 5).map((difference) => {
				const medians = facts.medians.get(difference.feature.id);
				const own = medians?.segments.get(segment.number);
				const { format } = difference.feature;
				if (own === undefined || !medians || cell(own, format) === cell(medians.all, format))
					return wordsOf(difference);
				// A few customers can move a mean against the median, and words beside it must not contradict it.
				const agrees = Math.sign(own - medians.all) === Math.sign(difference.difference);
				return agrees
					? `${wordsOf(difference)} (median ${cell(own, format)}, all customers ${cell(medians.all, format)})`
					: `${wordsOf(difference)} (on average; the median is ${cell(own, format)}, of all customers ${cell(medians.all, format)})`;
			}),
		);
	const up = telling.filter(({ difference }) => difference > 0);
	const down = telling.filter(({ difference }) => difference < 0);
	if (telling.length === 0)
		return "**What sets them apart.** No feature differs by a fifth of a standard deviation or more.";
	const sentences = [up, down].filter((side) => side.length > 0).map((side) => `They have ${spell(side)}.`);
	return `**What sets them apart.** ${sentences.join(" ")}`;
}

function stabilityWords({ jaccard, stability }: Segment, { isSupplied }: PassportFacts, { cell }: Formats): string {
	const again = `When other samples of the customers are grouped, ${cell(jaccard, "share")} of this segment and its nearest match overlap on average`;
	// Who belongs to a supplied segment is known, whether or not these features would form it.
	if (isSupplied)
		return `**How sure this is.** The segment was supplied: who belongs to it is known. ${again}${isStable(jaccard) ? "." : ": these features would not form it, and tell little of who is in it."}`;
	return `**How sure this is.** The segment is ${stability}. ${again}${isStable(jaccard) ? "." : ": it should not be the audience of an offer."}`;
}

function ruleWords({ rule }: Segment, formats: Formats): string {
	if (!rule) return "**How to find them.** No simple rule finds them; use the scoring statement beside the results.";
	const { cell } = formats;
	const found = `On ${cell(rule.heldOut, "count")} customers it was not made from, it finds ${cell(rule.recall, "share")} of the members, and ${cell(rule.precision, "share")} of those it finds are members`;
	const least = definitions.goodRuleShare.value;
	const isGood = rule.recall >= least && rule.precision >= least;
	return isGood
		? `**How to find them.** Customers with ${spellRule(rule, formats)}. ${found}.`
		: `**How to find them.** No simple rule reaches ${cell(least, "share")}. The best one is ${spellRule(rule, formats)}. ${found}. For an audience use the scoring statement beside the results.`;
}
