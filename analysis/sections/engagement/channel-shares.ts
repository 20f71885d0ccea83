/** How many customers of each group did something on each channel: were reached by it, or used it. */
import type { Record } from "../../disclosure.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { estimateCells } from "../columns.ts";
import { sidesOf, withholdParts } from "../withhold-parts.ts";
import type { Basis } from "./basis.ts";

interface Asked {
	/** In the order of the rows. */
	channels: readonly string[];
	/** SQL over `customer_channels`: who did it, and of whom it is not known. */
	did: string;
	isUnknown: string;
	/** The column of those who did it. */
	name: string;
}

export interface ChannelShares {
	/** By channel and group, with the columns `channel`, that of the group, `customers`, the one named, and `share`. */
	rows: Record[];
	/** Indexes of the rows to withhold. */
	withheld: Set<number>;
	sql: string;
}

/** A customer without a row of a channel did not do it. */
export async function readChannelShares(
	{ bank, grouping, settings }: Basis,
	{ channels, did, isUnknown, name }: Asked,
): Promise<ChannelShares> {
	const sql = `select channel, grp, count(*) filter (where ${did}) as ${name}, count(*) filter (where ${isUnknown}) as unknown
		from customer_channels
		group by channel, grp`;
	const found = await bank.engine.rows(sql);
	const parts = channels.map((channel) => {
		const cells = grouping.groups.map((group) => {
			const row = found.find((one) => one.channel === channel && one.grp === group.name);
			return { group: group.name, some: Number(row?.[name] ?? 0), known: group.customers - Number(row?.unknown ?? 0) };
		});
		const sides = cells.map(({ some, known }) => sidesOf(some, known));
		const hidden = withholdParts(sides, { threshold: settings.disclosureThreshold });
		return cells.map(({ group, some, known }, index) => ({
			isWithheld: hidden.has(index),
			row: {
				channel,
				[grouping.column.name]: group,
				customers: known,
				[name]: some,
				...estimateCells("share", known > 0 ? { estimate: some / known, ...wilsonInterval(some, known) } : null),
			},
		}));
	});
	const all = parts.flat();
	return {
		rows: all.map(({ row }) => row),
		withheld: new Set(all.flatMap(({ isWithheld }, index) => (isWithheld ? [index] : []))),
		sql,
	};
}
