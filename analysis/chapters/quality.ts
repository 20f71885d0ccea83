/** How good the data are: what was read, what was changed and why, and what could not be done for want of what. */
import type { Block, Chapter, Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import { joinWords } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { cleaningRules } from "../sections/cleaning-rules.ts";
import { missingValues } from "../sections/missing-values.ts";
import { outlierTable } from "../sections/outlier-table.ts";
import { countColumn, makeTableBlock, textColumn } from "../sections/table.ts";
import type { Bank } from "../tables/bank.ts";

/** A chapter that has nothing to say about these data, and the roles that it would need. */
export interface SkippedChapter {
	title: string;
	missing: string[];
}

export function describeQuality(bank: Bank, settings: Settings, skipped: readonly SkippedChapter[]): Chapter {
	const sections = [
		rowsRead(bank, settings),
		cleaningRules(bank, settings),
		missingValues(bank, settings),
		outlierTable(bank, settings),
		notDone(bank, skipped),
	];
	return { id: "quality", title: "Data quality", question: "How far can the data be trusted?", sections };
}

function rowsRead(bank: Bank, settings: Settings): Section {
	const { files } = bank.accounts;
	const { cell } = formatsFor(settings);
	const sum = (name: "rowsRead" | "rowsKept" | "rowsRejected") => files.reduce((total, file) => total + file[name], 0);
	const [read, kept, rejected] = [sum("rowsRead"), sum("rowsKept"), sum("rowsRejected")];
	const claim = `Of ${cell(read, "count")} rows read, ${cell(kept, "count")} are kept and ${cell(rejected, "count")} (${cell(read === 0 ? 0 : rejected / read, "share")}) rejected`;
	const block = makeTableBlock({
		id: "files",
		claim,
		description: "Rows by file. Rows read are rows kept plus rows rejected, checked at every build.",
		columns: [
			textColumn("file", "File"),
			textColumn("table", "Table"),
			countColumn("rows_read", "Rows read"),
			countColumn("rows_kept", "Rows kept"),
			countColumn("rows_rejected", "Rows rejected"),
		],
		rows: files.map(({ file, table, rowsRead, rowsKept, rowsRejected }) => ({
			file,
			table,
			rows_read: rowsRead,
			rows_kept: rowsKept,
			rows_rejected: rowsRejected,
		})),
		protection: "public",
	});
	return { id: "rows", claim, blocks: [block] };
}

function notDone(bank: Bank, skipped: readonly SkippedChapter[]): Section {
	const unused = bank.accounts.unused.filter(({ columns }) => columns.length > 0);
	const lines = [
		...skipped.map(({ title, missing }) => `- **${title}** is left out: the data have no ${joinWords(missing)}.`),
		...unused.map(({ table, columns }) => `- Not read from ${table}, for want of a role: ${joinWords(columns)}.`),
	];
	const claim =
		skipped.length === 0
			? "Every chapter found the data that it needs"
			: `${joinWords(skipped.map(({ title }) => title))} could not be written from these data`;
	const markdown = lines.length > 0 ? lines.join("\n") : "Every column of every file is used.";
	const block: Block = { kind: "text", id: "not-done-list", markdown };
	return { id: "not-done", claim, blocks: [block] };
}
