/** How good the data are: what was read, what was changed and why, and what could not be done for want of what. */
import { publishMetric } from "../disclosure.ts";
import type { Chapter, Metric, Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import { joinWords } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { cleaningRules } from "../sections/cleaning-rules.ts";
import { isMerged, missingValues } from "../sections/missing-values.ts";
import { outlierTable } from "../sections/outlier-table.ts";
import { countColumn, makeTableBlock, textColumn } from "../sections/table.ts";
import type { Bank } from "../tables/bank.ts";

/** A chapter that has nothing to say about these data, and the roles that it would need. */
export interface SkippedChapter {
	id: string;
	title: string;
	missing: string[];
}

export function describeQuality(bank: Bank, settings: Settings, skipped: readonly SkippedChapter[]): Chapter {
	const sections = [
		rowsRead(bank, settings),
		cleaningRules(bank, settings),
		missingValues(bank, settings),
		outlierTable(bank, settings),
		...notDone(bank, skipped),
	];
	return { id: "quality", title: "Data quality", question: "How far can the data be trusted?", sections };
}

/** The answer to the chapter's question, then the rows of each file. */
function rowsRead(bank: Bank, settings: Settings): Section {
	const { files, missing } = bank.accounts;
	const { cell } = formatsFor(settings);
	const sum = (name: "rowsRead" | "rowsKept" | "rowsRejected") => files.reduce((total, file) => total + file[name], 0);
	const [read, kept] = [sum("rowsRead"), sum("rowsKept")];
	const usable = read === 0 ? 0 : kept / read;
	const claim = `${cell(usable, "share")} of ${cell(read, "count")} rows could be used: ${cell(kept, "count")}`;
	const complete = missing.filter(({ role, rows }) => role !== "customer" && rows > 0 && !isMerged(bank, role));
	const least = complete.toSorted((a, b) => b.missing / b.rows - a.missing / a.rows)[0];
	const words = least?.missing
		? `Of the columns used, the one with the most gaps is ${least.column}: it is missing in ${cell(least.missing / least.rows, "share")} of its rows.`
		: "";
	const block = makeTableBlock({
		id: "files",
		claim,
		description: "Rows by file. Rows read are rows kept plus rows rejected.",
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
		...(words ? { note: words } : {}),
	});
	const metrics: Metric[] = [
		{ label: "Rows read", value: read, format: "count" },
		{ label: "Rows kept", value: kept, format: "count" },
		{ label: "Share of rows kept", value: usable, format: "share" },
	];
	return {
		id: "rows",
		claim,
		blocks: [{ kind: "metrics", id: "rows-summary", items: metrics.map(publishMetric) }, block],
	};
}

/** What the report leaves out, and for want of what; nothing to say is said by silence. */
function notDone(bank: Bank, skipped: readonly SkippedChapter[]): Section[] {
	const unused = bank.accounts.unused.filter(({ columns }) => columns.length > 0);
	const tooFew = bank.accounts.tooFew.map(({ column }) => ({
		what: `Column ${column}`,
		why: "too few customers have a value to show",
	}));
	const rows = [
		...tooFew,
		...skipped.map(({ title, missing }) => ({
			what: `Chapter ${title}`,
			why: `the data have no ${joinWords(missing)}`,
		})),
		...unused.flatMap(({ table, columns }) =>
			columns.map((column) => ({ what: `Column ${column} of ${table}`, why: "the descriptor gives it no role" })),
		),
	];
	if (rows.length === 0) return [];
	const claim =
		skipped.length === 0
			? `${rows.length} columns of the data are not used`
			: `Left out for want of data: ${joinWords(skipped.map(({ title }) => title))}`;
	const block = makeTableBlock({
		id: "not-done",
		claim,
		description: "What this report leaves out, and for want of what.",
		columns: [textColumn("what", "Left out"), textColumn("why", "Reason")],
		rows,
		protection: "public",
	});
	return [{ id: "left-out", claim, blocks: [block] }];
}
