/** A welcome offer in what a key segment spends its money on. */
import { definitions } from "../../definitions.ts";
import { describeTraits } from "../../narrative/customer-words.ts";
import { upperFirst } from "../../narrative/words.ts";
import { kebabIds } from "../../sections/kebab-ids.ts";
import { bothSql, payersSql, traitsSql } from "../audience-sql.ts";
import type { RuleEvidence } from "../evidence.ts";
import { findCategory, findPayment, type Habit, listKeySegments } from "../key-segments.ts";
import { bigSpendersSql } from "../largest-categories.ts";
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
			const paid = payment ? ` and pay more by ${payment.name} than all customers do` : "";
			return {
				id: `welcome-offer-${ids[i]}`,
				claim: `Offer the card with a welcome offer on ${category.name}`,
				audience: {
					words,
					select: traitsSql(traits),
					traits,
					behavior: {
						words: `customers who spend much of their money on ${category.name}${paid}`,
						select: behaviorSql({ category, payment }, evidence),
					},
				},
				contact: "direct",
				isCreditOffer: true,
				shows: `${upperFirst(words)} are a key segment, and spend much on ${category.name}`,
				reason: [
					`${upperFirst(words)} are a key segment: they spend ${cell(row.number("utilization"), "share")} of their income.`,
					`Of what they spend, ${cell(category.share, "share")} goes to ${category.name} (of all customers' spending ${cell(category.shareOfAll, "share")})${payment ? `, and ${cell(payment.share, "share")} is paid by ${payment.name} (${cell(payment.shareOfAll, "share")})` : ""}.`,
				],
				basis: [
					{ table: row.table, label: "Key segments" },
					{ table: category.table, label: "What the segment spends its money on" },
					...(payment ? [{ table: payment.table, label: "How the segment pays" }] : []),
				],
				// That the segment is one is supported; what it spends on is counted.
				strength: { verdict: "counted", magnitude: null, money: null, customers: row.number("customers") },
				expectation: { unknown: "how many would take the card for a welcome offer is not in the data" },
				risk: "Welcome offers draw those who leave with the offer: tie it to using the card for some months.",
				trial: { outcome: "the share of customers who take the card" },
				research: { topic: "rewards", words: /welcome|sign-?up|bonus/i },
			};
		});
	},
};

interface Behavior {
	category: Habit;
	payment: Habit | undefined;
}

/** Who spends much on the category, and pays more in the way than all customers do. */
function behaviorSql({ category, payment }: Behavior, evidence: RuleEvidence): string {
	const spenders = bigSpendersSql(category.name, evidence);
	return payment ? bothSql(spenders, payersSql(payment.name, payment.shareOfAll)) : spenders;
}
