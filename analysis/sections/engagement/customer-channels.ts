/** Engagement by customer and channel, which every part of the chapter reads. */
import { definitions } from "../../definitions.ts";
import type { Bank } from "../../tables/bank.ts";
import { isUnknown } from "../../tables/rare-categories.ts";

/** What a channel is used for, summed over months or visits. */
export const usageMeasures = ["logins", "minutes", "activity"] as const;
export type UsageMeasure = (typeof usageMeasures)[number];

const measures = ["impressions", "clicks", ...usageMeasures] as const;

/** In the order of the data's categories; at most `definitions.mostChannels` of each kind, those that most customers have. */
export interface Channels {
	/** Where messages are shown: channels with impressions. */
	campaign: string[];
	/** Where customers do something by themselves, each with its measures. */
	usage: { channel: string; measures: UsageMeasure[] }[];
	/** How many of each kind are left out. */
	leftOut: { campaign: number; usage: number };
}

/**
 * Creates `customer_channels`, a row for each grouped customer and channel that the engagement data have a row of; needs
 * `customer_groups`. Its columns:
 *
 * - `customer`, `grp`, `channel`: the key, the group and the channel; no row is without any of them;
 * - `impressions`, `clicks`, `logins`, `minutes`, `activity`: sums over the customer's rows, null where no row has a value
 *   or the data have no such column;
 * - `ctr`: clicks per impression, 0 to 1. Null without impressions, where a row with impressions has no known number of
 *   clicks, and where clicks are more than impressions, which is an error in the data: what is said of click-through rates
 *   reads only rows with one.
 *
 * A customer without a row of a channel was not reached by it, or did not use it.
 */
export async function makeCustomerChannels(bank: Bank): Promise<void> {
	const fields = bank.relations.get("engagement")?.fields;
	const sums = measures.map((measure) =>
		fields?.has(measure) ? `cast(sum(${measure}) as double) as ${measure}` : `cast(null as double) as ${measure}`,
	);
	const known = fields?.has("impressions") && fields.has("clicks");
	const missing = known ? "bool_or(impressions > 0 and clicks is null)" : "true";
	await bank.engine.run(`create or replace table customer_channels as
		select customer, grp, channel, ${measures.join(", ")},
			case when impressions > 0 and clicks <= impressions and not coalesce(missing, false) then clicks / impressions end as ctr
		from (
			select customer, grp, channel, ${sums.join(", ")}, ${missing} as missing
			from engagement join customer_groups using (customer)
			where channel is not null
			group by customer, grp, channel
		) as summed
		order by customer, channel`);
}

/** The channels of `customer_channels` by what the data have of them. */
export async function findChannels(bank: Bank): Promise<Channels> {
	const shown = ["impressions", ...usageMeasures] as const;
	const counts = shown.map((measure) => `count(*) filter (where ${measure} > 0) as ${measure}`);
	const found = await bank.engine.rows<{ channel: string } & Record<(typeof shown)[number], number>>(
		`select channel, ${counts.join(", ")} from customer_channels group by channel`,
	);
	const order = bank.relations.get("engagement")?.fields.get("channel")?.categories ?? [];
	const known = found
		.filter(({ channel }) => !isUnknown(channel))
		.toSorted((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel) || (a.channel < b.channel ? -1 : 1));
	const campaign = known.filter(({ impressions }) => impressions > 0);
	const usersOf = (row: (typeof known)[number]) => Math.max(...usageMeasures.map((measure) => row[measure]));
	const usage = known.filter((row) => usersOf(row) > 0);
	const kept = {
		campaign: keepLargest(campaign, ({ impressions }) => impressions),
		usage: keepLargest(usage, usersOf),
	};
	return {
		campaign: kept.campaign.map(({ channel }) => channel),
		usage: kept.usage.map((row) => ({
			channel: row.channel,
			measures: usageMeasures.filter((measure) => row[measure] > 0),
		})),
		leftOut: { campaign: campaign.length - kept.campaign.length, usage: usage.length - kept.usage.length },
	};
}

function keepLargest<T>(channels: readonly T[], size: (channel: T) => number): T[] {
	const kept = channels.toSorted((a, b) => size(b) - size(a)).slice(0, definitions.mostChannels.value);
	return channels.filter((channel) => kept.includes(channel));
}
