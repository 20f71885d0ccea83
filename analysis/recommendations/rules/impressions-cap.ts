/** A cap on impressions where the click-through rate falls as they rise. */
import { type Magnitude, magnitudes } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import { everyone } from "../../tables/groups.ts";
import { shownSql } from "../audience-sql.ts";
import type { PublishedRow, RuleEvidence } from "../evidence.ts";
import { advisedTable, type ImpressionsRange, rangeWords, readRange } from "../impressions-range.ts";
import type { Rule } from "../recommendation.ts";
import { groupOf } from "../targets.ts";

interface Capped {
	channel: string;
	row: PublishedRow;
	range: Omit<ImpressionsRange, "isOwn">;
	magnitude: Magnitude;
}

export const impressionsCap: Rule = {
	id: "impressions-cap",
	speak(evidence) {
		const capped = listCapped(evidence);
		if (capped.length === 0) return [];
		const { cell, bare } = evidence.formats;
		const channels = joinWords(capped.map(({ channel }) => channel));
		const caps = capped.map(
			({ channel, range }, i) => `${rangeWords(range, evidence.formats)}${i === 0 ? " impressions" : ""} on ${channel}`,
		);
		const falls = capped.map(
			({ channel, row }) =>
				`${cell(row.number("change"), "points")} on ${channel} (${bare(row.number("change_low") ?? 0, "points")} to ${bare(row.number("change_high") ?? 0, "points")})`,
		);
		return [
			{
				id: "impressions-cap",
				claim: `Show a customer at most ${joinWords(caps)}`,
				audience: {
					words: `all customers who are shown messages on ${channels}`,
					select: shownSql(capped.map(({ channel }) => channel)),
					traits: [],
				},
				// How often a message is shown is a setting of the system that shows it.
				contact: "none",
				isCreditOffer: false,
				shows: `The click-through rate falls as impressions rise on ${channels}`,
				reason: [
					`The click-through rate falls as impressions rise: from the tenth of customers who saw fewest to the tenth who saw most it changes by ${joinWords(falls)}.`,
					"Past the impressions named, one more goes with less than half as many clicks as the first.",
				],
				basis: [{ table: advisedTable, label: "Advised impressions" }],
				strength: {
					verdict: "supported",
					magnitude: weakest(capped),
					money: null,
					customers: Math.min(...capped.map(({ channel }) => customersOn(channel, evidence))),
				},
				expectation: { unknown: "what an impression costs is not in the data" },
				risk: "How many impressions a customer saw was not decided by chance, and a few customers click late.",
				trial: { outcome: "the share of customers who click", aim: "level" },
				research: { topic: "engagement", words: /\bcap|frequency|impressions/i },
			},
		];
	},
};

/** The channels of all customers, in the order of the table. */
function listCapped(evidence: RuleEvidence): Capped[] {
	return evidence
		.rows(advisedTable)
		.filter((row) => groupOf(row, evidence) === everyone)
		.flatMap((row) => {
			const range = readRange(row);
			if (!range) return [];
			return [
				{
					channel: row.text("channel"),
					row,
					range,
					magnitude: row.magnitude ?? effectMagnitude(row.number("effect") ?? 0),
				},
			];
		});
}

/** One cap is as well founded as the least of its channels. */
function weakest(capped: readonly Capped[]): Magnitude | null {
	return magnitudes.find((one) => capped.some(({ magnitude }) => magnitude === one)) ?? null;
}

/** Whose clicks by number of impressions may be told. */
function customersOn(channel: string, evidence: RuleEvidence): number {
	const rows = evidence.rows("ctr-by-impressions").filter((row) => row.text("channel") === channel);
	return rows.reduce((sum, row) => sum + (row.number("customers") ?? 0), 0);
}
