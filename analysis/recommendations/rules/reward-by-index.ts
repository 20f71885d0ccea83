/** Rewards in the categories that some customers spend more in than everyone. */
import { definitions } from "../../definitions.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { kebabIds } from "../../sections/kebab-ids.ts";
import { describeTraits } from "../audience-words.ts";
import { listIndexedGroups, strengthOf } from "../indexed-groups.ts";
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
						traits: own.map(({ trait }) => trait),
						behavior: `customers who spend much of their money on ${category}`,
					},
					isCreditOffer: true,
					shows: `${upperFirst(words)} spend a larger part of their money on ${category} than all customers do`,
					reason: [
						`${category} takes a larger part of the money of ${joinWords(indexes)} than of all customers (100).`,
					],
					basis: [...basis.values()],
					strength: strengthOf(first),
					research: { topic: "rewards", words: new RegExp(RegExp.escape(category), "i") },
				},
			];
		});
	},
};
