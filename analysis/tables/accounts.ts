/** Every row accounted for: rows read = rows kept + rows rejected, per file. */
import { relative } from "node:path";
import { definitions } from "../definitions.ts";
import { type Engine, literal } from "../engine/engine.ts";
import { formatsFor } from "../format.ts";
import type { Report } from "../report.ts";
import type { FieldRoleName } from "../roles.ts";
import { fingerprint } from "./fingerprint.ts";
import { findLines } from "./lines.ts";
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
	staged: Staged[],
	{ report, privateFolder }: { report: Report; privateFolder: string },
): Promise<Accounts> {
	await engine.run(`create table rejected
		(resource varchar, file varchar, source_row bigint, line bigint, field varchar, value varchar, reason varchar, cost varchar)`);
	const files: FileAccount[] = [];
	for (const table of staged) files.push(...(await accountForTable(engine, table, report)));

	const target = `${privateFolder}/rejected-rows.csv`;
	await engine.writeCsv(
		`select file, line, field as "column", value, reason, cost as rejected from rejected order by resource, file, line, field`,
		target,
	);
	for (const account of files) await checkLimit(engine, account, { report, target });

	return {
		files,
		rejections: await engine.rows<Rejection & Record<string, string | number | null>>(
			`select resource as "table", file, field as "column", reason, cost, count(*) as count from rejected
			group by all order by resource, file, cost, count desc, reason`,
		),
		missing: (await Promise.all(staged.map((table) => countMissing(engine, table)))).flat(),
		exactDuplicates: await Promise.all(staged.map((table) => countExactDuplicates(engine, table))),
		unused: staged.map(({ resource, source }) => ({ table: resource.name, columns: source.unusedColumns })),
	};
}

async function accountForTable(engine: Engine, staged: Staged, report: Report): Promise<FileAccount[]> {
	const { resource, source, table, kept, refusals, fields } = staged;
	const shown = (file: string) => relative(report.folder, file);
	const column = (index: string) =>
		`case ${index} ${fields.map((field, i) => `when ${i} then ${literal(field.name)}`).join(" ")} end`;
	const name = literal(resource.name);

	for (const [i] of fields.entries())
		await engine.run(`insert into rejected
			select ${name}, source_file, source_row, null, ${column(String(i))}, t${i}, p${i}, case when rejection is null then 'value' else 'row' end
			from ${table} where p${i} is not null`);
	if (source.malformed)
		await engine.run(`insert into rejected select ${name}, source_file, source_row, null, null, null, rejection, 'row'
			from ${table} where rejection = 'is not a JSON object'`);
	await engine.run(`insert into rejected
		select ${name}, source_file, source_row, null, ${column("field")}, value, reason, 'row' from ${refusals} join ${table} using (source_row)`);
	if (source.rejectsTable)
		await engine.run(`insert into rejected
			select ${name}, file_path, null, line, null, trim(first(csv_line), chr(10) || chr(13)), ${unsplitReason}, 'row'
			from ${source.rejectsTable} join (select distinct scan_id, file_id, file_path from ${source.rejectsTable}_scans) using (scan_id, file_id)
			group by file_path, line`);

	const accounts: FileAccount[] = [];
	for (const file of resource.files) {
		await numberLines(engine, staged, file);
		const here = `source_file = ${literal(file)}`;
		const rejectedHere = `resource = ${name} and file = ${literal(file)} and cost = 'row'`;
		const [counted] = await engine.rows<{ staged: number; split: number; kept: number; rejected: number }>(`select
			(select count(*) from ${table} where ${here}) as staged,
			(select count(*) from rejected where ${rejectedHere} and source_row < 0) as split,
			(select count(*) from ${kept} where ${here}) as kept,
			(select count(distinct source_row) from rejected where ${rejectedHere}) as rejected`);
		const { staged: rows = 0, split = 0, kept: rowsKept = 0, rejected: rowsRejected = 0 } = counted ?? {};
		const rowsRead = rows + split;
		if (rowsRead !== rowsKept + rowsRejected)
			throw new Error(
				`${shown(file)}: ${rowsRead} rows read, but ${rowsKept} kept and ${rowsRejected} rejected: rows are lost; this is a fault of Bankbook`,
			);
		accounts.push({
			file: shown(file),
			table: resource.name,
			...(await fingerprint(file)),
			rowsRead,
			rowsKept,
			rowsRejected,
		});
		await engine.run(
			`update rejected set file = ${literal(shown(file))} where resource = ${name} and file = ${literal(file)}`,
		);
	}
	return accounts;
}

