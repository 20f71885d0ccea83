/** What click-through rates say, in sentences. */
import type { Record } from "../../disclosure.ts";
import { joinWords } from "../../narrative/words.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { type Basis, shownWords } from "./basis.ts";
import type { ChannelRate } from "./channel-rates.ts";
import { nameChannels } from "./name-channels.ts";

/** How often each channel is clicked, from the least to the most. */
export function channelClaim({ formats }: Basis, rows: readonly Record[]): string {
	const known = rows.filter(({ ctr }) => ctr !== null).toSorted((a, b) => Number(a.ctr) - Number(b.ctr));
	const [lowest, highest] = [known[0], known.at(-1)];
	if (!lowest || !highest) return "Too few customers clicked for click-through rates to be shown";
	const rate = (row: Record) => formats.cell(row.ctr ?? null, "share");
	if (lowest === highest) return `On ${lowest.channel} ${rate(lowest)} of impressions are clicked`;
	const overlap =
		Math.max(...known.map((row) => Number(row.ctr_low))) <= Math.min(...known.map((row) => Number(row.ctr_high)));
	return overlap
		? `About as many impressions are clicked on ${nameChannels(
				known.map(({ channel }) => String(channel)),
				rows.length,
			)}: ${rate(lowest)} to ${rate(highest)}`
		: `From ${rate(lowest)} of impressions on ${lowest.channel} to ${rate(highest)} on ${highest.channel} are clicked`;
}

/** Names the channel on which groups lie furthest apart, as far as intervals are apart at all. */
export function groupClaim({ grouping, formats }: Basis, rows: readonly Record[]): string {
	const { noun, column } = grouping;
	const known = rows.filter((row) => row.ctr !== null && !isUnknown(row[column.name]));
	const channels = [...new Set(known.map(({ channel }) => channel))].flatMap((channel) => {
		const own = known.filter((row) => row.channel === channel).toSorted((a, b) => Number(a.ctr) - Number(b.ctr));
		const [lowest, highest] = [own[0], own.at(-1)];
		return lowest && highest && lowest !== highest ? [{ channel, lowest, highest }] : [];
	});
	if (channels.length === 0) return `Too few customers clicked to compare click-through rates by ${noun}`;
	const rate = (row: Record) => formats.cell(row.ctr ?? null, "share");
	const width = ({ lowest, highest }: (typeof channels)[number]) => Number(highest.ctr) - Number(lowest.ctr);
	const apart = channels.filter(({ lowest, highest }) => Number(lowest.ctr_high) < Number(highest.ctr_low));
	const widest = apart.toSorted((a, b) => width(b) - width(a))[0];
	if (widest)
		return `Click-through rates lie furthest apart on ${widest.channel}: from ${rate(widest.lowest)} of ${widest.lowest[column.name]} to ${rate(widest.highest)} of ${widest.highest[column.name]}${shownWords(rows, "ctr")}`;
	const [least, most] = [Math.min, Math.max].map((choose) => choose(...known.map(({ ctr }) => Number(ctr))));
	return `No clear difference in click-through rates by ${noun} on any channel: ${formats.cell(least ?? null, "share")} to ${formats.cell(most ?? null, "share")} of impressions are clicked${shownWords(rows, "ctr")}`;
}

/** On which channels it depends on the kind of rate who clicks most. */
export function orderWords({ grouping, channels }: Basis, byGroup: readonly ChannelRate[]): string {
	const differing = channels.campaign.filter((channel) => {
		const own = byGroup.filter((rate) => rate.channel === channel && !rate.withheld && rate.pooled && rate.mean);
		const orderBy = (kind: "pooled" | "mean") =>
			own.toSorted((a, b) => (b[kind]?.estimate ?? 0) - (a[kind]?.estimate ?? 0)).map(({ group }) => group);
		return orderBy("pooled").join("\n") !== orderBy("mean").join("\n");
	});
	return differing.length === 0
		? ""
		: `On ${joinWords(differing)} the order of every ${grouping.noun} by the one rate is not that by the other.`;
}
