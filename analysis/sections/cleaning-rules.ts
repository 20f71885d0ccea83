/** Every rule that changed the data: what it applies to, how often it did, and what was done. */
import type { Record } from "../disclosure.ts";
import type { Metric, Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import { joinWords } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import type { Rejection } from "../tables/accounts.ts";
import type { Bank } from "../tables/bank.ts";
import { countColumn, makeTableBlock, textColumn } from "./table.ts";

export function cleaningRules(bank: Bank, settings: Settings): Section {
	const { rejections, exactDuplicates } = bank.accounts;
	const several = new Set(rejections.map(({ table }) => table)).size > 1;
	const removed = rejections.filter(({ cost }) => cost === "row");
	const emptied = rejections.filter(({ cost }) => cost === "value");
	const rows = [...removed, ...emptied].map(describeRule);
	const { cell } = formatsFor(settings);
	const count = (some: readonly Rejection[]) => some.reduce((sum, rejection) => sum + rejection.count, 0);
	const said = [
		...(removed.length > 0 ? [`${cell(count(removed), "count")} rows were removed`] : []),
		...(emptied.length > 0 ? [`${cell(count(emptied), "count")} unusable values are treated as missing`] : []),
	];
	const claim = said.length === 0 ? "Every row and every value could be used" : joinWords(said);
	const kept = exactDuplicates.reduce((sum, table) => sum + table.rows, 0);
	const block = makeTableBlock({
		id: "cleaning-rules",
		claim,
		description: "What was wrong, how often, and what was done. An unusable value is never guessed.",
		columns: [
			...(several ? [textColumn("table", "Table")] : []),
			textColumn("column", "Column"),
			textColumn("rule", "What was wrong"),
			countColumn("count", "Times"),
			textColumn("treatment", "What was done"),
		],
		rows,
		// Counts of faults in files, not of customers with a trait.
		protection: "public",
	});
	const metrics: Metric[] = [
		{ label: "Rows removed", value: count(removed), format: "count" },
		{ label: "Unusable values", value: count(emptied), format: "count", detail: "treated as missing" },
		{ label: "Rows that repeat another", value: kept, format: "count", detail: "removed where a row must be unique" },
	];
	return { id: "cleaning", claim, blocks: [{ kind: "metrics", id: "cleaning-summary", items: metrics }, block] };
}

function describeRule({ table, column, reason, cost, count }: Rejection): Record {
	const what = column === null ? `The row ${reason}` : `The value ${reason}`;
	return {
		table,
		column: column ?? "whole row",
		rule: what,
		count,
		treatment: cost === "row" ? "row removed" : "value missing",
	};
}
