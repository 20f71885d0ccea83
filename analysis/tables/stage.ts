/** One table's files -> a staged relation of clean values, every row accounted for. */
import { type Engine, identifier, literal } from "../engine/engine.ts";
import type { Resource, Settings } from "../report.ts";
import { openSource, type Source } from "./source.ts";
import { costsRow, hasRole, problemSql, type RoleField, textSql, valueSql } from "./values.ts";

/**
 * A staged table has `source_row` (1 and up through all its files), `source_file`, `row_hash`, `rejection` (why the row
 * is refused, or null), and for each field a value `v0, v1, ...`, a problem `p0, ...` and the refused text `t0, ...`.
 */
export interface Staged {
	resource: Resource;
	source: Source;
	/** In the order of the numbered columns. */
	fields: RoleField[];
	/** SQL name of the staged table. */
	table: string;
	/** SQL name of the table of rows refused after reading: `source_row, field, value, reason`. */
	refusals: string;
	/** SQL name of the view of rows that are kept. */
	kept: string;
}

export async function stage(engine: Engine, resource: Resource, settings: Settings): Promise<Staged> {
	const source = await openSource(engine, resource);
	const fields = resource.fields.filter(hasRole);
	const name = resource.name.replaceAll(/[^a-z0-9]+/gi, "_");
	const staged: Staged = {
		resource,
		source,
		fields,
		table: `staged_${name}`,
		refusals: `refused_${name}`,
		kept: `kept_${name}`,
	};
	const each = (sql: (field: RoleField, index: number) => string) =>
		fields.map((field, i) => `, ${sql(field, i)}`).join("");
	const rowProblems = fields.flatMap((field, i) => (costsRow(field, resource.role) ? [`p${i}`] : []));
	const reading = { table: resource.role, locale: settings.locale, asOf: settings.asOf };
	const rejection = [source.malformed ?? "null", ...rowProblems].join(", ");

	await engine.run(`
		create table ${staged.table} as
		select source_row, source_file, row_hash, coalesce(${rejection}, null) as rejection
			${each((_, i) => `case when p${i} is null then v${i} end as v${i}, p${i}, case when p${i} is not null then t${i} end as t${i}`)}
		from (select *${each((field, i) => `${problemSql(field, { text: `t${i}`, value: `v${i}` }, reading)} as p${i}`)}
		from (select *${each((field, i) => `${valueSql(field, `t${i}`, reading)} as v${i}`)}
		from (select row_number() over () as source_row, source_file, hash(${fields.map((f) => identifier(f.name)).join(", ")}) as row_hash
			${source.malformed ? `, ${source.malformed}` : ""}${each((field, i) => `${textSql(field)} as t${i}`)}
		from ${source.from})))`);
	await engine.run(`create table ${staged.refusals} (source_row bigint, field integer, value varchar, reason varchar)`);
	await engine.run(`create view ${staged.kept} as select * from ${staged.table}
		where rejection is null and source_row not in (select source_row from ${staged.refusals})`);
	await refuseRepeatedKeys(engine, staged);
	return staged;
}

/** The fields whose values may stand only once: the customer in a table of customers, and the declared keys. */
function uniqueKeys({ resource, fields }: Staged): RoleField[][] {
	const keys: RoleField[][] = [];
	if (resource.role === "customers") keys.push(fields.filter((field) => field.role === "customer"));
	keys.push(resource.primaryKey.flatMap((name) => fields.filter((field) => field.name === name)));
	keys.push(...fields.filter((field) => field.constraints.unique).map((field) => [field]));
	const complete = keys.filter((key) => key.length > 0);
	return [...new Map(complete.map((key) => [key.map((field) => field.name).join(), key])).values()];
}

/** The first row of a key is kept; a later one is refused, in words that tell an exact duplicate from a contradiction. */
async function refuseRepeatedKeys(engine: Engine, staged: Staged): Promise<void> {
	for (const key of uniqueKeys(staged)) {
		const indexes = key.map((field) => staged.fields.indexOf(field));
		const columns = indexes.map((i) => `v${i}`).join(", ");
		await engine.run(`
			insert into ${staged.refusals}
			select source_row, ${indexes[0]}, ${indexes.map((i) => `cast(v${i} as varchar)`).join(" || ', ' || ")},
				case when row_hash = first_hash then ${literal(repeatedReason(key, true))} else ${literal(repeatedReason(key, false))} end
			from (
				select *, row_number() over w as nth, first_value(row_hash) over w as first_hash
				from ${staged.kept} semi join (
					select ${columns} from ${staged.kept} group by ${columns} having count(*) > 1
				) using (${columns})
				window w as (partition by ${columns} order by source_row)
			) where nth > 1`);
	}
}

const exactDuplicateReason = "is an exact duplicate of an earlier row";

function repeatedReason(key: RoleField[], exact: boolean): string {
	if (exact) return exactDuplicateReason;
	return key.some((field) => field.role === "customer") && key.length === 1
		? "is a second row of the same customer"
		: `repeats the key ${key.map((field) => field.name).join(", ")}`;
}