/** The engine's words for a line that it could not split into columns, as the end of our sentence. */
const unsplitReason = `case first(error_type)
	when 'TOO MANY COLUMNS' then 'has more columns than the header'
	when 'MISSING COLUMNS' then 'has fewer columns than the header'
	else lower(first(error_type)) end`;

/** Rows of the engine -> lines of the file, for what was rejected in it. */
async function numberLines(engine: Engine, { resource, source, table }: Staged, file: string): Promise<void> {
	const here = `resource = ${literal(resource.name)} and file = ${literal(file)}`;
	const rejected = await engine.rows<{ record: number | null }>(
		`select distinct case when source_row is null then line end as record from rejected where ${here}`,
	);
	if (rejected.length === 0) return;
	const [first] = await engine.rows<{ row: number }>(
		`select min(source_row) as row from ${table} where source_file = ${literal(file)}`,
	);
	const before = (first?.row ?? 1) - 1;
	const refused = new Set(rejected.flatMap(({ record }) => (record === null ? [] : [record])));
	const lines =
		resource.format === "csv"
			? await findLines(file, {
					encoding: resource.encoding,
					quote: resource.dialect.quoteChar ?? '"',
					...(resource.dialect.commentChar === undefined ? {} : { comment: resource.dialect.commentChar }),
					headerLines: source.headerLines,
					refused,
				})
			: { offsets: [{ row: 1, offset: 0 }], refused: new Map<number, number>() };
	const places = [...lines.refused].map(([record, line]) => `(${record}, ${line})`);
	if (places.length > 0)
		await engine.run(
			`update rejected set line = places.line, source_row = -places.line from (values ${places.join(", ")}) as places(record, line)
			where ${here} and source_row is null and rejected.line = places.record`,
		);
	const offsets = lines.offsets.map(({ row, offset }) => `(${row + before}, ${offset})`);
	if (offsets.length === 0) return;
	await engine.run(`update rejected set line = placed.line from (
			select wanted.source_row, wanted.source_row - ${before} + steps.delta as line
			from (select distinct source_row from rejected where ${here} and source_row > 0) as wanted
			asof join (values ${offsets.join(", ")}) as steps(first_row, delta) on wanted.source_row >= steps.first_row
		) as placed where ${here} and rejected.source_row = placed.source_row`);
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
		`select line, field as "column", value, reason from rejected where file = ${literal(account.file)} and cost = 'row' order by line limit 10`,
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

async function countMissing(engine: Engine, { resource, fields, kept }: Staged): Promise<MissingValues[]> {
	const columns = fields.map((_, i) => `count(*) filter (where v${i} is null) as m${i}`);
	if (columns.length === 0) return [];
	const [row] = await engine.rows<Record<string, number>>(
		`select count(*) as rows, ${columns.join(", ")} from ${kept}`,
	);
	return fields.map((field, i) => ({
		table: resource.name,
		column: field.name,
		role: field.role,
		rows: row?.rows ?? 0,
		missing: row?.[`m${i}`] ?? 0,
	}));
}

async function countExactDuplicates(
	engine: Engine,
	{ resource, table }: Staged,
): Promise<{ table: string; rows: number }> {
	const [row] = await engine.rows<{ rows: number }>(
		`select coalesce(sum(copies - 1), 0) as rows from (select count(*) as copies from ${table} group by row_hash having count(*) > 1)`,
	);
	return { table: resource.name, rows: row?.rows ?? 0 };
}
