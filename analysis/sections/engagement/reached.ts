/** Whom each channel of a campaign reached. */
import type { Record } from "../../disclosure.ts";
import type { Section } from "../../document.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { customersColumn, intervalColumns, shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { countColumn } from "../table.ts";
import {
	type Basis,
	channelColumn,
	dotsByGroup,
	formedWords,
	groupedBase,
	leftOutWords,
	noteOf,
	shownWords,
} from "./basis.ts";
import { withholdShares } from "./withhold-shares.ts";

/** Customers by channel and group with at least one impression. */
export async function reachSection(basis: Basis): Promise<Section> {
	const { bank, grouping, channels, settings, byGroup } = basis;
	const sql = `select channel, grp, count(*) filter (where impressions > 0) as reached, count(*) filter (where impressions is null) as unknown
		from customer_channels
		group by channel, grp`;
	const found = await bank.engine.rows<{ channel: string; grp: string; reached: number; unknown: number }>(sql);
	const withheld = new Set<number>();
	const rows = channels.campaign.flatMap((channel, place) => {
		const cells = grouping.groups.map(({ name, customers }) => {
			const row = found.find((one) => one.channel === channel && one.grp === name);
			return { group: name, some: row?.reached ?? 0, known: customers - (row?.unknown ?? 0) };
		});
		for (const index of withholdShares(cells, settings.disclosureThreshold))
			withheld.add(place * grouping.groups.length + index);
		return cells.map(({ group, some: reached, known }): Record => {
			const { low, high } = wilsonInterval(reached, known);
			return {
				channel,
				[grouping.column.name]: group,
				customers: known,
				reached,
				share: known > 0 ? reached / known : null,
				share_low: low,
				share_high: high,
			};
		});
	});
	const share = shareColumn("Share of customers reached");
	const figure = makeFigure(
		{
			id: `channels-reached-${byGroup}`,
			claim: (published) => reachClaim(basis, published),
			description: `Share of customers with at least one impression on each channel${grouping.groups.length > 1 ? ` by ${grouping.noun}` : ""}, with 95% intervals. Base: ${groupedBase(basis)}.`,
			chart: dotsByGroup(basis, "share"),
			columns: [
				channelColumn,
				grouping.column,
				{ ...customersColumn, label: "Customers whose impressions are known" },
				countColumn("reached", "Customers reached"),
				share,
				...intervalColumns(share),
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
	const { column } = grouping;
	const known = rows
		.filter((row) => row.share !== null && !isUnknown(row[column.name]))
		.toSorted((a, b) => Number(a.share) - Number(b.share));
	const [least, most] = [known[0], known.at(-1)];
	if (!least || !most) return "Too few customers were reached, or missed, for shares to be shown";
	const share = (row: Record) => formats.cell(row.share ?? null, "share");
	const of = (row: Record) => (grouping.groups.length > 1 ? ` of ${row[column.name]}` : " of customers");
	if (least === most) return `${least.channel} reached ${share(least)}${of(least)}`;
	return share(least) === share(most)
		? `Every channel reached ${share(least)} of customers${grouping.groups.length > 1 ? `, in every ${grouping.noun} shown` : shownWords(rows, "share")}`
		: `The share of customers reached runs from ${share(least)}${of(least)} (${least.channel}) to ${share(most)}${of(most)} (${most.channel})${shownWords(rows, "share")}`;
}
