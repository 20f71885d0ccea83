/** On which channels those of a group who click more often buy more often, and what a step up would come to. */
import type { Magnitude } from "../findings/hypothesis.ts";
import { effectMagnitude } from "../statistics/cohens-h.ts";
import type { Estimate } from "../statistics/interval.ts";
import { linearCombination } from "../statistics/linear-combination.ts";
import { type CampaignOutcome, ratesTable } from "./campaign-outcome.ts";
import type { PublishedRow, RuleEvidence } from "./evidence.ts";
import { groupOf } from "./targets.ts";

export const responseTable = "ctr-and-buying";
export const acrossTable = "ctr-and-buying-by-channel";

/** What is known of a group on a channel. */
export interface ChannelResponse {
	channel: string;
	row: PublishedRow;
	/** `more`: those who click more often buy more often; `none`: they do not, to within what matters. */
	answer: "more" | "none" | "other";
	/** Of the odds of one more point of click-through rate; null where withheld. */
	odds: Estimate | null;
	/** Odds ratio of one standard deviation; 0 where withheld. */
	effect: number;
	magnitude: Magnitude;
	customers: number;
}

/** The channels of a group in the order of the table. */
export function listResponses(group: string, evidence: RuleEvidence): ChannelResponse[] {
	const rows = evidence.rows(responseTable).filter((row) => groupOf(row, evidence) === group);
	return rows.map((row) => {
		const channel = row.text("channel");
		const odds = readEstimate(row, "odds_ratio");
		const effect = row.number("effect") ?? 0;
		const isMore = row.verdict === "supported" && odds !== null && odds.low > 1 && !turnsAround(channel, evidence);
		return {
			channel,
			row,
			answer: isMore ? "more" : row.verdict === "no difference" && odds !== null ? "none" : "other",
			odds,
			effect,
			magnitude: row.magnitude ?? effectMagnitude(effect > 0 ? Math.log(effect) : 0),
			customers: row.number("customers") ?? 0,
		};
	});
}

/** Whether customers who are alike in age as well are known to do the opposite. */
function turnsAround(channel: string, evidence: RuleEvidence): boolean {
	const within = findWithin(channel, evidence);
	return within?.verdict === "supported" && (within.number("odds_ratio_high") ?? 1) < 1;
}

/** Whether it is known of customers of all groups who are alike in age as well. */
export function holdsWithin(channel: string, evidence: RuleEvidence): boolean {
	const within = findWithin(channel, evidence);
	return within?.verdict === "supported" && (within.number("odds_ratio_low") ?? 1) > 1;
}

/** The row of a channel that compares only customers who are alike. */
export function findWithin(channel: string, evidence: RuleEvidence): PublishedRow | undefined {
	return evidence
		.rows(acrossTable)
		.find((row) => row.text("channel") === channel && row.text("comparison").startsWith("Within"));
}

/** A fifth of a group's customers by click-through rate. */
interface Part extends Estimate {
	customers: number;
}

/** From the lowest click-through rates to the highest; undefined where any of them is withheld, or there are not several. */
function listParts(
	{ group, channel, outcome }: { group: string; channel: string; outcome: CampaignOutcome },
	evidence: RuleEvidence,
): Part[] | undefined {
	const rows = evidence
		.rows(ratesTable)
		.filter((row) => row.text("channel") === channel && groupOf(row, evidence) === group);
	const parts = rows.flatMap((row) => {
		const [rate, customers] = [readEstimate(row, outcome.rate), row.number("customers")];
		return rate && customers ? [{ ...rate, customers }] : [];
	});
	return parts.length === rows.length && parts.length > 1 ? parts : undefined;
}

export interface Step {
	/** More buyers for each customer, if each part bought as often as the next higher one: a share, 0 to 1. */
	gain: Estimate;
	/** Share that bought of all parts together. */
	rate: number;
	/** Of the parts with the lowest and the highest click-through rates. */
	lowest: number;
	highest: number;
}

/**
 * What it would come to if each fifth of a group by click-through rate, but the highest, bought as often as the next higher
 * fifth does: one step up for each customer. Undefined where a part is withheld.
 */
export function stepUp(
	of: { group: string; channel: string; outcome: CampaignOutcome },
	evidence: RuleEvidence,
): Step | undefined {
	const parts = listParts(of, evidence);
	const [first, last] = [parts?.[0], parts?.at(-1)];
	if (!parts || !first || !last) return undefined;
	const all = parts.reduce((sum, { customers }) => sum + customers, 0);
	// Each part's rate is gained by the part below it and given up by the part itself, if there is one to rise to.
	const terms = parts.map((part, i) => {
		const below = parts[i - 1]?.customers ?? 0;
		const own = part === last ? 0 : part.customers;
		return { ...part, weight: (below - own) / all };
	});
	return {
		gain: linearCombination(terms),
		rate: parts.reduce((sum, { customers, estimate }) => sum + customers * estimate, 0) / all,
		lowest: first.estimate,
		highest: last.estimate,
	};
}

/** Null where any of its three cells is missing or withheld. */
export function readEstimate(row: PublishedRow, column: string): Estimate | null {
	const [estimate, low, high] = [row.number(column), row.number(`${column}_low`), row.number(`${column}_high`)];
	return estimate === null || low === null || high === null ? null : { estimate, low, high };
}
