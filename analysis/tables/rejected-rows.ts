/** Each rejected row, and each rejected value of a kept row, with its file, line, column, value and reason. */
import { type Engine, literal } from "../engine/engine.ts";
import { findLines } from "./lines.ts";
import type { RowCounts } from "./row-counts.ts";
import type { Staged } from "./stage.ts";

/**
 * Creates `rejected` (resource, file, source_row, record, line, field, value, reason, cost): one row for each rejected row
 * of a file, with the first reason that costs it, and one for each rejected value of a row that is kept. `cost` is `row` or
 * `value`; `file` is an absolute path. For files without lines, `line` counts the rows.
 */
export async function listRejected(
	engine: Engine,
	staged: readonly { table: Staged; counts: Map<string, RowCounts> }[],
): Promise<void> {
	await engine.run(`create table rejected (resource varchar, file varchar, source_row bigint, record bigint,
		line bigint, field varchar, value varchar, reason varchar, cost varchar)`);
	for (const { table, counts } of staged) {
		await listTable(engine, table);
		await numberLines(engine, table, counts);
	}
}

async function listTable(engine: Engine, { resource, table, refusals, unsplit }: Staged): Promise<void> {
	const name = literal(resource.name);
	await engine.run(`insert into rejected
		select ${name}, source_file, source_row, null, null, problem.field, problem.value, problem.reason,
			case when refused then 'row' else 'value' end
		from (select source_file, source_row, refused, unnest(problems) as problem from ${table} where problems is not null)
		anti join ${refusals} using (source_row)`);
	await engine.run(`insert into rejected
		select ${name}, source_file, source_row, null, null, field, value, reason, 'row' from ${refusals} join ${table} using (source_row)`);
	if (unsplit)
		await engine.run(`insert into rejected
			select ${name}, file_path, null, line, null, null, trim(any_value(csv_line), chr(10) || chr(13)),
				${unsplitReason}, 'row'
			from ${unsplit} group by file_path, line`);
}

/** The engine's words for a line that it could not split into columns, as the end of our sentence. */
const unsplitReason = `case min(error_type)
	when 'TOO MANY COLUMNS' then 'has more columns than the header'
	when 'MISSING COLUMNS' then 'has fewer columns than the header'
	when 'UNQUOTED VALUE' then 'has a quote that is not closed, or text behind a closing quote'
	when 'INVALID ENCODING' then 'is not text in the encoding of the file'
	else lower(min(error_type)) end`;

/** Rows of the engine -> lines of the file, for what was rejected in it. */
async function numberLines(
	engine: Engine,
	{ resource, source }: Staged,
	counts: Map<string, RowCounts>,
): Promise<void> {
	for (const file of resource.files) {
		const here = `resource = ${literal(resource.name)} and file = ${literal(file)}`;
		const [any] = await engine.rows<{ rows: number }>(`select count(*) as rows from rejected where ${here}`);
		if (!any?.rows) continue;
		const before = (counts.get(file)?.first ?? 1) - 1;
		if (!source.writing) {
			await engine.run(`update rejected set line = source_row - ${before} where ${here}`);
			continue;
		}
		const records = await engine.rows<{ record: number }>(
			`select record from rejected where ${here} and record is not null`,
		);
		const found = await findLines(file, source.writing, new Set(records.map(({ record }) => record)));
		await placeLines(engine, [...found.refused], {
			keys: "record",
			set: (steps) => `update rejected set line = steps.line from ${steps} as steps
				where ${here} and rejected.record = steps.record`,
		});
		const offsets = found.offsets.map(({ row, offset }): [number, number] => [row + before, offset - before]);
		await placeLines(engine, offsets, {
			keys: "source_row",
			set: (steps) => `update rejected set line = placed.line from (
					select wanted.source_row, wanted.source_row + steps.line as line
					from (select distinct source_row from rejected where ${here} and source_row is not null) as wanted
					asof join ${steps} as steps on wanted.source_row >= steps.source_row
				) as placed where ${here} and rejected.source_row = placed.source_row`,
		});
	}
}

const rowsPerStatement = 5000;

/** Hands pairs of numbers to the engine, in statements of a bounded length, and updates from them. */
async function placeLines(
	engine: Engine,
	pairs: [number, number][],
	{ keys, set }: { keys: string; set: (steps: string) => string },
): Promise<void> {
	if (pairs.length === 0) return;
	await engine.run(`create table line_steps (${keys} bigint, line bigint)`);
	for (let i = 0; i < pairs.length; i += rowsPerStatement) {
		const values = pairs.slice(i, i + rowsPerStatement).map(([key, line]) => `(${key}, ${line})`);
		await engine.run(`insert into line_steps values ${values.join(", ")}`);
	}
	await engine.run(set("line_steps"));
	await engine.run("drop table line_steps");
}
