/** Every row accounted for: rows read = rows kept + rows rejected, per file. */
import { join, relative } from "node:path";
import { definitions } from "../definitions.ts";
import { type Engine, literal } from "../engine/engine.ts";
import { formatsFor } from "../format.ts";
import type { Report } from "../report.ts";
import type { FieldRoleName } from "../roles.ts";
import { fingerprint } from "./fingerprint.ts";
import { listRejected } from "./rejected-rows.ts";
import { countRows, type RowCounts } from "./row-counts.ts";
import type { Staged } from "./stage.ts";

export interface FileAccount {
	/** Path within the report's folder. */
	file: string;
	/** The resource's name. */
	table: string;
	bytes: number;
	/** Of the file's bytes, in hex. */
	sha256: string;
	rowsRead: number;
	rowsKept: number;
	rowsRejected: number;
}

/** How often a reason cost a value or a row. */
export interface Rejection {
	table: string;
	file: string;
	column: string | null;
	reason: string;
	cost: "value" | "row";
	count: number;
}

/** Values that are missing in the rows kept of a table. */
export interface MissingValues {
	table: string;
	column: string;
	role: FieldRoleName;
	rows: number;
	missing: number;
}

export interface Accounts {
	files: FileAccount[];
	rejections: Rejection[];
	missing: MissingValues[];
	/** Rows that equal an earlier row of their table in every column read, kept or not. */
	exactDuplicates: { table: string; rows: number }[];
	/** Columns in the files that have no role. */
	unused: { table: string; columns: string[] }[];
}

/**
 * Counts what was read, kept and rejected, and writes every rejected row and value, with file, line, column, value and
 * reason, to `rejected-rows.csv` in the private folder. Throws when a file loses more rows than the report allows.
 */
export async function accountFor(
	engine: Engine,
	staged: readonly Staged[],
	{ report, privateFolder }: { report: Report; privateFolder: string },
): Promise<Accounts> {
	const counted: Counted[] = [];
	for (const table of staged) counted.push({ table, counts: await countRows(engine, table) });
	await listRejected(engine, counted);
	// Paths within the report's folder.
	await engine.run(`update rejected set file = substr(file, ${report.folder.length + 2})`);
	const files: FileAccount[] = [];
	for (const table of counted) files.push(...(await accountForTable(engine, table, report)));

	const target = join(privateFolder, "rejected-rows.csv");
	await engine.writeCsv(
		`select file, line, field as "column", value, reason, cost as rejected from rejected order by resource, file, line, field`,
		target,
	);
	for (const account of files) await checkLimit(engine, account, { report, target });

	const exactDuplicates: Accounts["exactDuplicates"] = [];
	for (const table of staged) exactDuplicates.push(await countExactDuplicates(engine, table));
	return {
		files,
		rejections: await engine.rows<Rejection & Record<string, string | number | null>>(
			`select resource as "table", file, field as "column", reason, cost, count(*) as count from rejected
			group by all order by resource, file, cost, count desc, field, reason`,
		),
		missing: counted.flatMap(listMissing),
		exactDuplicates,
		unused: staged.map(({ resource, source }) => ({ table: resource.name, columns: source.unusedColumns })),
	};
}

/** A table and the rows of each of its files. */
interface Counted {
	table: Staged;
	counts: Map<string, RowCounts>;
}

async function accountForTable(
	engine: Engine,
	{ table: { resource }, counts }: Counted,
	report: Report,
): Promise<FileAccount[]> {
	const rows = await engine.rows<{ file: string; rejected: number; unsplit: number }>(
		`select file, count(*) as rejected, count(case when source_row is null then 1 end) as unsplit
		from rejected where resource = ${literal(resource.name)} and cost = 'row' group by file`,
	);
	const lost = new Map(rows.map((row) => [row.file, row]));
	const accounts: FileAccount[] = [];
	for (const path of resource.files) {
		const file = relative(report.folder, path);
		const { split = 0, kept: rowsKept = 0 } = counts.get(path) ?? {};
		const { rejected: rowsRejected = 0, unsplit = 0 } = lost.get(file) ?? {};
		const rowsRead = split + unsplit;
		if (rowsRead !== rowsKept + rowsRejected)
			throw new Error(
				`${file}: ${rowsRead} rows read, but ${rowsKept} kept and ${rowsRejected} rejected: rows are lost; this is a fault of Bankbook`,
			);
		accounts.push({ file, table: resource.name, ...(await fingerprint(path)), rowsRead, rowsKept, rowsRejected });
	}
	return accounts;
}

async function checkLimit(
	engine: Engine,
	account: FileAccount,
	{ report, target }: { report: Report; target: string },
): Promise<void> {
	const { maxRejected, locale, currency } = report.settings;
	const share = account.rowsRead === 0 ? 0 : account.rowsRejected / account.rowsRead;
	if (share <= maxRejected) return;
	const { cell } = formatsFor({ locale, currency });
	const first = await engine.rows<{ line: number; column: string | null; value: string | null; reason: string }>(
		`select line, field as "column", value, reason from rejected where resource = ${literal(account.table)} and file = ${literal(account.file)} and cost = 'row' order by line limit 10`,
	);
	const lines = first.map(
		({ line, column, value, reason }) =>
			`\n  line ${line}: ${column ? `${column}: ` : ""}${value === null ? "" : `"${value}" `}${reason}`,
	);
	throw new Error(
		`${account.file}: ${cell(account.rowsRejected, "count")} of ${cell(account.rowsRead, "count")} rows (${cell(share, "share")}) are rejected, ` +
			`more than report.maxRejected allows (${cell(maxRejected, "share")}; default ${cell(definitions.maxRejected.value, "share")}); ` +
			`mend the file or its descriptor, or raise report.maxRejected (rejected rows: ${relative(process.cwd(), target)})${lines.join("")}`,
	);
}

function listMissing({ table: { resource, fields }, counts }: Counted): MissingValues[] {
	const files = [...counts.values()];
	const rows = files.reduce((sum, { kept }) => sum + kept, 0);
	return fields.map(({ name, role }, i) => ({
		table: resource.name,
		column: name,
		role,
		rows,
		missing: rows - files.reduce((sum, { known }) => sum + (known[i] ?? 0), 0),
	}));
}

/** No two rows that a primary key has kept are equal: then only those need a look that are equal to a refused one. */
async function countExactDuplicates(
	engine: Engine,
	{ resource, table, refusals }: Staged,
): Promise<{ table: string; rows: number }> {
	const refused = `select row_hash from ${table} where refused or source_row in (select source_row from ${refusals})`;
	const [row] = await engine.rows<{ rows: number }>(
		`select count(*) - count(distinct row_hash) as rows from ${table}
		${resource.primaryKey.length > 0 ? `where row_hash in (${refused})` : ""}`,
	);
	return { table: resource.name, rows: row?.rows ?? 0 };
}
