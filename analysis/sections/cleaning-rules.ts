/** Every rule that changed the data: what it applies to, how often it did, and what was done. */
import type { Record } from "../disclosure.ts";
import type { Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import { countColumn, makeTableBlock, textColumn } from "./table.ts";

export function cleaningRules(bank: Bank, settings: Settings): Section {
	const { rejections, exactDuplicates } = bank.accounts;
	const refused: Record[] = rejections.map(({ table, column, reason, cost, count }) => ({
		table,
		column: column ?? "whole row",
		rule: cost === "row" ? `the row ${column ? `is refused: the value ${reason}` : reason}` : `the value ${reason}`,
		count,
		treatment: cost === "row" ? "row rejected" : "value taken as missing",
	}));
	const duplicates: Record[] = exactDuplicates.map(({ table, rows }) => ({
		table,
		column: "whole row",
		rule: "the row equals an earlier one in every column read",
		count: rows,
		treatment: "counted; rejected where the row must be unique",
	}));
	const rows = [...refused, ...duplicates].filter((row) => Number(row.count) > 0);
	const values = rejections.reduce((sum, { cost, count }) => sum + (cost === "value" ? count : 0), 0);
	const refusedRows = rejections.reduce((sum, { cost, count }) => sum + (cost === "row" ? count : 0), 0);
	const { cell } = formatsFor(settings);
	const claim =
		values + refusedRows === 0
			? "No value and no row had to be refused"
			: `${cell(values, "count")} values were refused in rows that were kept, and ${cell(refusedRows, "count")} rows were refused whole`;
	const block = makeTableBlock({
		id: "cleaning-rules",
		claim,
		description:
			"Each rule that was applied, and how often. A refused value is never guessed: it is missing from then on.",
		columns: [
			textColumn("table", "Table"),
			textColumn("column", "Column"),
			textColumn("rule", "Rule"),
			countColumn("count", "Times"),
			textColumn("treatment", "What was done"),
		],
		rows,
		// Counts of faults in files, not of customers with a trait.
		protection: "public",
		note: "Every refused row and value, with file, line, column, value and reason, is in a private file beside the results.",
	});
	return { id: "cleaning", claim, blocks: [block] };
}
