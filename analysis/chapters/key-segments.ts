/** Which groups of customers are likely to be high-value users of a card? */
import { draftKeySegments } from "../sections/key-segments/key-segments.ts";
import { relation } from "../tables/bank.ts";
import { isUnknown } from "../tables/rare-categories.ts";
import type { ChapterDefinition } from "./chapter.ts";

export const keySegments: ChapterDefinition = {
	id: "key-segments",
	title: "Key segments",
	question: "Which groups of customers are likely to be high-value users of a card?",
	needs: { customers: ["income"], transactions: ["amount"] },
	async lacks(bank) {
		const spent = relation(bank, "transactions").fields;
		const traits = [...relation(bank, "customers").fields.values()].filter(
			({ kind, categories }) => kind === "category" && categories.filter((category) => !isUnknown(category)).length > 1,
		);
		return [
			...(spent.has("category") || spent.has("payment_type") ? [] : ["categories or payment types of transactions"]),
			...(traits.length < 2 ? ["two traits of customers such as city and occupation"] : []),
		];
	},
	mainPoints: ["key-segments"],
	analyze: draftKeySegments,
};
