/** Owners of a product first in campaigns, where they buy more often than others of their group. */
import { definitions } from "../../definitions.ts";
import { kebabIds } from "../../sections/kebab-ids.ts";
import { sizeWithInterval } from "../../sections/points-words.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import { holdersSql } from "../audience-sql.ts";
import { findOutcome } from "../campaign-outcome.ts";
import { readEstimate } from "../channel-response.ts";
import type { Proposal, Rule } from "../recommendation.ts";

export const ownersFirst: Rule = {
	id: "owners-first",
	speak(evidence) {
		// The widest differences first.
		const owned = evidence
			.rows("ownership-and-buying-overall")
			.flatMap((row) => {
				const difference = readEstimate(row, "difference");
				const isMore = row.verdict === "supported" && difference !== null && difference.low > 0;
				return isMore ? [{ row, product: row.text("product"), difference }] : [];
			})
			.toSorted((a, b) => b.difference.estimate - a.difference.estimate)
			.slice(0, definitions.mostRewards.value);
		const ids = kebabIds(owned.map(({ product }) => product));
		const { cell } = evidence.formats;
		const { noun, groups } = evidence.grouping;
		const others = groups.length > 1 ? `others of their ${noun}` : "others";
		const { verb, past, doers, value } = findOutcome(evidence);
		return owned.map(({ row, product, difference }, i): Proposal => {
			const effect = row.number("effect");
			return {
				id: `owners-first-${ids[i]}`,
				claim: `Put owners of ${product} first in campaigns`,
				audience: { words: `owners of ${product}`, select: holdersSql(product), traits: [] },
				// An order within campaigns, and not one more message.
				contact: "none",
				isCreditOffer: false,
				shows: `Owners of ${product} ${verb} more often than ${others}`,
				reason: [
					`Owners of ${product} ${past} more often than ${others}, by ${sizeWithInterval(difference, evidence.formats)}. ${groups.length > 1 ? `Over every ${noun} together, it` : "It"} was ${cell(row.number("owners_rate"), "share")} of owners and ${cell(row.number("others_rate"), "share")} of others.`,
				],
				basis: [{ table: row.table, label: `Owning a product and ${verb}ing` }],
				strength: {
					verdict: "supported",
					magnitude: row.magnitude ?? (effect === null ? null : effectMagnitude(effect)),
					money: null,
					customers: row.number("owners"),
				},
				expectation: {
					of: doers,
					unit: "customers",
					each: difference,
					...value,
					assumptions: [
						`a campaign goes to these owners in place of as many ${others}`,
						`they ${verb} as often as such customers did in the data`,
					],
				},
				risk: `Who owns ${product} was not decided by chance: owners may ${verb} more often for what made them owners.`,
				trial: { outcome: `the share of customers who ${verb}`, baseline: row.number("owners_rate") ?? undefined },
				research: { topic: "cross-selling", words: /./ },
			};
		});
	},
};
