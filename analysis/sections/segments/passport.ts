/** What one segment is: the block that says it on two sides of paper. */
import { definitions } from "../../definitions.ts";
import { publishMetric } from "../../disclosure.ts";
import type { Metric, Profile } from "../../document.ts";
import { type Formats, formatsFor } from "../../format.ts";
import { toldIn } from "../../narrative/told.ts";
import { joinWords, lowerFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import { wordsOf } from "../../segmentation/names.ts";
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
import { type TellingDifference, tellingDifferences } from "./telling.ts";

export function passport(segment: Segment, facts: PassportFacts, settings: Settings): Profile {
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
	const telling = tellingDifferences(segment, facts, formats);
	const money = facts.moneyShares?.get(number);
	const metrics: Metric[] = [
		{
			label: "Customers",
			value: customers,
			format: "count",
			...toldIn(formats)`${[share, "share"]} of those grouped`,
		},
		...(money === undefined ? [] : [{ label: "Share of the money", value: money, format: "share" as const }]),
		...telling.slice(0, 4).flatMap((one) => medianMetric(one, formats)),
	];
	const tone = isStable(jaccard) ? "good" : jaccard >= 0.6 ? "caution" : "bad";
	return {
		kind: "profile",
		id: `segment-${number}`,
		name,
		claim: passportClaim(segment, telling),
		badge: facts.isSupplied ? { label: "supplied", tone: "good" } : { label: stability, tone },
		metrics: metrics.map(publishMetric),
		markdown: [
			differencesWords(telling, formats),
			stabilityWords(segment, facts, formats),
			ruleWords(segment, formats),
		].join("\n\n"),
		figures,
	};
}

function passportClaim({ name }: Segment, telling: readonly TellingDifference[]): string {
	const words = telling.slice(0, 3).map(wordsOf);
	return words.length === 0
		? `${name} hardly differ from all customers`
		: `${name} have ${joinWords(words)} than all customers`;
}

/** What customers in the middle have; nothing where it tells nothing. */
function medianMetric({ feature, medians }: TellingDifference, formats: Formats): Metric[] {
	if (!medians) return [];
	return [
		{
			label: `Median ${lowerFirst(feature.label)}`,
			value: medians.own,
			format: feature.format,
			...toldIn(formats)`all customers: ${[medians.all, feature.format]}`,
		},
	];
}

/** Five features up and five down, with the medians in their own units. */
function differencesWords(telling: readonly TellingDifference[], { cell }: Formats): string {
	const spell = (differences: readonly TellingDifference[]) =>
		joinWords(
			differences.slice(0, 5).map((one) => {
				const { format } = one.feature;
				return one.medians
					? `${wordsOf(one)} (median ${cell(one.medians.own, format)}, all customers ${cell(one.medians.all, format)})`
					: wordsOf(one);
			}),
		);
	const up = telling.filter(({ difference }) => difference > 0);
	const down = telling.filter(({ difference }) => difference < 0);
	if (telling.length === 0)
		return "**What sets them apart.** In no feature do they differ from all customers by enough to speak of.";
	const sentences = [up, down].filter((side) => side.length > 0).map((side) => `They have ${spell(side)}.`);
	return `**What sets them apart.** ${sentences.join(" ")}`;
}

function stabilityWords({ jaccard, stability }: Segment, { isSupplied }: PassportFacts, { cell }: Formats): string {
	const again = `When other samples of the customers are grouped, ${cell(jaccard, "share")} of this segment and its nearest match overlap on average`;
	// Who belongs to a supplied segment is known, whether or not these features would form it.
	if (isSupplied)
		return `**How sure this is.** The segment and its name were supplied with the data: who belongs to it is known, and the name is not drawn from these figures. ${again}${isStable(jaccard) ? "." : ": these features would not form it, and tell little of who is in it."}`;
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
		: `**How to find them.** No simple rule reaches ${cell(least, "share")} in both respects. The best one is ${spellRule(rule, formats)}. ${found}. For an audience use the scoring statement beside the results.`;
}
