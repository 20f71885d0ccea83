/** Whether anything can be said of what customers spend of their income. */
import type { Settings } from "../../report.ts";
import { type Bank, relation } from "../../tables/bank.ts";
import { makeSpending } from "../../tables/spending.ts";

/** What else the data lack where they have incomes and amounts of transactions, in words; empty when nothing. */
export async function findLacking(bank: Bank, settings: Settings): Promise<string[]> {
	const { fields } = relation(bank, "transactions");
	if (!fields.has("category") && !fields.has("payment_type")) return ["categories or payment types of transactions"];
	const { withIncome } = await makeSpending(bank, settings);
	return withIncome < Math.max(1, settings.disclosureThreshold) ? ["incomes above zero of enough customers"] : [];
}
