/** How many customers each channel reached in each group, and how often they clicked. */
import { isDominated } from "../../disclosure.ts";
import type { Engine } from "../../engine/engine.ts";
import { literal } from "../../engine/engine.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { type RatioSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { everyone, type Grouping } from "../../tables/groups.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { type RatedCustomers, withholdRates } from "../withhold-rates.ts";

export type Rate = Estimate & { standardError: number };

/** The click-through rates of a channel in a group, or of all groups together, which are then called `everyone`. */
export interface ChannelRate extends RatedCustomers {
	channel: string;
	group: string;
	impressions: number;
	clicks: number;
	/** Customers with an impression, of whom some may have no rate. */
	reached: number;
	/** Clicks per impression. */
	pooled: Rate | null;
	/** The mean of the customers' own rates. */
	mean: Rate | null;
	/** Whether its numbers are kept back. */
	withheld: boolean;
}

export interface ChannelRates {
	/** Of the channels on which any customer has one. */
	rates: ChannelRate[];
	sql: string;
}

/** The rates of each channel: of every group in order, and before them, where there are several, of all together. */
export async function rateChannels(
	engine: Engine,
	channels: readonly string[],
	{ grouping, threshold }: { grouping: Grouping; threshold: number },
): Promise<ChannelRates> {
	const sql = `select channel, coalesce(grp, ${literal(everyone)}) as grp,
			count(*) filter (where clicks > 0) as some, count(*) filter (where clicks < impressions) as not_all,
			max(clicks) as most_clicks, max(impressions) as most_impressions,
			${ratioSumsSql({ y: "clicks", x: "impressions" })},
			${ratioSumsSql({ y: "ctr", x: "1" }, { prefix: "mean_" })}
		from customer_channels
		where ctr is not null
		group by grouping sets ((channel, grp), (channel))`;
	const found = await engine.rows(sql);
	const seen = await engine.rows<{ channel: string; grp: string; reached: number }>(`
		select channel, coalesce(grp, ${literal(everyone)}) as grp, count(*) as reached
		from customer_channels
		where impressions > 0
		group by grouping sets ((channel, grp), (channel))`);
	const read = (channel: string, group: string): ChannelRate => {
		const row = found.find((one) => one.channel === channel && one.grp === group);
		const reached = seen.find((one) => one.channel === channel && one.grp === group)?.reached ?? 0;
		if (!row) return { channel, group, reached, ...nothing };
		const sums = readRatioSums(row);
		return {
			channel,
			group,
			customers: sums.n,
			some: Number(row.some),
			notAll: Number(row.not_all),
			isForced:
				isDominated({ largest: Number(row.most_clicks), absolute: sums.y }) ||
				isDominated({ largest: Number(row.most_impressions), absolute: sums.x }),
			reached,
			impressions: sums.x,
			clicks: sums.y,
			pooled: rateInterval(sums),
			mean: rateInterval(readRatioSums(row, { prefix: "mean_" })),
			withheld: false,
		};
	};
	const names = grouping.groups.map(({ name }) => name);
	const rates = channels
		.filter((channel) => found.some((row) => row.channel === channel))
		.flatMap((channel) => {
			const groups = names.map((name) => read(channel, name));
			const hidden = withholdRates(groups, threshold);
			const judged = groups.map((rate, i) => ({ ...rate, withheld: hidden.has(i) }));
			if (names.length < 2) return judged;
			const all = read(channel, everyone);
			return [{ ...all, withheld: withholdRates([all], threshold).size > 0 }, ...judged];
		});
	return { rates, sql };
}

const nothing = {
	customers: 0,
	some: 0,
	notAll: 0,
	impressions: 0,
	clicks: 0,
	pooled: null,
	mean: null,
	withheld: false,
} as const;

/**
 * The interval of a rate from sums over customers, inside 0 and 1. Where nobody clicked, or everybody clicked everything,
 * it is that of a share of the customers: that nothing varied does not make it certain.
 */
export function rateInterval(sums: RatioSums): Rate | null {
	const rate = ratioInterval(sums);
	if (!rate) return null;
	if (rate.estimate === 0 || rate.estimate === 1) return { ...rate, ...wilsonInterval(rate.estimate * sums.n, sums.n) };
	return { ...rate, low: Math.max(0, rate.low), high: Math.min(1, rate.high) };
}
