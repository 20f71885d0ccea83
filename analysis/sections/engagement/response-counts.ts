/** Contacts and responses by channel and group, as an engine counts them. */
import { literal, type Row } from "../../engine/engine.ts";
import type { PairedRatioSums } from "../../statistics/ratio-difference.ts";
import type { RatioSums } from "../../statistics/ratio-interval.ts";
import type { Bank } from "../../tables/bank.ts";
import { otherOrUnknownCategory } from "../../tables/rare-categories.ts";
import { unknownCategory } from "../../tables/values.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";

/** Contacts of one channel, or of one group on one. */
export interface Contacts {
	channel: string;
	/** Customers contacted. */
	customers: number;
	contacts: number;
	/** Contacts that got a response. */
	responses: number;
	/** Customers who responded to any of these contacts, and who did not respond to any of them: some are both. */
	responders: number;
	others: number;
	/** Over customers, of responses (y) and contacts (x). */
	sums: RatioSums;
}

export interface GroupContacts extends Contacts {
	group: string;
}

export interface ChannelContacts extends Contacts {
	/** With the contacts on all other channels together; undefined where there are none. */
	againstOthers?: PairedRatioSums;
}

export interface ContactCounts {
	/** By falling number of contacts. */
	channels: ChannelContacts[];
	groups: GroupContacts[];
	contacts: number;
	responses: number;
	sql: { channels: string; groups: string };
}

const counted = `count(*) as customers, count(*) filter (where responses > 0) as responders,
			count(*) filter (where responses < contacts) as others, ${ratioSumsSql({ y: "responses", x: "contacts" })}`;

/**
 * Creates `customer_contacts`, a row for each grouped customer and channel with a known response, and counts it. Needs
 * `customer_groups`. Undefined where it has no row.
 */
export async function countContacts(bank: Bank): Promise<ContactCounts | undefined> {
	if (!bank.relations.get("engagement")?.fields.has("responded")) return undefined;
	await bank.engine.run(`create or replace table customer_contacts as
		select customer, grp, channel, count(*) as contacts, count(*) filter (where responded) as responses
		from engagement join customer_groups using (customer)
		where responded is not null and channel is not null and channel not in (${literal(unknownCategory)}, ${literal(otherOrUnknownCategory)})
		group by customer, grp, channel
		order by customer, channel`);
	const [all] = await bank.engine.rows<{ [name: string]: number }>(`select ${counted}
		from (select customer, sum(responses) as responses, sum(contacts) as contacts from customer_contacts group by customer) as totals`);
	if (!all?.customers) return undefined;
	const sql = {
		channels: `select channel, ${counted},
			${Object.entries(pairSums)
				.map(([name, sum]) => `sum(${sum}) as ${name}`)
				.join(", ")}
		from customer_contacts join (
			select customer, sum(responses) as all_responses, sum(contacts) as all_contacts
			from customer_contacts group by customer
		) as totals using (customer)
		group by channel
		order by count(*) desc, channel`,
		groups: `select channel, grp, ${counted}
		from customer_contacts
		group by channel, grp
		order by channel, grp`,
	};
	const total = readRatioSums(all);
	const byChannel = await bank.engine.rows(sql.channels);
	const byGroup = await bank.engine.rows(sql.groups);
	const channels = byChannel.map((row) => readChannel(row, total));
	return {
		channels: channels.toSorted((a, b) => b.contacts - a.contacts),
		groups: byGroup.map((row) => ({ ...readContacts(row), group: String(row.grp) })),
		contacts: total.x,
		responses: total.y,
		sql,
	};
}

/** What a customer did on the channel times what the same customer did on others, and the squares of all that the customer did. */
const pairSums = {
	yy: "responses * (all_responses - responses)",
	yx: "responses * (all_contacts - contacts)",
	xy: "contacts * (all_responses - responses)",
	xx: "contacts * (all_contacts - contacts)",
	here_yy: "all_responses * all_responses - (all_responses - responses) * (all_responses - responses)",
	here_yx: "all_responses * all_contacts - (all_responses - responses) * (all_contacts - contacts)",
	here_xx: "all_contacts * all_contacts - (all_contacts - contacts) * (all_contacts - contacts)",
	only_here: "case when all_contacts = contacts then 1 else 0 end",
} as const;

function readContacts(row: Row): Contacts {
	const sums = readRatioSums(row);
	const { customers, responders, others } = row;
	return {
		channel: String(row.channel),
		customers: Number(customers),
		contacts: sums.x,
		responses: sums.y,
		responders: Number(responders),
		others: Number(others),
		sums,
	};
}

function readChannel(row: Row, total: RatioSums): ChannelContacts {
	const own = readContacts(row);
	const { sums } = own;
	if (total.x === sums.x) return own;
	const pair = Object.fromEntries(Object.keys(pairSums).map((name) => [name, Number(row[name])])) as {
		[name in keyof typeof pairSums]: number;
	};
	const rest = { yy: total.yy - pair.here_yy, xy: total.xy - pair.here_yx, xx: total.xx - pair.here_xx };
	return {
		...own,
		againstOthers: {
			n: Math.min(sums.n, total.n - pair.only_here),
			sums: [sums.y, sums.x, total.y - sums.y, total.x - sums.x],
			products: [
				[sums.yy, sums.xy, pair.yy, pair.yx],
				[sums.xy, sums.xx, pair.xy, pair.xx],
				[pair.yy, pair.xy, rest.yy, rest.xy],
				[pair.yx, pair.xx, rest.xy, rest.xx],
			],
		},
	};
}

/** The sums for the difference between two channels. */
export async function comparePair(bank: Bank, first: Contacts, second: Contacts): Promise<PairedRatioSums> {
	const both = (channel: string) => `(select * from customer_contacts where channel = ${literal(channel)})`;
	const [row] = await bank.engine.rows(`
		select coalesce(sum(a.responses * b.responses), 0) as yy, coalesce(sum(a.responses * b.contacts), 0) as yx,
			coalesce(sum(a.contacts * b.responses), 0) as xy, coalesce(sum(a.contacts * b.contacts), 0) as xx
		from ${both(first.channel)} as a join ${both(second.channel)} as b using (customer)`);
	const [yy, yx, xy, xx] = ["yy", "yx", "xy", "xx"].map((name) => Number(row?.[name])) as [
		number,
		number,
		number,
		number,
	];
	const [a, b] = [first.sums, second.sums];
	return {
		n: Math.min(a.n, b.n),
		sums: [a.y, a.x, b.y, b.x],
		products: [
			[a.yy, a.xy, yy, yx],
			[a.xy, a.xx, xy, xx],
			[yy, xy, b.yy, b.xy],
			[yx, xx, b.xy, b.xx],
		],
	};
}
