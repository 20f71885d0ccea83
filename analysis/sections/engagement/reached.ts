/** Whom each channel of a campaign reached. */
import type { Record } from "../../disclosure.ts";
import type { Section } from "../../document.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { customersColumn, shareColumn, withInterval } from "../columns.ts";
import { dotsByGroup } from "../dots.ts";
import { findEnds } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, formedWords, groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { shownWords } from "../shown-words.ts";
import { countColumn } from "../table.ts";
import { type Basis, channelColumn, leftOutWords } from "./basis.ts";
import { readChannelShares } from "./channel-shares.ts";

/** Customers by channel and group with at least one impression. */
export async function reachSection(basis: Basis): Promise<Section> {
	const { grouping, channels, settings, byGroup } = basis;
	const { rows, withheld, sql } = await readChannelShares(basis, {
		channels: channels.campaign,
		did: "impressions > 0",
		isUnknown: "impressions is null",
		name: "reached",
	});
	const share = shareColumn("Share of customers reached");
	const figure = makeFigure(
		{
			id: `channels-reached-${byGroup}`,
			claim: (published) => reachClaim(basis, published),
			description: `Share of customers with at least one impression on each channel${byWords(grouping)}, with 95% intervals. Base: ${groupedBase(basis)}.`,
			chart: dotsByGroup(grouping, { category: channelColumn.name, value: "share" }),
			columns: [
				channelColumn,
				grouping.column,
				{ ...customersColumn, label: "Customers whose impressions are known" },
				countColumn("reached", "Customers reached"),
				...withInterval(share),
			],
			rows,
			protection: { withheld, keep: [channelColumn.name, grouping.column.name] },
			...noteOf(
				"A customer of whom the data have no row for a channel counts as not reached by it.",
				leftOutWords(channels.leftOut.campaign),
				formedWords(basis),
			),
			sql,
		},
		settings,
	);
	return { id: "channels-reached", claim: figure.claim, blocks: [figure] };
}

/** From the least reached to the most. */
function reachClaim({ grouping, formats }: Basis, rows: readonly Record[]): string {
	const { column, groups, noun } = grouping;
	const known = rows.filter((row) => row.share !== null && isNamed(row[column.name]));
	const share = (row: Record) => formats.cell(row.share ?? null, "share");
	const of = (row: Record) => (groups.length > 1 ? ` of ${row[column.name]}` : " of customers");
	const ends = findEnds(known, (row) => Number(row.share));
	if (!ends)
		return known[0]
			? `${known[0].channel} reached ${share(known[0])}${of(known[0])}`
			: "Too few customers were reached, or missed, for shares to be shown";
	const { lowest, highest } = ends;
	return share(lowest) === share(highest)
		? `${new Set(known.map(({ channel }) => channel)).size === 1 ? lowest.channel : "Every channel"} reached ${share(lowest)} of customers${groups.length > 1 ? `, in every ${noun} shown` : shownWords(rows, "share")}`
		: `The share of customers reached runs from ${share(lowest)}${of(lowest)} (${lowest.channel}) to ${share(highest)}${of(highest)} (${highest.channel})${shownWords(rows, "share")}`;
}
