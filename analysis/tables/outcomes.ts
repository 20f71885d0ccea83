/** What marketing wants: who bought, or who responded. */
import type { Bank } from "./bank.ts";

export interface Outcome {
	/** Purchases where the data have them, else responses to contacts. */
	of: "purchases" | "responses";
	/** "purchase rate", "response rate". */
	rate: string;
	/** Third person plural: "buy", "respond". */
	verb: string;
	/** Past: "bought", "responded". */
	past: string;
	/** SQL for `customer` and `bought`, one row for each customer of whom the outcome is known. */
	select: string;
}

/**
 * The outcome by customer: whether any purchase, or any contact, of the customer was a success. A customer without a row in
 * the data is not known to have failed and is in no row here. Undefined where the data have no outcome.
 */
export function findOutcome(bank: Bank): Outcome | undefined {
	if (bank.relations.get("purchases")?.fields.has("purchased"))
		return {
			of: "purchases",
			rate: "purchase rate",
			verb: "buy",
			past: "bought",
			select: anyOf("purchases", "purchased"),
		};
	if (bank.relations.get("engagement")?.fields.has("responded"))
		return {
			of: "responses",
			rate: "response rate",
			verb: "respond",
			past: "responded",
			select: anyOf("engagement", "responded"),
		};
	return undefined;
}

function anyOf(relation: string, flag: string): string {
	return `select customer, bool_or(${flag}) as bought from ${relation} where ${flag} is not null group by customer`;
}
