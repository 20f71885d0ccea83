/** Tables on clicks and buying made by hand: four channels, two segments, and what a rule reads of them. */
import type { Tables } from "./hand-made.ts";

type Verdict = "supported" | "no difference" | "inconclusive";

/** A row of `ctr-and-buying`: the odds ratio of one more point, to within 0.005, and of one standard deviation. */
export function clicks(segment: string, channel: string, [odds, effect, verdict]: [number | null, number, Verdict]) {
	const ends = odds === null ? [null, null] : [odds - 0.005, odds + 0.005];
	return {
		segment,
		channel,
		customers: 500,
		odds_ratio: odds,
		odds_ratio_low: ends[0] ?? null,
		odds_ratio_high: ends[1] ?? null,
		effect,
		verdict,
	};
}

/** Rows of `purchase-rate-by-ctr`: five fifths of 100 customers each, each rate to within 0.02. */
export function fifths(segment: string, channel: string, rates: (number | null)[], rate = "purchase_rate") {
	return rates.map((value, i) => ({
		channel,
		segment,
		part: String(i + 1),
		customers: value === null ? null : 100,
		[rate]: value,
		[`${rate}_low`]: value === null ? null : value - 0.02,
		[`${rate}_high`]: value === null ? null : value + 0.02,
	}));
}

/** A row of `advised-impressions`. */
export function advised(channel: string, segment: string, range: [number, number] | null, more: object = {}) {
	return {
		channel,
		segment,
		half_response_low: range?.[0] ?? null,
		half_response_high: range?.[1] ?? null,
		change: -0.12,
		change_low: -0.14,
		change_high: -0.1,
		effect: -0.3,
		verdict: range ? "supported" : "no difference",
		change_within_low: null as number | null,
		...more,
	};
}

/** Savers respond on Email more than on SMS and not on Twitter; Spenders nowhere. */
export const clicksOfSavers: Tables = {
	"ctr-and-buying": [
		clicks("Savers", "SMS", [1.02, 1.3, "supported"]),
		clicks("Savers", "Email", [1.03, 1.8, "supported"]),
		clicks("Savers", "Twitter", [1.002, 1.02, "inconclusive"]),
		clicks("Spenders", "SMS", [1, 1, "no difference"]),
		clicks("Spenders", "Email", [1.001, 1.01, "no difference"]),
	],
	"purchase-rate-by-ctr": [
		...fifths("Savers", "SMS", [0.1, 0.11, 0.12, 0.13, 0.14]),
		...fifths("Savers", "Email", [0.1, 0.1, 0.15, 0.2, 0.2]),
		...fifths("Spenders", "SMS", [0.1, 0.1, 0.1, 0.1, 0.1]),
	],
};
