/** A card that pays through UPI, or without contact, where customers pay that way already. */
import { definitions } from "../../definitions.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import { everyoneSql } from "../audience-sql.ts";
import type { PublishedRow, RuleEvidence } from "../evidence.ts";
import type { Proposal, Rule } from "../recommendation.ts";

/** Ways to pay that a card can be linked to, as data may call them. */
const links = [
	{ id: "upi-link", name: /\bUPI\b/i, claim: "Let the card pay through UPI", words: /\bUPI\b/i },
	{
		id: "contactless-link",
		name: /contact-?less|wallet|\bNFC\b/i,
		claim: "Let the card pay without contact, from a wallet too",
		words: /contact-?less|wallet/i,
	},
];

export const paymentLinks: Rule = {
	id: "payment-links",
	speak: (evidence) => links.flatMap((link) => speakOfLink(link, evidence)),
};

function speakOfLink({ id, name, claim, words }: (typeof links)[number], evidence: RuleEvidence): Proposal[] {
	const isOfType = (row: PublishedRow) => name.test(row.text("payment_type"));
	const row = evidence.rows("spending-by-payment-type").find(isOfType);
	const share = row?.number("share") ?? null;
	if (!row || share === null) return [];
	const change = evidence.rows("payment-changes").find(isOfType);
	const rise = change?.verdict === "supported" && (change.number("change") ?? 0) > 0 ? change : undefined;
	if (share < definitions.largeMoneyShare.value && !rise) return [];
	const { cell } = evidence.formats;
	const effect = rise?.number("effect") ?? null;
	const [before, after] = [rise?.number("share_first") ?? null, rise?.number("share_last") ?? null];
	return [
		{
			id,
			claim,
			audience: { words: "all customers", select: everyoneSql(), traits: [] },
			contact: "none",
			isCreditOffer: true,
			shows: `Much is paid by ${row.text("payment_type")}`,
			reason: [
				`${cell(share, "share")} of all spending is paid by ${row.text("payment_type")}, without a card.`,
				...(rise
					? [
							`Its share rose from ${cell(before, "share")} in the first whole month to ${cell(after, "share")} in the last.`,
						]
					: []),
			],
			basis: [
				{ table: "spending-by-payment-type", label: "Spending by payment type" },
				...(rise ? [{ table: "payment-changes", label: "How payment types changed" }] : []),
			],
			strength: {
				verdict: rise ? "supported" : "counted",
				magnitude: effect === null ? null : effectMagnitude(effect),
				money: { share, of: "spending" },
				customers: row.number("customers") ?? evidence.customers,
			},
			expectation: { unknown: "how much of that would move to the card is not in the data" },
			risk: "What is paid that way may cost shops or the bank other fees than payments by card do.",
			trial: { outcome: "the share of customers who pay by the card in a month" },
			research: { topic: "payments", words },
		},
	];
}
