/** Clicks by number of impressions, counted by the engine into a bounded number of cells. */
import { definitions } from "../../definitions.ts";
import { doubleSql, type Engine, literal } from "../../engine/engine.ts";
import type { RatioSums } from "../../statistics/ratio-interval.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import type { RatedCustomers } from "../withhold-rates.ts";

/** Customers of one channel who saw about the same number of impressions. */
export interface Dose extends RatedCustomers {
	channel: string;
	/** From 0 for the fewest impressions. */
	bin: number;
	/** Impressions of a customer, on average. */
	impressions: number;
	/** Of clicks (y) and impressions (x). */
	sums: RatioSums;
}

/** Customers of one channel, group and dose with about the same number of clicks. */
export interface DoseCell {
	channel: string;
	group: string;
	bin: number;
	customers: number;
	/** Of a customer, on average. */
	impressions: number;
	clicks: number;
}

export interface DosedChannel {
	channel: string;
	/** The most impressions that are looked at, and how many customers saw more: none, or not fewer than the threshold. */
	most: number;
	above: number;
	/** The fewest impressions of a customer. */
	least: number;
	/** Impressions that one customer in ten saw at most, and one in ten at least. */
	low: number;
	high: number;
	/** Whether some numbers of impressions are put together. */
	isJoined: boolean;
}

export interface Doses {
	channels: DosedChannel[];
	doses: Dose[];
	cells: DoseCell[];
	/** Of the doses. */
	sql: string;
}

/** Clicks are told apart up to here, and beyond in steps of a tenth. */
const exactClicks = 40;

/** Creates `customer_doses` (channel, grp, impressions, clicks, bin) and counts it. Needs `customer_channels`. */
export async function countDoses(engine: Engine, channels: readonly string[], threshold: number): Promise<Doses> {
	const ranges = await readRanges(engine, { channels, threshold });
	if (ranges.length === 0) return { channels: [], doses: [], cells: [], sql: "" };
	const bins = await readBins(engine, { ranges, threshold });
	const whens = bins.map(
		({ channel, bin, most }) => `when channel = ${literal(channel)} and impressions <= ${doubleSql(most)} then ${bin}`,
	);
	await engine.run(`create or replace table customer_doses as
		select customer, channel, grp, impressions, clicks, bin
		from (select *, case ${whens.join(" ")} end as bin from customer_channels where ctr is not null) as placed
		where bin is not null`);
	const sql = `select channel, bin, count(*) filter (where clicks > 0) as some, count(*) filter (where clicks < impressions) as not_all,
			${ratioSumsSql({ y: "clicks", x: "impressions" })}
		from customer_doses
		group by channel, bin
		order by channel, bin`;
	const doses = (await engine.rows(sql)).map((row): Dose => {
		const sums = readRatioSums(row);
		return {
			channel: String(row.channel),
			bin: Number(row.bin),
			customers: sums.n,
			some: Number(row.some),
			notAll: Number(row.not_all),
			impressions: sums.x / sums.n,
			sums,
		};
	});
	const level = `case when clicks <= ${exactClicks} then floor(clicks) else ${exactClicks} + floor(10 * ln(clicks / ${exactClicks})) + 1 end`;
	const cells = await engine.rows<{ channel: string; grp: string; bin: number } & Numbers>(`
		select channel, grp, bin, ${level} as clicked, count(*) as customers, avg(impressions) as impressions, avg(clicks) as clicks
		from customer_doses
		group by channel, grp, bin, ${level}
		order by channel, grp, bin, clicked`);
	const order = ranges.map(({ channel }) => channel);
	return {
		channels: ranges.map((range) => ({
			...range,
			isJoined: bins.some(({ channel, isJoined }) => channel === range.channel && isJoined),
		})),
		doses: doses.toSorted((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel)),
		cells: cells.map(({ grp, channel, bin, customers, impressions, clicks }) => ({
			channel,
			group: grp,
			bin,
			customers,
			impressions,
			clicks,
		})),
		sql,
	};
}

type Numbers = Record<"customers" | "impressions" | "clicks", number>;

/** Where fewer customers than the threshold saw more than nearly all, none is left out: what is left out could be told. */
async function readRanges(
	engine: Engine,
	{ channels, threshold }: { channels: readonly string[]; threshold: number },
): Promise<Omit<DosedChannel, "isJoined">[]> {
	const found = await engine.rows<
		{ channel: string } & Record<"most" | "highest" | "least" | "above" | "low" | "high", number>
	>(`
		select channel, max(impressions) filter (where impressions <= last) as most, max(impressions) as highest, min(impressions) as least,
			count(*) filter (where impressions > last) as above,
			${engine.quantile("impressions", 0.1)} as low, ${engine.quantile("impressions", 0.9)} as high
		from customer_channels join (
			select channel, ${engine.quantile("impressions", 1 - definitions.lastDoses.value)} as last
			from customer_channels where ctr is not null group by channel
		) as ends using (channel)
		where ctr is not null
		group by channel`);
	const ranges = found.map(({ highest, ...range }) =>
		range.above < threshold ? { ...range, most: highest, above: 0 } : range,
	);
	return channels.flatMap((name) => ranges.filter(({ channel }) => channel === name));
}

interface Bin {
	channel: string;
	bin: number;
	/** Impressions. */
	most: number;
	isJoined: boolean;
}

/**
 * Each number of impressions by itself, or about equally many customers in each bin where there are too many of them; what
 * is below the threshold is joined with the next bin, and the last one with the one before it.
 */
async function readBins(
	engine: Engine,
	{ ranges, threshold }: { ranges: readonly Omit<DosedChannel, "isJoined">[]; threshold: number },
): Promise<Bin[]> {
	const { value: mostDoses } = definitions.mostDoses;
	const limits = ranges.map(
		({ channel, most }) => `(channel = ${literal(channel)} and impressions <= ${doubleSql(most)})`,
	);
	const found = await engine.rows<{ channel: string; most: number; customers: number; doses: number }>(`
		select channel, max(impressions) as most, sum(customers) as customers, count(*) as doses
		from (
			select *, case when doses <= ${mostDoses} then place else floor(${mostDoses} * (upto - customers / 2.0) / total) end as part
			from (
				select *, row_number() over (partition by channel order by impressions) as place,
					sum(customers) over (partition by channel order by impressions) as upto,
					sum(customers) over (partition by channel) as total, count(*) over (partition by channel) as doses
				from (
					select channel, impressions, count(*) as customers
					from customer_channels where ctr is not null and (${limits.join(" or ")}) group by channel, impressions
				) as counted
			) as summed
		) as parted
		group by channel, part
		order by channel, most`);
	return ranges.flatMap(({ channel }) => {
		const joined: { most: number; customers: number; doses: number }[] = [];
		let isOpen = false;
		for (const { most, customers, doses } of found.filter((one) => one.channel === channel)) {
			const last = joined.at(-1);
			if (last && isOpen)
				Object.assign(last, { most, customers: last.customers + customers, doses: last.doses + doses });
			else joined.push({ most, customers, doses });
			isOpen = (joined.at(-1)?.customers ?? 0) < threshold;
		}
		const [last, before] = [joined.at(-1), joined.at(-2)];
		if (isOpen && last && before) {
			Object.assign(before, {
				most: last.most,
				customers: before.customers + last.customers,
				doses: before.doses + last.doses,
			});
			joined.pop();
		}
		return joined.map(({ most, doses }, bin) => ({ channel, bin, most, isJoined: doses > 1 }));
	});
}
