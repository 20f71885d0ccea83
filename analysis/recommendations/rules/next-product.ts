/** Offers of a product to holders of another, where the two are held together more often than chance would have it. */
import { definitions } from "../../definitions.ts";
import { kebabIds } from "../../sections/kebab-ids.ts";
import { sizeWithInterval } from "../../sections/points-words.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import { holdersWithoutSql } from "../audience-sql.ts";
import { readEstimate } from "../channel-response.ts";
import type { PublishedRow, RuleEvidence } from "../evidence.ts";
import type { Proposal, Rule } from "../recommendation.ts";
import { byGroup } from "../targets.ts";

const isCredit = (product: string) => /credit|loan|mortgage|overdraft/i.test(product);

export const nextProduct: Rule = {
	id: "next-product",
	speak(evidence) {
		// The pairs furthest above chance first.
		const pairs = evidence
			.rows("products-together")
			.filter((row) => isTogether(row, evidence))
			.toSorted((a, b) => (b.number("lift") ?? 0) - (a.number("lift") ?? 0))
			.slice(0, definitions.mostRewards.value);
		const ids = kebabIds(pairs.map((row) => row.text("pair")));
		return pairs.map((row, i) => offerPair(row, { id: `next-product-${ids[i]}`, evidence }));
	},
};

/** Over all customers and, where there are several groups, among those of the same group. */
function isTogether(row: PublishedRow, { grouping }: RuleEvidence): boolean {
	const isWithin = row.text("within_verdict") === "supported" && (row.number("within_low") ?? 0) > 0;
	return row.verdict === "supported" && (row.number("lift_low") ?? 0) > 1 && (isWithin || grouping.groups.length === 1);
}

function offerPair(row: PublishedRow, { id, evidence }: { id: string; evidence: RuleEvidence }): Proposal {
	const { formats, grouping } = evidence;
	const { cell, fixed } = formats;
	const [held, offered] = wider([row.text("first"), row.text("second")], evidence);
	const effect = row.number("within_effect");
	const within = readEstimate(row, "within");
	const [lift, low, high] = ["lift", "lift_low", "lift_high"].map((name) => fixed(row.number(name) ?? 0, 2));
	return {
		id,
		claim: `Offer ${offered} to holders of ${held} who do not have it`,
		audience: { words: `holders of ${held} without ${offered}`, select: holdersWithoutSql(held, offered), traits: [] },
		contact: "direct",
		isCreditOffer: isCredit(offered),
		shows: `${row.text("pair")} are often held together`,
		reason: [
			`${row.text("pair")} are held together ${lift} times as often as chance would have it (${low} to ${high}): by ${cell(row.number("customers"), "count")} customers.`,
			...(within && grouping.groups.length > 1
				? [
						`Among customers of the same ${grouping.noun} too, those who hold one hold the other more often, by ${sizeWithInterval(within, formats)}.`,
					]
				: []),
		],
		basis: [{ table: row.table, label: "Products held together" }],
		strength: {
			verdict: "supported",
			magnitude: row.magnitude ?? (effect === null ? null : effectMagnitude(effect)),
			money: null,
			customers: row.number("customers"),
		},
		expectation: { unknown: `how many would take ${offered} when it is offered is not in the data` },
		risk: "Those who hold one without the other may have been offered it before, or have it at another bank.",
		trial: { outcome: `the share of customers who take ${offered}` },
		research: { topic: "cross-selling", words: /./ },
	};
}

/** The product with more holders first: there are more customers who hold it alone. */
function wider([first, second]: [string, string], evidence: RuleEvidence): [string, string] {
	const holders = (product: string) =>
		evidence
			.rows(`holdings-${byGroup(evidence)}`)
			.filter((row) => row.text("product") === product)
			.reduce((sum, row) => sum + (row.number("holders") ?? 0), 0);
	return holders(second) > holders(first) ? [second, first] : [first, second];
}
