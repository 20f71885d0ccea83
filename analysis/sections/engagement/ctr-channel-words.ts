/** Over all customers of a channel against customers of one segment and age band: where the answer turns around, both are said. */

import type { Finding } from "../../findings/hypothesis.ts";
import { byHowMuch } from "../../findings/strength-words.ts";
import type { Formats } from "../../format.ts";
import { countWord, someOf } from "../../narrative/count-words.ts";
import { joinWords } from "../../narrative/words.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import { findEnds } from "../ends.ts";

export interface ChannelFindings {
	channel: string;
	overall: Finding;
	within: Finding;
	between?: Finding;
}

export interface ChannelWords {
	outcome: Outcome;
	/** What customers of one stratum share: "segment and age band". */
	strata: string;
	/** What groups are called: "segment". */
	noun: string;
	formats: Formats;
}

/**
 * - `turns around`: within strata the association is the other way than over all customers (Simpson's paradox);
 * - `holds`: it is the same way in both; `hidden`: it shows within strata only;
 * - `explained`: it shows over all customers, and not within strata;
 * - `none`, `open`: nothing shows within strata, and there is no difference, or too little data to say.
 */
export type Course = "turns around" | "holds" | "hidden" | "explained" | "none" | "open";

export function courseOf({ overall, within }: ChannelFindings): Course {
	if (within.verdict === "supported") {
		if (overall.turnsWithin !== undefined) return "turns around";
		return overall.verdict === "supported" ? "holds" : "hidden";
	}
	if (overall.verdict === "supported") return "explained";
	return within.verdict === "no difference" ? "none" : "open";
}

/** "On SMS, customers who click more often buy more often, over all customers (odds ratio 1.90) and ...". */
export function channelClaim(findings: ChannelFindings, words: ChannelWords): string {
	const { channel, overall, within, between } = findings;
	const { outcome, strata, noun, formats } = words;
	const [all, same] = [ratioWords(overall, formats), ratioWords(within, formats)];
	const more = (finding: Finding) =>
		(finding.measured?.estimate.estimate ?? 1) > 1
			? `${outcome.verb} ${byHowMuch(finding)} more often`
			: `${outcome.verb} ${byHowMuch(finding)} less often`;
	const differs = between?.verdict === "supported" ? `; this differs by ${noun}` : "";
	const said = () => {
		switch (courseOf(findings)) {
			case "turns around":
				return `On ${channel} the answer turns around: over all customers, those who click more often ${more(overall)} (${all}), but among customers of the same ${strata} they ${more(within)} (${same})`;
			case "holds":
				return `On ${channel}, customers who click more often ${more(within)}, over all customers (${all}) and among those of the same ${strata} (${same})`;
			case "hidden":
				return `On ${channel}, customers who click more often ${more(within)} among customers of the same ${strata} (${same}), which does not show clearly over all customers (${all})`;
			case "explained":
				return within.verdict === "no difference"
					? `On ${channel}, customers who click more often ${more(overall)} over all customers (${all}), but there is no difference among those of the same ${strata} (${same})`
					: `On ${channel}, customers who click more often ${more(overall)} over all customers (${all}); whether they do among those of the same ${strata}, there is too little data to say (${same})`;
			case "none":
				return `On ${channel}, customers who click more often ${outcome.verb} neither more nor less often than others of the same ${strata} (${same})`;
			case "open":
				return `On ${channel}, there is too little data to say whether customers who click more often ${outcome.verb} more often than others of the same ${strata} (${same})`;
		}
	};
	return `${said()}${differs}`;
}

function ratioWords({ measured, why }: Finding, { fixed }: Formats): string {
	if (!measured) return `it cannot be estimated: ${why}`;
	const { estimate, low, high } = measured.estimate;
	return `odds ratio ${fixed(estimate, 2)}, ${fixed(low, 2)} to ${fixed(high, 2)}`;
}

/** The message over all channels: where the answer turns around, else how often clicking goes with buying within strata. */
export function channelsHeadline(all: readonly ChannelFindings[], words: ChannelWords): string {
	const { outcome, strata, noun } = words;
	const turned = all.filter((findings) => courseOf(findings) === "turns around");
	const [only] = turned;
	if (only && turned.length === 1) return channelClaim(only, words);
	if (turned.length > 1)
		return `On ${joinWords(turned.map(({ channel }) => channel))} the answer turns around: what goes with clicking over all customers is the other way among customers of the same ${strata}`;
	const supported = all.filter(({ within }) => within.verdict === "supported");
	const more = supported.filter(({ within }) => (within.measured?.estimate.estimate ?? 1) > 1).length;
	const less = supported.length - more;
	const start = `Among customers of the same ${strata}, those who click more often`;
	const differs = supported.some(({ between }) => between?.verdict === "supported");
	const notEverywhere = differs ? `, though not alike in every ${noun}` : "";
	if (supported.length > 0)
		return less === 0
			? `${start} ${outcome.verb} more often on ${onChannels(more, all)}${notEverywhere}`
			: more === 0
				? `${start} ${outcome.verb} less often on ${onChannels(less, all)}${notEverywhere}`
				: `${start} ${outcome.verb} more often on ${onChannels(more, all)}, and less often on ${countWord(less)}${notEverywhere}`;
	const none = all.filter(({ within }) => within.verdict === "no difference").length;
	if (none === 0)
		return `There is too little data to say on ${anyOf(all)} whether those who click more often ${outcome.verb} more often among customers of the same ${strata}`;
	return none === all.length
		? `${start} ${outcome.verb} neither more nor less often on ${anyOf(all)}`
		: `${start} are on ${onChannels(0, all)} known to ${outcome.verb} more often: on ${countWord(none)} there is no difference, on ${countWord(all.length - none)} too little data to say`;
}

/** Between which odds ratios the channels lie, within strata. */
export function oddsClaim(all: readonly ChannelFindings[], { strata, formats }: ChannelWords): string {
	const known = all.flatMap(({ channel, within: { measured } }) =>
		measured ? [{ channel, ratio: measured.estimate.estimate }] : [],
	);
	const says = ({ channel, ratio }: (typeof known)[number]) => `${formats.fixed(ratio, 2)} (${channel})`;
	const ends = findEnds(known, ({ ratio }) => ratio);
	const range = ends ? ` run from ${says(ends.lowest)} to ${says(ends.highest)}` : "";
	return `Odds ratios among customers of the same ${strata}${range}`;
}

function onChannels(some: number, all: readonly ChannelFindings[]): string {
	return all.length === 1 && some === 1 ? (all[0]?.channel ?? "") : someOf(some, all.length, "channels");
}

function anyOf(all: readonly ChannelFindings[]): string {
	return all.length === 1 ? (all[0]?.channel ?? "") : `any of ${countWord(all.length)} channels`;
}
