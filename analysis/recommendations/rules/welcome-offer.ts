/** A welcome offer in what a key segment spends its money on. */
import { definitions } from "../../definitions.ts";
import { upperFirst } from "../../narrative/words.ts";
import { kebabIds } from "../../sections/kebab-ids.ts";
import { describeTraits } from "../audience-words.ts";
import { findCategory, findPayment, listKeySegments } from "../key-segments.ts";
import type { Proposal, Rule } from "../recommendation.ts";

export const welcomeOffer: Rule = {
	id: "welcome-offer",
	speak(evidence) {
		const { cell } = evidence.formats;
		const welcomed = listKeySegments(evidence).flatMap((segment) => {
			const category = findCategory(segment, evidence);
			return category ? [{ segment, category, payment: findPayment(segment, evidence) }] : [];
		});
		const apart = welcomed.filter(({ category }) => category.standsOut);
		// Two offers in one category would differ by nothing but whom the data show them for: the first segment stands for it.
		const own = [...Map.groupBy(apart, ({ category }) => category.name).values()]
			.concat(apart.length === 0 ? [welcomed] : [])
			.flatMap(([first]) => first ?? [])
			.slice(0, definitions.mostRewards.value);
		const ids = kebabIds(own.map(({ category }) => category.name));
		return own.map(({ segment, category, payment }, i): Proposal => {
			const words = describeTraits(segment.traits);
			const { row, traits } = segment;
			const paid = payment ? ` and pay most by ${payment.name}` : "";
			return {
				id: `welcome-offer-${ids[i]}`,
				claim: `Welcome new holders of the card with an offer on ${category.name}`,
				audience: { words, traits, behavior: `customers who spend much of their money on ${category.name}${paid}` },
				isCreditOffer: true,
				shows: `${upperFirst(words)} are a key segment, and spend much on ${category.name}`,
				reason: [
					`${upperFirst(words)} are a key segment: they spend ${cell(row.number("utilization"), "share")} of their income.`,
					`Of what they spend, ${cell(category.share, "share")} goes to ${category.name} (of all customers' spending ${cell(category.shareOfAll, "share")})${payment ? `, and ${cell(payment.share, "share")} is paid by ${payment.name}` : ""}.`,
				],
				basis: [
					{ table: row.table, label: "Key segments" },
					{ table: category.table, label: "What the segment spends its money on" },
					...(payment ? [{ table: payment.table, label: "How the segment pays" }] : []),
				],
				// That the segment is one is supported; what it spends on is counted.
				strength: { verdict: "counted", magnitude: null, moneyShare: null, customers: row.number("customers") ?? 0 },
				research: { topic: "rewards", words: /welcome|sign-?up|bonus/i },
			};
		});
	},
};
