/** How much each group uses each channel, as the engine adds it up. */
import { type Engine, literal } from "../../engine/engine.ts";
import { type KruskalWallis, kruskalWallis } from "../../statistics/kruskal-wallis.ts";
import { meanSums, type RatioSums } from "../../statistics/ratio-interval.ts";
import type { Grouping } from "../../tables/groups.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import type { UsageMeasure } from "./customer-channels.ts";

/** One measure of a channel's use in a group. */
export interface UsageSum {
	channel: string;
	group: string;
	/** Of whom it is known; those without a row of the channel did not use it. */
	customers: number;
	/** With more than none. */
	users: number;
	/** Of one customer. */
	largest: number;
	/** Sums over customers whose ratio is the mean over all months. */
	sums: RatioSums;
}

/**
 * Whether a mean and its interval, from which the sums over customers follow, tell how many use the channel: they are at
 * least y²/yy (Cauchy and Schwarz), and as many where all of them use it equally.
 */
export function tellsUsers({ users, y, yy }: { users: number; y: number; yy: number }, threshold: number): boolean {
	return users - y ** 2 / yy < threshold;
}

interface Options {
	grouping: Grouping;
	channels: readonly string[];
}

export async function sumUsage(
	engine: Engine,
	measure: UsageMeasure,
	{ grouping, channels }: Options,
): Promise<{ usage: UsageSum[]; sql: string }> {
	const sql = `select channel, grp, count(*) filter (where ${measure} > 0) as users, count(*) filter (where ${measure} is null) as unknown,
			coalesce(max(${measure}), 0) as largest, ${ratioSumsSql({ y: `coalesce(${measure}, 0)`, x: "1" })}
		from customer_channels
		group by channel, grp`;
	const found = await engine.rows(sql);
	const usage = channels.flatMap((channel) =>
		grouping.groups.map(({ name, customers }): UsageSum => {
			const row = found.find((one) => one.channel === channel && one.grp === name);
			const { y, yy, yyy } = row ? readRatioSums(row) : { y: 0, yy: 0, yyy: 0 };
			const known = customers - Number(row?.unknown ?? 0);
			return {
				channel,
				group: name,
				customers: known,
				users: Number(row?.users ?? 0),
				largest: Number(row?.largest ?? 0),
				sums: meanSums({ n: known, y, yy, yyy }),
			};
		}),
	);
	return { usage, sql };
}

/** Whether customers of some groups tend to use each channel more than those of others, by ranks over all customers. */
export async function rankUsage(
	engine: Engine,
	measure: UsageMeasure,
	groups: readonly string[],
): Promise<Map<string, KruskalWallis>> {
	const ranked = `with sizes as (select grp, count(*) as customers from customer_groups group by grp),
		present as (
			select channel, grp, count(*) as customers, count(*) filter (where ${measure} is not null) as known
			from customer_channels group by channel, grp
		),
		counted as (
			select channel, grp, value, sum(customers) as customers
			from (
				select channel, grp, ${measure} as value, count(*) as customers
				from customer_channels where ${measure} is not null group by channel, grp, ${measure}
				union all
				select channels.channel, sizes.grp, cast(0 as double), sizes.customers - coalesce(present.customers, 0)
				from (select distinct channel from customer_channels) as channels cross join sizes
				left join present on present.channel = channels.channel and present.grp = sizes.grp
			) as listed
			where grp in (${groups.map(literal).join(", ")})
			group by channel, grp, value
		),
		tied as (
			select channel, value, t, sum(t) over (partition by channel order by value) - (t - 1) / 2.0 as midrank
			from (select channel, value, cast(sum(customers) as double) as t from counted group by channel, value) as summed
		)`;
	const sums = await engine.rows<{ channel: string; grp: string; n: number; rank_sum: number }>(
		`${ranked} select channel, grp, sum(customers) as n, sum(customers * midrank) as rank_sum
		from counted join tied using (channel, value) group by channel, grp`,
	);
	const ties = await engine.rows<{ channel: string; ties: number }>(
		`${ranked} select channel, sum(t * t * t - t) as ties from tied group by channel`,
	);
	return new Map(
		ties.map(({ channel, ties }) => {
			const own = sums.filter((sum) => sum.channel === channel);
			return [
				channel,
				kruskalWallis(
					own.map(({ n, rank_sum }) => ({ n, rankSum: rank_sum })),
					{ ties },
				),
			];
		}),
	);
}
