/** Where money goes and how it is paid, by all customers and by groups of them. */
import type { Block, Section } from "../document.ts";
import { findBasis } from "../sections/spending/basis.ts";
import { draftByTrait } from "../sections/spending/by-trait.ts";
import { draftCards } from "../sections/spending/cards.ts";
import { keyFigures } from "../sections/spending/key-figures.ts";
import { everybody, readKindCells } from "../sections/spending/kind-cells.ts";
import { kindFigure } from "../sections/spending/kind-figure.ts";
import { draftMonths } from "../sections/spending/months.ts";
import { draftPaymentMonths } from "../sections/spending/payment-months.ts";
import { findTrait } from "../sections/spending/traits.ts";
import { relation } from "../tables/bank.ts";
import { type ChapterDefinition, type Draft, describe, joinDrafts } from "./chapter.ts";

export const spending: ChapterDefinition = {
	id: "spending",
	title: "Spending",
	question: "Where does our customers' money go, and how do they pay?",
	needs: { transactions: ["amount"] },
	async lacks(bank) {
		const { fields } = relation(bank, "transactions");
		return fields.has("category") || fields.has("payment_type") ? [] : ["categories or payment types of transactions"];
	},
	mainPoints: ["spending-by-category", "card-share-by-category", "spending-by-month", "spending-by-age-band"],
	async analyze(bank, settings) {
		const basis = await findBasis(bank, settings);
		const { kinds, demographics } = basis;
		const threshold = settings.disclosureThreshold;
		const items = await keyFigures(basis);
		const overall: Section[] = [];
		const hidden = new Map<string, string[]>();
		for (const one of kinds) {
			const read = await readKindCells(bank.engine, { kinds: one, parts: everybody, threshold });
			const figure = kindFigure(basis, one, read);
			hidden.set(
				one.role,
				read.cells.flatMap(({ kind, withheld }) => (withheld ? [kind] : [])),
			);
			const summary: Block[] =
				overall.length === 0 && items.length > 0 ? [{ kind: "metrics", id: "spending-summary", items }] : [];
			overall.push({ id: figure.id, claim: figure.claim, blocks: [...summary, figure] });
		}
		const [categories, payments] = (["category", "payment_type"] as const).map((role) =>
			kinds.find((one) => one.role === role),
		);
		const parts: (Draft | undefined)[] = [
			describe(overall),
			categories && payments
				? await draftCards(basis, { categories, hidden: hidden.get("category") ?? [] })
				: undefined,
			await draftMonths(basis),
			payments ? await draftPaymentMonths(basis, payments) : undefined,
		];
		for (const field of demographics) {
			const trait = await findTrait(bank.engine, field);
			for (const one of kinds)
				parts.push(await draftByTrait(basis, { kinds: one, trait, hidden: hidden.get(one.role) ?? [] }));
		}
		return joinDrafts(parts.filter((part) => part !== undefined));
	},
};
