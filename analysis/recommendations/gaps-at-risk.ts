/** How far groups at a risk are from all customers, in words and as what closing the gap comes to. */
import { joinWords } from "../narrative/words.ts";
import type { Estimate } from "../statistics/interval.ts";
import type { RuleEvidence } from "./evidence.ts";
import type { GroupsAtRisk } from "./groups-at-risk.ts";

/** "13.1% of Savers (11.0% to 15.2%)", of each. */
export function sharesWords({ groups }: GroupsAtRisk, { formats: { cell, bare } }: RuleEvidence): string {
	return joinWords(
		groups.map(
			({ words, share: { estimate, low, high } }) =>
				`${cell(estimate, "share")} of ${words} (${bare(low, "share")} to ${bare(high, "share")})`,
		),
	);
}

/** Whether the groups were made from a feature, so that their distance in it is no measure of what could change. */
export function isMadeOf({ formed }: GroupsAtRisk, { feature, evidence }: { feature: RegExp; evidence: RuleEvidence }) {
	return formed && evidence.rows("segment-features").some((row) => feature.test(row.text("feature")));
}

/** How far the groups together are above all customers: what closing the gap comes to for each of their customers. */
export function gapOf({ all, groups }: GroupsAtRisk): Estimate {
	return weighted(
		groups.map(({ customers, share: { estimate, low, high } }) => ({
			weight: customers,
			estimate: estimate - all,
			low: low - all,
			high: high - all,
		})),
	);
}

/**
 * The part of those at risk in the groups who would not be if their groups had the share of all customers. Undefined where
 * it is not told how many they are.
 */
export function excessOf({ all, groups }: GroupsAtRisk): Estimate | undefined {
	if (groups.some(({ atRisk }) => atRisk === null)) return undefined;
	return weighted(
		groups.map(({ atRisk, share: { estimate, low, high } }) => ({
			weight: atRisk ?? 0,
			estimate: 1 - all / estimate,
			low: 1 - all / low,
			high: 1 - all / high,
		})),
	);
}

/** Ends of intervals are averaged as if all groups were at theirs at once: the widest that the range can be. */
function weighted(parts: readonly (Estimate & { weight: number })[]): Estimate {
	const total = parts.reduce((sum, { weight }) => sum + weight, 0);
	const mean = (of: keyof Estimate) => parts.reduce((sum, part) => sum + part.weight * part[of], 0) / total;
	return { estimate: mean("estimate"), low: mean("low"), high: mean("high") };
}
