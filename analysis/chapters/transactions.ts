/** Who moves how much money and how often, when, and who does so less and less. */
import type { Section } from "../document.ts";
import { draftDormancy } from "../sections/transactions/dormancy.ts";
import { draftFalling } from "../sections/transactions/falling.ts";
import { readGroupCells } from "../sections/transactions/group-cells.ts";
import { readLedger } from "../sections/transactions/ledger.ts";
import { netFlowSection } from "../sections/transactions/net-flow.ts";
import { overTimeSection } from "../sections/transactions/over-time.ts";
import { timePatternSection } from "../sections/transactions/time-pattern.ts";
import { draftWhoTransacts } from "../sections/transactions/who-transacts.ts";
import { relation } from "../tables/bank.ts";
import { type ChapterDefinition, type Draft, describe, joinDrafts } from "./chapter.ts";

export const transactions: ChapterDefinition = {
	id: "transactions",
	title: "Transactions",
	question: "Who moves how much money and how often, and whose activity is falling?",
	needs: { transactions: [] },
	async lacks(bank) {
		const { fields } = relation(bank, "transactions");
		return fields.has("amount") || fields.has("transaction_count") ? [] : ["amounts or numbers of transactions"];
	},
	mainPoints: ["who-makes-the-most", "dormant-customers", "falling-activity"],
	async analyze(bank, settings) {
		const ledger = await readLedger(bank, settings);
		const read = await readGroupCells(ledger);
		const parts: (Draft | Section | undefined)[] = [
			await draftWhoTransacts(ledger, read),
			await overTimeSection(ledger, read),
			await timePatternSection(ledger),
			await draftDormancy(ledger),
			await netFlowSection(ledger, read.hiddenFlows),
			await draftFalling(ledger),
		];
		return joinDrafts(parts.flatMap((part) => (part === undefined ? [] : ["write" in part ? part : describe([part])])));
	},
};
