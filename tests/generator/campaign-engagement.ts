/** How often a customer saw the campaign on a channel, and how often the customer clicked. */
import { normalQuantile } from "../../analysis/statistics/normal-quantile.ts";
import { apportion, drawUntil, imbalance, shuffleBeside } from "./campaign-balance.ts";
import type { Random } from "./random.ts";

export interface Exposure {
	impressions: number;
	clicks: number;
}

/** Each number of impressions from 1 up to this one is as common as the others. */
export const mostImpressions = 25;

/** The impression after this many is clicked half as often as the first. */
export const halfAfterImpressions = 10;

/** Of the first impression, as log odds: the mean of the customers, and their standard deviation. */
const firstClick = { mean: -0.8, deviation: 1 };

/** How much more those who buy like a responsive channel, in standard deviations of liking among those who do not. */
const buyersLikeMore = 0.75;

/** Standard errors by which clicks may go with what they should not go with. */
const limit = 0.5;

/** Standard errors by which click rates go with buying at least, where they do. */
const clear = 6;

/** How far all clicks may be from what was to be expected, as a share of it. */
const clicksOff = 0.005;

/**
 * One channel, for the customers of one segment. Impressions have nothing to do with buying, and with how well a customer
 * likes the channel. Where the channel is responsive, liking goes with buying; elsewhere neither liking nor clicks do.
 *
 * Liking is the same in every segment and on every channel: the quantiles of a normal distribution, handed out by rank.
 * Each impression is clicked or not, the first with a chance that liking says, each later one with less by the same ratio.
 * So the expected clicks of i impressions are a(1 - exp(-i/tau)), with tau = 10 / ln 2.
 */
export function drawExposures(
	random: Random,
	{ bought, responsive }: { bought: readonly boolean[]; responsive: boolean },
): Exposure[] {
	const buys = bought.map(Number);
	const everyCount = Array.from({ length: mostImpressions }, (_, i) => [i + 1, 1] as const);
	const impressions = shuffleBeside(random, apportion(buys.length, everyCount), {
		beside: [buys],
		limit,
		measures: [Number],
	});
	return drawUntil(
		() => {
			const likings = drawLikings(random, { buys, more: responsive ? buyersLikeMore : 0 });
			return impressions.map((count, i): Exposure => {
				const clicks = drawClicks(random, count, chanceOfFirst(likings[i] as number));
				return { impressions: count, clicks };
			});
		},
		(exposures) => isAsExpected(exposures) && (responsive ? clearlyGoes : hardlyGoes)(exposures, buys),
	);
}

/** In standard deviations from the mean of all customers; buyers have `more` of it. */
function drawLikings(random: Random, { buys, more }: { buys: readonly number[]; more: number }): number[] {
	const scores = buys.map((buyer, customer) => ({ customer, score: random.normal() + more * buyer }));
	const ranked = scores.sort((a, b) => a.score - b.score);
	const likings = Array<number>(buys.length);
	for (const [rank, { customer }] of ranked.entries()) likings[customer] = normalQuantile((rank + 0.5) / buys.length);
	return likings;
}

function drawClicks(random: Random, impressions: number, chance: number): number {
	let clicks = 0;
	for (let i = 0; i < impressions; i++) if (random.chance(chance * (decay[i] as number))) clicks++;
	return clicks;
}

function chanceOfFirst(liking: number): number {
	return 1 / (1 + Math.exp(-(firstClick.mean + firstClick.deviation * liking)));
}

/** How often each impression is clicked, in relation to the first. */
const decay = Array.from({ length: mostImpressions }, (_, i) => 2 ** (-i / halfAfterImpressions));

/** Whether there are as many clicks as expected, with few impressions as with many. */
function isAsExpected(exposures: readonly Exposure[]): boolean {
	const customers = exposures.length;
	const chances = exposures.map((_, rank) => chanceOfFirst(normalQuantile((rank + 0.5) / customers)));
	const usualChance = sum(chances) / customers;
	const expected = exposures.map(({ impressions }) => usualChance * sum(decay.slice(0, impressions)));
	const beyond = exposures.map(({ clicks }, i) => clicks - (expected[i] as number));
	const impressions = exposures.map((exposure) => exposure.impressions);
	return Math.abs(sum(beyond)) < clicksOff * sum(expected) && imbalance(beyond, impressions) < limit;
}

function clearlyGoes(exposures: readonly Exposure[], buys: readonly number[]): boolean {
	return imbalance(exposures.map(clickRateOf), buys) > clear;
}

function hardlyGoes(exposures: readonly Exposure[], buys: readonly number[]): boolean {
	return [exposures.map(clickRateOf), exposures.map(({ clicks }) => clicks)].every(
		(column) => imbalance(column, buys) < limit,
	);
}

export function clickRateOf({ clicks, impressions }: Exposure): number {
	return clicks / impressions;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
