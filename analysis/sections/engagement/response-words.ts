/** What came of the comparisons of response rates, in words. */

import type { Findings, Verdict } from "../../findings/hypothesis.ts";
import { byHowMuch, howGreatly } from "../../findings/strength-words.ts";
import type { Formats } from "../../format.ts";
import { countWord } from "../../narrative/count-words.ts";
import { joinWords } from "../../narrative/words.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { findEnds } from "../ends.ts";
import type { Contacts, GroupContacts } from "./response-counts.ts";
import type { ChannelResponses, ResponseTests } from "./response-tests.ts";

/** Stands beside the figure of every section of such findings. */
export const contactedNotByChance =
	"Who was contacted on which channel was not decided by chance: a difference may come from what kind of customer was contacted.";

export interface ResponseWords {
	findings: Findings;
	formats: Formats;
	/** What groups are called: "segment". */
	noun: string;
}

/** "1,207 of 2,970 contacts (40.6%)". */
function countWords({ responses, contacts }: Contacts, { cell }: Formats): string {
	return `${cell(responses, "count")} of ${cell(contacts, "count")} contacts (${shareWords({ responses, contacts }, cell)})`;
}

function shareWords({ responses, contacts }: Pick<Contacts, "responses" | "contacts">, cell: Formats["cell"]): string {
	return cell(responses / contacts, "share");
}

/** "TikTok gets the highest response: 1,207 of 2,970 contacts (40.6%), slightly above Instagram (35.0%)". */
export function leadClaim({ channels, lead }: ResponseTests, { findings, formats }: ResponseWords): string {
	const only = channels.find(({ isShown }) => isShown);
	if (!only) return "Too few customers responded, or did not, to show a response rate on any channel";
	if (!lead) return `On ${only.channel} ${countWords(only, formats)} got a response`;
	const { first, second, hypothesis } = lead;
	const next = shareWords(second, formats.cell);
	const finding = findings(hypothesis.id);
	if (finding.verdict === "supported")
		return `${first.channel} gets the highest response: ${countWords(first, formats)}, ${byHowMuch(finding)} above ${second.channel} (${next})`;
	return finding.verdict === "no difference"
		? `${first.channel} and ${second.channel} get about the same response, and none gets more: ${countWords(first, formats)} and ${next}`
		: `Between ${first.channel}, with a response to ${countWords(first, formats)}, and ${second.channel} (${next}) the highest response is too close to call`;
}

/** Between which response rates the channels that are shown lie. */
export function ratesClaim({ channels }: ResponseTests, { formats }: ResponseWords): string {
	const ends = findEnds(
		channels.filter(({ isShown }) => isShown),
		({ responses, contacts }) => responses / contacts,
	);
	const says = (one: ChannelResponses) => `${shareWords(one, formats.cell)} (${one.channel})`;
	return ends ? `Response rates run from ${says(ends.lowest)} to ${says(ends.highest)}` : "Response rate by channel";
}

/** "Response is above that of the other channels together on A and B, and below it on C; on D there is no difference". */
export function againstOthersClaim({ channels }: ResponseTests, { findings }: ResponseWords): string {
	const answers = Map.groupBy(
		channels.filter(({ difference }) => difference !== undefined),
		({ difference }) => {
			const { verdict, measured } = findings(difference?.id ?? "");
			if (verdict !== "supported") return verdict;
			return (measured?.estimate.estimate ?? 0) > 0 ? "above" : "below";
		},
	);
	const list = (answer: Exclude<Verdict, "supported"> | "above" | "below") =>
		joinWords((answers.get(answer) ?? []).map(({ channel }) => channel));
	const [above, below, none, open] = (["above", "below", "no difference", "inconclusive"] as const).map(list);
	const clear = [
		...(above ? [`above that of the other channels together on ${above}`] : []),
		...(below ? [`below ${above ? "it" : "that of the other channels together"} on ${below}`] : []),
	];
	const rest = [
		...(none ? [`on ${none} there is no difference`] : []),
		...(open ? [`on ${open} there is too little data to say`] : []),
	];
	if (clear.length > 0) return [`Response is ${clear.join(", and ")}`, ...rest].join("; ");
	return `Response is on no channel known to differ from that of the other channels together: ${rest.join("; ")}`;
}

/** On how many channels groups differ, with the widest of them. */
export function betweenGroupsClaim(channels: readonly ChannelResponses[], words: ResponseWords): string {
	const { findings, formats, noun } = words;
	const tested = channels.flatMap(({ between, ...channel }) =>
		between ? [{ ...channel, finding: findings(between.id) }] : [],
	);
	const having = (verdict: Verdict) => tested.filter(({ finding }) => finding.verdict === verdict);
	const spread = ({ finding }: (typeof tested)[number]) => finding.measured?.estimate.estimate ?? 0;
	const [widest] = having("supported").toSorted((a, b) => spread(b) - spread(a));
	if (!widest) {
		const none = having("no difference").length;
		const open = tested.length - none;
		if (open === 0) return `Response differs by ${noun} on no channel`;
		return none === 0
			? `There is too little data to say whether response differs by ${noun} on any channel`
			: `Response is on no channel known to differ by ${noun}: on ${countWord(none)} of ${countWord(tested.length)} there is no difference, on ${countWord(open)} too little data to say`;
	}
	const ends = findEnds(
		widest.groups.filter(({ group, isShown }) => isShown && isNamed(group)),
		({ responses, contacts }) => responses / contacts,
	);
	const says = (row: GroupContacts) => `${shareWords(row, formats.cell)} (${row.group})`;
	const range = ends ? `, from ${says(ends.lowest)} to ${says(ends.highest)}` : "";
	const others = having("supported").flatMap(({ channel }) => (channel === widest.channel ? [] : [channel]));
	const also = others.length < 4 ? joinWords(others) : `${countWord(others.length)} other channels`;
	return `Response differs ${howGreatly(widest.finding)} by ${noun} on ${widest.channel}${range}${others.length > 0 ? `; it differs on ${also} too` : ""}`;
}

/** Where nothing is tested: the channel on which the shares of two groups, and their intervals, lie furthest apart. */
export function describedClaim(channels: readonly ChannelResponses[], { formats, noun }: ResponseWords): string {
	const apart = channels.flatMap(({ channel, groups }) => {
		const shown = groups.flatMap((row) => {
			const interval = row.isShown && isNamed(row.group) ? ratioInterval(row.sums) : null;
			return interval ? [{ ...row, interval }] : [];
		});
		const ends = findEnds(shown, ({ interval }) => interval.estimate);
		return ends && ends.lowest.interval.high < ends.highest.interval.low ? [{ channel, ...ends }] : [];
	});
	const gap = ({ lowest, highest }: (typeof apart)[number]) => highest.interval.estimate - lowest.interval.estimate;
	const [widest] = apart.toSorted((a, b) => gap(b) - gap(a));
	if (!widest)
		return channels.some(({ groups }) => groups.filter(({ group, isShown }) => isShown && isNamed(group)).length > 1)
			? `No clear difference in response by ${noun} on any channel shown`
			: `Too few customers responded, or did not, to compare response by ${noun}`;
	const says = (row: GroupContacts) => `${shareWords(row, formats.cell)} (${row.group})`;
	return `Response by ${noun} on ${widest.channel}: from ${says(widest.lowest)} to ${says(widest.highest)}`;
}
