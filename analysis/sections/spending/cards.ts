/** How much of the spending in each category is on cards already, and where a card can still win. */
import type { Draft } from "../../chapters/chapter.ts";
import type { Basis } from "./basis.ts";
import { cardsFigure, writeCards } from "./card-figure.ts";
import { type Cards, readCardShares } from "./card-shares.ts";
import type { Kinds } from "./kinds.ts";

/** The payment types that are cards by their name, and apart from them credit cards where there are others; empty without cards. */
export function findCards(payments: readonly string[]): Cards[] {
	const all = payments.filter((name) => /\bcards?\b/i.test(name));
	const credit = all.filter((name) => /\bcredit\b/i.test(name));
	if (all.length === 0) return [];
	const any: Cards = { id: "card", name: "Cards of any kind", plural: "cards", payments: all };
	return credit.length > 0 && credit.length < all.length
		? [any, { id: "credit-card", name: "Credit cards", plural: "credit cards", payments: credit }]
		: [{ ...any, name: "Cards" }];
}

/** Undefined where no payment type is a card by its name. `hidden` are categories that are withheld for all customers together. */
export async function draftCards(
	basis: Basis,
	{ categories, hidden }: { categories: Kinds; hidden: readonly string[] },
): Promise<Draft | undefined> {
	const cards = findCards(basis.spending.paymentType?.categories ?? []);
	if (cards.length === 0) return undefined;
	const { shares, sql } = await readCardShares(basis, { cards, categories, hidden });
	return {
		hypotheses: shares.flatMap(({ hypothesis }) => hypothesis ?? []),
		write: (findings) => {
			const figure = cardsFigure(basis, { shares, categories, findings, sql });
			const found = cards.flatMap((one) => writeCards(basis, { cards: one, shares, findings }) ?? []);
			return [{ id: figure.id, claim: found[0]?.claim ?? figure.claim, blocks: [figure, ...found] }];
		},
	};
}
