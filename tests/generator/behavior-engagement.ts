/** Six months of logins to the bank's own channels, and of what its campaigns showed and what was clicked. */
import { normalQuantile } from "../../analysis/statistics/normal-quantile.ts";
import {
	type BehaviorGroup,
	type BehaviorGroupName,
	type Campaign,
	type Channel,
	groups,
	ownChannels,
	spread,
} from "./behavior-groups.ts";
import type { Random } from "./random.ts";

const months = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"] as const;

/** Minutes a login, whatever the channel and the customer. */
const minutesALogin = { median: 3.2, spread: 0.35 } as const;

/** Share of customers that a campaign reaches, and impressions of one that it does reach: the median, and the most. */
const contacts = {
	Email: { reach: 0.88, impressions: 20, spread: 0.45, most: 45 },
	SMS: { reach: 0.84, impressions: 10, spread: 0.65, most: 30 },
	"Social media": { reach: 0.62, impressions: 20, spread: 0.55, most: 50 },
} as const satisfies Record<Campaign, unknown>;

/** How far the click rates of one group's customers differ: standard deviations of the logarithm. */
const clickSpread = { Email: 0.6, SMS: 0.6, "Social media": 0.6 } as const;
/** The mean click rate on social media, and of a customer's first SMS. */
const clickRates = { SMS: 0.2, "Social media": 0.03 } as const;
/** Each SMS is clicked less than the one before, by a factor of e^(-1/12.6): after nine, one more brings less than half of the first. */
export const smsSaturation = 12.6;

export interface MonthOfChannel {
	channel: Channel;
	month: (typeof months)[number];
	logins: number | null;
	minutes: number | null;
	impressions: number | null;
	clicks: number | null;
}

export interface Reached {
	/** How readily the customer clicks, in standard deviations of the logarithm from what is usual in the group. */
	readiness: number;
	impressions: number;
	clicks: number;
	rows: MonthOfChannel[];
}

export function drawLogins(random: Random, group: BehaviorGroupName): MonthOfChannel[] {
	return ownChannels.flatMap((channel) => {
		const usual = random.lognormal(groups[group].logins[channel], spread.logins);
		return months.flatMap((month) => {
			const logins = drawPoisson(random, usual);
			if (logins === 0) return [];
			const minutes = Math.max(1, Math.round(logins * random.lognormal(minutesALogin.median, minutesALogin.spread)));
			return [{ channel, month, logins, minutes, impressions: null, clicks: null }];
		});
	});
}

/**
 * What a campaign showed to each of so many customers of a group and what they clicked, in random order; undefined where it
 * does not reach them. How many it reaches, how often, and how readily they click compared with their group is spread in the
 * same way in every group, and goes with nothing else.
 */
export function drawCampaign(
	random: Random,
	campaign: Campaign,
	{ group, customers }: { group: BehaviorGroup; customers: number },
): (Reached | undefined)[] {
	const { reach, impressions: usual, spread: sigma, most } = contacts[campaign];
	const count = Math.round(reach * customers);
	const amounts = random.shuffle(evenlyNormal(count));
	const reached = random.shuffle(evenlyNormal(count)).map((readiness, i) => {
		const impressions = Math.min(most, Math.max(1, Math.round(usual * Math.exp(sigma * (amounts[i] as number)))));
		return drawReached(random, campaign, { group, impressions, readiness });
	});
	return random.shuffle([...reached, ...Array<undefined>(customers - count).fill(undefined)]);
}

function drawReached(
	random: Random,
	channel: Campaign,
	{ group, impressions, readiness }: { group: BehaviorGroup; impressions: number; readiness: number },
): Reached {
	const mean = channel === "Email" ? group.emailClickRate : clickRates[channel];
	const rate = mean * Math.exp(clickSpread[channel] * readiness - clickSpread[channel] ** 2 / 2);
	// In random order, so that the click rate does not change from month to month.
	const shown = Array.from({ length: impressions }, () => random.integer(0, months.length - 1));
	const clicked = shown.filter((_, nth) =>
		random.chance(channel === "SMS" ? rate * Math.exp(-nth / smsSaturation) : rate),
	);
	const count = (all: readonly number[], month: number) => all.filter((one) => one === month).length;
	const rows = months.flatMap((month, i) => {
		const seen = count(shown, i);
		if (seen === 0) return [];
		return [{ channel, month, logins: null, minutes: null, impressions: seen, clicks: count(clicked, i) }];
	});
	return { readiness, impressions, clicks: clicked.length, rows };
}

/** So many values spread as a standard normal distribution is. */
function evenlyNormal(count: number): number[] {
	return Array.from({ length: count }, (_, i) => normalQuantile((i + 0.5) / count));
}

/** Knuth's method, for means of up to about a hundred (The Art of Computer Programming 2, 3.4.1). */
export function drawPoisson(random: Random, mean: number): number {
	const limit = Math.exp(-mean);
	let count = 0;
	for (let product = random.uniform(); product > limit; product *= random.uniform()) count++;
	return count;
}
