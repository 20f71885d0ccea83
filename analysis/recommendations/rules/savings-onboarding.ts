/** A first savings plan for the age band that holds clearly less than every other. */

import { describeTraits } from "../../narrative/customer-words.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { traitsSql } from "../audience-sql.ts";
import type { RuleEvidence } from "../evidence.ts";
import type { Rule } from "../recommendation.ts";

export const savingsOnboarding: Rule = {
	id: "savings-onboarding",
	speak(evidence) {
		const [lowest, next] = readBands(evidence);
		// Only where the whole interval is below that of every other band.
		if (!lowest || !next || lowest.high >= next.low) return [];
		const { cell, bare } = evidence.formats;
		const trait = evidence.trait("age_band", lowest.band);
		const words = describeTraits([trait]);
		const nextWords = describeTraits([evidence.trait("age_band", next.band)]);
		return [
			{
				id: "savings-onboarding",
				claim: "Show new savers how to start, with a first savings plan in a few steps",
				audience: { words, select: traitsSql([trait]), traits: [trait] },
				contact: "direct",
				isCreditOffer: false,
				shows: `Balances are lowest among ${words}`,
				reason: [
					`Half of the ${words} hold ${cell(lowest.median, "money")} or less (${bare(lowest.low, "money")} to ${bare(lowest.high, "money")}), clearly below every other age band shown: the next is ${cell(next.median, "money")}, of ${nextWords}.`,
					"Why balances differ by age is not in the data: what customers earn may be behind it.",
				],
				basis: [{ table: "balance-by-age-band", label: "Balance by age band" }],
				strength: { verdict: "counted", magnitude: null, money: null, customers: lowest.customers },
				expectation: { unknown: "how many of them could save more, and how much, is not in the data" },
				risk: "Age tells who might welcome it, not who may have it: the plan is to be open to everyone.",
				trial: { outcome: "the share of customers who put money aside every month" },
				research: { topic: "savings", words: /./ },
			},
		];
	},
};

interface Band {
	band: string;
	customers: number;
	median: number;
	low: number;
	high: number;
}

/** From the lowest upper end of an interval; the second is the one whose lower end is nearest to it. */
function readBands(evidence: RuleEvidence): [Band | undefined, Band | undefined] {
	const bands = evidence.rows("balance-by-age-band").flatMap((row): Band[] => {
		const [median, low, high] = [row.number("median"), row.number("median_low"), row.number("median_high")];
		const band = row.text("age_band");
		if (!isNamed(band) || median === null || low === null || high === null) return [];
		return [{ band, customers: row.number("customers") ?? 0, median, low, high }];
	});
	const [lowest, ...others] = bands.toSorted((a, b) => a.high - b.high);
	return [lowest, others.toSorted((a, b) => a.low - b.low)[0]];
}
