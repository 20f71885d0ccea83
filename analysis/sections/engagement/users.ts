/** Who uses each channel at all. */
import type { Record } from "../../disclosure.ts";
import type { Figure } from "../../document.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { customersColumn, intervalColumns, shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { countColumn } from "../table.ts";
import { type Basis, channelColumn, dotsByGroup, formedWords, groupedBase, noteOf, shownWords } from "./basis.ts";
import { type MeasuredUsage, spansOf } from "./usage-figures.ts";
import { withholdShares } from "./withhold-shares.ts";

/** Customers with anything on a channel, by channel and group. */
export async function usersFigure(basis: Basis, measured: readonly MeasuredUsage[]): Promise<Figure> {
	const { bank, channels, grouping, settings, byGroup } = basis;
	const used = measured.map(({ measure }) => measure);
	const sql = `select channel, grp, count(*) filter (where ${used.map((measure) => `${measure} > 0`).join(" or ")}) as users,
			count(*) filter (where ${used.map((measure) => `${measure} is null`).join(" and ")}) as unknown
		from customer_channels
		group by channel, grp`;
	const found = await bank.engine.rows<{ channel: string; grp: string; users: number; unknown: number }>(sql);
	const withheld = new Set<number>();
	const rows = channels.usage.flatMap(({ channel }, place) => {
		const cells = grouping.groups.map(({ name, customers }) => {
			const row = found.find((one) => one.channel === channel && one.grp === name);
			return { group: name, some: row?.users ?? 0, known: customers - (row?.unknown ?? 0) };
		});
		for (const index of withholdShares(cells, settings.disclosureThreshold))
			withheld.add(place * grouping.groups.length + index);
		return cells.map(({ group, some, known }): Record => {
			const { low, high } = wilsonInterval(some, known);
			return {
				channel,
				[grouping.column.name]: group,
				customers: known,
				users: some,
				share: known > 0 ? some / known : null,
				share_low: low,
				share_high: high,
			};
		});
	});
	const share = shareColumn("Share of customers who use it");
	return makeFigure(
		{
			id: `channel-users-${byGroup}`,
			claim: (published) => usersClaim(basis, published),
			description: `Share of customers who used each channel at least once${grouping.groups.length > 1 ? ` by ${grouping.noun}` : ""}, with 95% intervals. Base: ${groupedBase(basis)}.`,
			chart: dotsByGroup(basis, "share"),
			columns: [
				channelColumn,
				grouping.column,
				{ ...customersColumn, label: "Customers whose use is known" },
				countColumn("users", "Customers who use it"),
				share,
				...intervalColumns(share),
			],
			rows,
			protection: { withheld, keep: [channelColumn.name, grouping.column.name] },
			...noteOf("A customer of whom the data have no row for a channel counts as not using it.", formedWords(basis)),
			sql,
		},
		settings,
	);
}

/** The channel whose shares lie furthest apart. */
function usersClaim(basis: Basis, rows: readonly Record[]): string {
	const { grouping, formats } = basis;
	const share = (row: Record) => formats.cell(row.share ?? null, "share");
	const spans = spansOf(basis, rows, "share");
	const known = rows.filter((row) => row.share !== null).toSorted((a, b) => Number(b.share) - Number(a.share))[0];
	if (!known) return "Too few customers use a channel, or do not, for shares to be shown";
	const most = spans.toSorted((a, b) => Number(b.highest.share) - Number(a.highest.share))[0];
	if (!most)
		return `${share(known)} of ${known[grouping.column.name]} use ${known.channel}; too few customers of another ${grouping.noun} do not, or do, for their share to be shown`;
	if (grouping.groups.length === 1)
		return `${share(most.highest)} of customers use ${most.channel}${spans.length > 1 ? ", more than any other channel" : ""}`;
	const apart = spans.filter(({ lowest, highest }) => Number(lowest.share_high) < Number(highest.share_low));
	const widest = apart.toSorted(
		(a, b) => Number(b.highest.share) - Number(b.lowest.share) - Number(a.highest.share) + Number(a.lowest.share),
	)[0];
	const says = (row: Record) => `${share(row)} of ${row[grouping.column.name]}`;
	return widest
		? `Who uses ${widest.channel} differs most by ${grouping.noun}: from ${says(widest.lowest)} to ${says(widest.highest)}${shownWords(rows, "share")}`
		: `No clear difference by ${grouping.noun} in who uses any channel${shownWords(rows, "share")}`;
}
