/** One table's files -> a staged relation of clean values, every row accounted for. */
import { type Engine, identifier, literal } from "../engine/engine.ts";
import type { Field, Report, Resource } from "../report.ts";
import { findKeyFields, hashKeysSql, refuseRepeatedKeys } from "./keys.ts";
import { fileColumn, openSource, type Source, sqlName } from "./source.ts";
import { costsRow, hasRole, problemSql, type RoleField, textSql, valueSql } from "./values.ts";

/**
 * A staged table has `source_row` (1 and up through all its files), `source_file`, `row_hash`, `refused`, `problems` (a
 * list of `field`, `value` and `reason`: of a refused row the first that costs it, of another all, null where none), for
 * each field a value `v0, v1, ...`, for each key field its text `k0, k1, ...`, and for each key that may stand only once a
 * hash of its texts `h0, h1, ...`.
 */
export interface Staged {
	resource: Resource;
	source: Source;
	/** In the order of the value columns. */
	fields: RoleField[];
	/** In the order of the key columns. */
	keyFields: Field[];
	/** SQL name of the staged table. */
	table: string;
	/** SQL name of what was read, under the staged table. */
	read: string;
	/** SQL name of the table of rows refused after reading: `source_row, field, value, reason`. */
	refusals: string;
	/** SQL name of the view of rows that are kept. */
	kept: string;
	/** SQL name of the table of lines that could not be split into columns: `file_path, line, csv_line, error_type`. */
	unsplit?: string;
}

/** Reads the files of a resource, each once, and refuses the rows that cannot be kept for what stands in their table. */
export async function stage(engine: Engine, resource: Resource, report: Report): Promise<Staged> {
	const fields = resource.fields.filter(hasRole);
	const keyFields = findKeyFields(resource, report.resources);
	const names = [...new Set([...fields, ...keyFields].map((field) => field.name))];
	const source = await openSource(engine, resource, names);
	const name = sqlName(resource);
	const staged: Staged = {
		resource,
		source,
		fields,
		keyFields,
		table: `staged_${name}`,
		read: `read_${name}`,
		refusals: `refused_${name}`,
		kept: `kept_${name}`,
		...(source.rejectsTable ? { unsplit: `unsplit_${name}` } : {}),
	};
	const { locale, asOf } = report.settings;
	const reading = { table: resource.role, locale, asOf };
	const each = (sql: (field: RoleField, index: number) => string) =>
		fields.map((field, i) => `, ${sql(field, i)}`).join("");

	await engine.run(`
		create table ${staged.read} as
		select source_file, row_hash, refused, ${problemsSql(staged)} as problems
			${each((_, i) => `case when p${i} is null then v${i} end as v${i}`)}${keyFields.map((_, i) => `, k${i}`).join("")}${hashKeysSql(staged)}
		from (select *, ${refusedSql(staged)} as refused
		from (select *${each((field, i) => `${problemSql(field, { text: `t${i}`, value: `v${i}` }, reading)} as p${i}`)}
		from (select *${each((field, i) => `${valueSql(field, `t${i}`, reading)} as v${i}`)}
		from (select ${fileSql(resource)} as source_file, hash(${names.map(identifier).join(", ")}) as row_hash
			${source.malformed ? `, ${source.malformed}` : ""}${each((field, i) => `${textSql(field)} as t${i}`)}
			${keyFields.map((field, i) => `, ${textSql(field)} as k${i}`).join("")}
		from ${source.from}))));
		${keepUnsplitSql(staged)}`);
	// The engine keeps rows in the order in which they stand in the files, and numbers them from 0.
	await engine.run(`create view ${staged.table} as select rowid + 1 as source_row, * from ${staged.read}`);
	await engine.run(`create table ${staged.refusals} (source_row bigint, field varchar, value varchar, reason varchar)`);
	await engine.run(`create view ${staged.kept} as
		select * from ${staged.table} anti join ${staged.refusals} using (source_row) where not refused`);
	await refuseRepeatedKeys(engine, staged);
	return staged;
}

/** Frees what only reading and accounting need. */
export async function dropStaged(engine: Engine, { table, read, refusals, kept, unsplit }: Staged): Promise<void> {
	await engine.run(`drop view ${kept}; drop view ${table}; drop table ${refusals}; drop table ${read}`);
	if (unsplit) await engine.run(`drop table ${unsplit}`);
}

/** The engine lists such lines for the connection alone that reads the file. */
function keepUnsplitSql({ source: { rejectsTable }, unsplit }: Staged): string {
	if (!rejectsTable || !unsplit) return "";
	return `create table ${unsplit} as select file_path, line, csv_line, error_type
		from ${rejectsTable} join (select distinct scan_id, file_id, file_path from ${rejectsTable}_scans) using (scan_id, file_id);
		drop table ${rejectsTable}; drop table ${rejectsTable}_scans`;
}

/** A byte or two a row instead of a path. */
function fileSql({ files }: Resource): string {
	const [only] = files;
	const file = files.length === 1 && only !== undefined ? literal(only) : identifier(fileColumn);
	return `cast(${file} as enum(${files.map(literal).join(", ")}))`;
}

function rowProblems({ resource, source, fields }: Staged): string[] {
	const costly = fields.flatMap((field, i) => (costsRow(field, resource.role) ? [`p${i}`] : []));
	return source.malformed ? [source.malformed, ...costly] : costly;
}

function refusedSql(staged: Staged): string {
	const problems = rowProblems(staged);
	return problems.length === 0 ? "false" : `coalesce(${problems.join(", ")}) is not null`;
}

function problemsSql(staged: Staged): string {
	const { fields, resource, source } = staged;
	const entry = (field: RoleField, i: number) =>
		`case when p${i} is not null then {'field': ${literal(field.name)}, 'value': t${i}, 'reason': p${i}} end`;
	const costly: string[] = [];
	const cheap: string[] = [];
	const cheapProblems: string[] = [];
	for (const [i, field] of fields.entries()) {
		const isCostly = costsRow(field, resource.role);
		(isCostly ? costly : cheap).push(entry(field, i));
		if (!isCostly) cheapProblems.push(`p${i}`);
	}
	if (source.malformed)
		costly.unshift(
			`case when ${source.malformed} is not null
			then {'field': cast(null as varchar), 'value': cast(null as varchar), 'reason': ${source.malformed}} end`,
		);
	const whens = [];
	if (costly.length > 0) whens.push(`when refused then [coalesce(${costly.join(", ")})]`);
	if (cheap.length > 0)
		whens.push(`when coalesce(${cheapProblems.join(", ")}) is not null
			then list_filter([${cheap.join(", ")}], lambda problem: problem is not null)`);
	return `case ${whens.join(" ")} end`;
}
