/** What click-through rates say, in sentences. */
import type { Record } from "../../disclosure.ts";
import type { Cell } from "../../document.ts";
import { joinWords } from "../../narrative/words.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { areApart, findEnds, findRowEnds, rangeClaim } from "../ends.ts";
import { shownWords } from "../shown-words.ts";
import type { Basis } from "./basis.ts";
import type { ChannelRate } from "./channel-rates.ts";
import { nameChannels } from "./name-channels.ts";

/** How often each channel is clicked, from the least to the most. */
export function channelClaim({ formats }: Basis, rows: readonly Record[]): string {
	const known = rows.filter(({ ctr }) => ctr !== null);
	const rate = (row: Record) => formats.cell(row.ctr ?? null, "share");
	const ends = findEnds(known, ({ ctr }) => Number(ctr));
	if (!ends)
		return known[0]
			? `On ${known[0].channel} ${rate(known[0])} of impressions are clicked`
			: "Too few customers clicked for click-through rates to be shown";
	const { lowest, highest } = ends;
	if (rate(lowest) !== rate(highest) && !areApart(ends, "ctr"))
		return `No clear difference in click-through rates between channels: ${rate(lowest)} (${lowest.channel}) to ${rate(highest)} (${highest.channel}) of impressions are clicked`;
	return rate(lowest) === rate(highest)
		? `${rate(lowest)} of impressions are clicked on ${nameChannels(
				known.map(({ channel }) => String(channel)),
				rows.length,
			)}`
		: `The share of impressions that are clicked runs from ${rate(lowest)} on ${lowest.channel} to ${rate(highest)} on ${highest.channel}`;
}

/** Of the channel on which groups lie furthest apart, as far as intervals are apart at all. */
export function groupClaim({ grouping, formats }: Basis, rows: readonly Record[]): string {
	const { noun, column } = grouping;
	const at = { value: "ctr", group: column.name };
	const channels = [...Map.groupBy(rows, ({ channel }) => String(channel))].flatMap(([channel, own]) => {
		const ends = findRowEnds(own, at);
		return ends ? [{ channel, ends }] : [];
	});
	if (channels.length === 0) return `Too few customers clicked to compare click-through rates by ${noun}`;
	const write = (share: Cell) => formats.cell(share, "share");
	const width = ({ ends }: (typeof channels)[number]) => Number(ends.highest.ctr) - Number(ends.lowest.ctr);
	const apart = channels.filter(({ ends }) => areApart(ends, at.value));
	const widest = apart.toSorted((a, b) => width(b) - width(a))[0];
	if (widest)
		return rangeClaim(`The click-through rate on ${widest.channel}`, widest.ends, { ...at, rows, noun, write });
	const known = channels.flatMap(({ ends }) => [ends.lowest, ends.highest]);
	const [least, most] = [Math.min, Math.max].map((choose) => choose(...known.map(({ ctr }) => Number(ctr))));
	return `No clear difference in click-through rates by ${noun} on any channel: ${write(least ?? null)} to ${write(most ?? null)} of impressions are clicked${shownWords(rows, at.value)}`;
}

/** On which channels two groups are clearly apart by the one rate, and clearly the other way around by the other. */
export function orderWords({ grouping, channels }: Basis, byGroup: readonly ChannelRate[]): string {
	const turned = channels.campaign.filter((channel) => {
		const own = byGroup.filter((rate) => rate.channel === channel && !rate.withheld && isNamed(rate.group));
		const isAbove = (kind: "pooled" | "mean", one: ChannelRate, other: ChannelRate) =>
			(one[kind]?.low ?? 0) > (other[kind]?.high ?? 1);
		return own.some((one) => own.some((other) => isAbove("pooled", one, other) && isAbove("mean", other, one)));
	});
	return turned.length === 0
		? ""
		: `On ${joinWords(turned)} which ${grouping.noun} clicks more often depends on the rate: some are clearly ahead by the one and behind by the other.`;
}
