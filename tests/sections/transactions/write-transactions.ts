/** The chapter on transactions, analyzed and written, with its tables by the names of their columns. */
import { transactions } from "../../../analysis/chapters/transactions.ts";
import type { Record } from "../../../analysis/disclosure.ts";
import type { FindingBlock, Section } from "../../../analysis/document.ts";
import type { Hypothesis } from "../../../analysis/findings/hypothesis.ts";
import { judge } from "../../../analysis/findings/judge.ts";
import type { Settings } from "../../../analysis/report.ts";
import { readRows } from "../../../analysis/sections/figure.ts";
import type { Bank } from "../../../analysis/tables/bank.ts";

export interface Written {
	sections: Section[];
	hypotheses: readonly Hypothesis[];
	findings: Map<string, FindingBlock>;
	claimOf(section: string): string | undefined;
	/** The rows of a figure or table, as they are published. */
	rowsOf(id: string): Record[];
	/** Of a text block. */
	textOf(id: string): string | undefined;
}

export async function writeTransactions({ bank, settings }: { bank: Bank; settings: Settings }): Promise<Written> {
	const draft = await transactions.analyze(bank, settings);
	const sections = draft.write(judge(draft.hypotheses));
	const blocks = sections.flatMap((section) => section.blocks);
	return {
		sections,
		hypotheses: draft.hypotheses,
		findings: new Map(blocks.flatMap((block) => (block.kind === "finding" ? [[block.id, block]] : []))),
		claimOf: (id) => sections.find((section) => section.id === id)?.claim,
		rowsOf(id) {
			const found = blocks.find((block) => "table" in block && block.id === id);
			if (!found || !("table" in found)) throw new Error(`the chapter has no table ${id}`);
			return readRows(found.table);
		},
		textOf: (id) => blocks.flatMap((block) => (block.kind === "text" && block.id === id ? [block.markdown] : []))[0],
	};
}
