/** Offers with shops of a place in what its customers spend more on than everyone. */
import { definitions } from "../../definitions.ts";
import { describeTraits } from "../../narrative/customer-words.ts";
import type { FieldRoleName } from "../../roles.ts";
import { kebabIds } from "../../sections/kebab-ids.ts";
import { traitsSql } from "../audience-sql.ts";
import { listIndexedGroups, strengthOf } from "../indexed-groups.ts";
import { bigSpendersSql } from "../largest-categories.ts";
import type { Proposal, Rule } from "../recommendation.ts";

/** Demographics that say where customers live. */
export const places: readonly FieldRoleName[] = ["city", "region"];

export const partnerOffers: Rule = {
	id: "partner-offers",
	speak(evidence) {
		const groups = listIndexedGroups(evidence)
			.filter(({ trait }) => places.includes(trait.role))
			.slice(0, definitions.mostRewards.value);
		const ids = kebabIds(groups.map(({ trait, category }) => `${trait.value} ${category}`));
		return groups.map((group, i): Proposal => {
			const { trait, category, index, basis } = group;
			const words = describeTraits([trait]);
			return {
				id: `partner-offers-${ids[i]}`,
				claim: `Win shops in ${trait.value} as partners for offers on ${category}`,
				audience: {
					words,
					select: traitsSql([trait]),
					traits: [trait],
					behavior: {
						words: `customers who spend much of their money on ${category}`,
						select: bigSpendersSql(category, evidence),
					},
				},
				contact: "direct",
				isCreditOffer: true,
				shows: `A larger part of the money goes to ${category} among ${words}`,
				reason: [
					`A larger part of the money goes to ${category} among ${words}: their index is ${evidence.formats.cell(index, "index")}, where 100 is as all customers.`,
				],
				basis,
				strength: strengthOf(group),
				expectation: { unknown: "what such an offer adds to spending is not in the data" },
				risk: "Customers who would have bought there anyway are paid for it.",
				trial: { outcome: `the share of customers who use the card for ${category} in a month` },
				research: { topic: "rewards", words: /partner|merchant|offer/i },
			};
		});
	},
};
