/** Who uses each channel at all. */
import type { Record } from "../../disclosure.ts";
import type { Cell, Figure } from "../../document.ts";
import { customersColumn, shareColumn, withInterval } from "../columns.ts";
import { dotsByGroup } from "../dots.ts";
import { findEnds, rangeClaim } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, formedWords, groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { shownWords } from "../shown-words.ts";
import { countColumn } from "../table.ts";
import { type Basis, channelColumn } from "./basis.ts";
import { readChannelShares } from "./channel-shares.ts";
import type { UsageMeasure } from "./customer-channels.ts";
import { spansOf, widestApart } from "./usage-figures.ts";

/** Customers with anything on a channel, by channel and group. */
export async function usersFigure(basis: Basis, used: readonly UsageMeasure[]): Promise<Figure> {
	const { channels, grouping, settings, byGroup } = basis;
	const { rows, withheld, sql } = await readChannelShares(basis, {
		channels: channels.usage.map(({ channel }) => channel),
		did: used.map((measure) => `${measure} > 0`).join(" or "),
		isUnknown: used.map((measure) => `${measure} is null`).join(" and "),
		name: "users",
	});
	const share = shareColumn("Share of customers who use it");
	return makeFigure(
		{
			id: `channel-users-${byGroup}`,
			claim: (published) => usersClaim(basis, published),
			description: `Share of customers who used each channel at least once${byWords(grouping)}, with 95% intervals. Base: ${groupedBase(basis)}.`,
			chart: dotsByGroup(grouping, { category: channelColumn.name, value: "share" }),
			columns: [
				channelColumn,
				grouping.column,
				{ ...customersColumn, label: "Customers whose use is known" },
				countColumn("users", "Customers who use it"),
				...withInterval(share),
			],
			rows,
			protection: { withheld, keep: [channelColumn.name, grouping.column.name] },
			...noteOf("A customer of whom the data have no row for a channel counts as not using it.", formedWords(basis)),
			sql,
		},
		settings,
	);
}

/** Of the channel whose shares lie furthest apart; of one group from the least used channel to the most used. */
function usersClaim(basis: Basis, rows: readonly Record[]): string {
	const { grouping, formats } = basis;
	const at = { value: "share", group: grouping.column.name };
	const write = (share: Cell) => formats.cell(share, "share");
	const known = rows.filter((row) => row.share !== null).toSorted((a, b) => Number(b.share) - Number(a.share))[0];
	if (!known) return "Too few customers use a channel, or do not, for shares to be shown";
	if (grouping.groups.length === 1) {
		const ends = findEnds(
			rows.filter((row) => row.share !== null),
			(row) => Number(row.share),
		);
		return ends
			? `From ${write(ends.lowest.share ?? null)} of customers (${ends.lowest.channel}) to ${write(ends.highest.share ?? null)} (${ends.highest.channel}) use a channel${shownWords(rows, at.value)}`
			: `${write(known.share ?? null)} of customers use ${known.channel}`;
	}
	const spans = spansOf(basis, rows, at.value);
	if (spans.length === 0)
		return `${write(known.share ?? null)} of ${known[at.group]} use ${known.channel}; of no other ${grouping.noun} can the share be shown`;
	const widest = widestApart(spans, at.value);
	return widest
		? rangeClaim(`The share of customers who use ${widest.channel}`, widest.ends, {
				...at,
				rows,
				noun: grouping.noun,
				write,
			})
		: `No clear difference by ${grouping.noun} in who uses any channel${shownWords(rows, at.value)}`;
}
