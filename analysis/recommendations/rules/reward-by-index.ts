/** Rewards in the categories that some customers spend more in than everyone. */
import { definitions } from "../../definitions.ts";
import { describeTraits } from "../../narrative/customer-words.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { kebabIds } from "../../sections/kebab-ids.ts";
import { anyTraitSql } from "../audience-sql.ts";
import { listIndexedGroups, strengthOf } from "../indexed-groups.ts";
import { bigSpendersSql } from "../largest-categories.ts";
import type { Proposal, Rule } from "../recommendation.ts";
import { places } from "./partner-offers.ts";

export const rewardByIndex: Rule = {
	id: "reward-by-index",
	speak(evidence) {
		const groups = listIndexedGroups(evidence).filter(({ trait }) => !places.includes(trait.role));
		const byCategory = [...Map.groupBy(groups, ({ category }) => category)].slice(0, definitions.mostRewards.value);
		const ids = kebabIds(byCategory.map(([category]) => category));
		return byCategory.flatMap(([category, all], i): Proposal[] => {
			const own = all.slice(0, definitions.mostRewards.value);
			const [first] = own;
			if (!first) return [];
			const words = joinWords(own.map(({ trait }) => describeTraits([trait])));
			const indexes = own.map(
				({ trait, index }) => `${describeTraits([trait])} (index ${evidence.formats.cell(index, "index")})`,
			);
			const basis = new Map(own.flatMap((group) => group.basis.map((one) => [one.table, one])));
			return [
				{
					id: `reward-by-index-${ids[i]}`,
					claim: `Let customers choose extra rewards on ${category}`,
					audience: {
						words,
						select: anyTraitSql(own.map(({ trait }) => trait)),
						traits: own.map(({ trait }) => trait),
						behavior: {
							words: `customers who spend much of their money on ${category}`,
							select: bigSpendersSql(category, evidence),
						},
					},
					contact: "direct",
					isCreditOffer: true,
					shows: `${upperFirst(words)} spend a larger part of their money on ${category} than all customers do`,
					reason: [
						`${category} takes a larger part of the money of ${joinWords(indexes)} than of all customers (100).`,
					],
					basis: [...basis.values()],
					strength: strengthOf(first),
					expectation: { unknown: "how much more they would spend by card for a reward is not in the data" },
					risk: "The reward is chosen by those who spend there anyway: it is worth its cost only where it moves spending to the card.",
					trial: { outcome: `the share of customers who pay for ${category} by the card in a month` },
					research: { topic: "rewards", words: new RegExp(RegExp.escape(category), "i") },
				},
			];
		});
	},
};
