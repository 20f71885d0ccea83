/** How many rows of a staged table each of its files gave, and how many of them are kept. */
import type { Engine } from "../engine/engine.ts";
import { fieldRole } from "../roles.ts";
import { knownSql } from "./relation-field.ts";
import type { Staged } from "./stage.ts";

export interface RowCounts {
	/** Rows that could be split into columns. */
	split: number;
	/** The least `source_row` of them. */
	first: number;
	kept: number;
	/** For each field of the staged table, the kept rows that have a value. */
	known: number[];
}

/** By the file's path; without the files that gave no row. */
export async function countRows(engine: Engine, { fields, table, kept }: Staged): Promise<Map<string, RowCounts>> {
	const known = fields.map(
		({ role }, i) => `, count(${fieldRole(role).kind === "category" ? knownSql(`v${i}`) : `v${i}`}) as n${i}`,
	);
	const byFile = async (columns: string, from: string) => {
		// Grouped before the file's short code becomes its path.
		const rows = await engine.rows<Record<string, number> & { file: never }>(
			`select * replace (cast(file as varchar) as file)
			from (select source_file as file, count(*) as rows${columns} from ${from} group by source_file)`,
		);
		return new Map(rows.map((row) => [String(row.file), row as Record<string, number>]));
	};
	const split = await byFile(", min(source_row) as first", table);
	const left = await byFile(known.join(""), kept);
	return new Map(
		[...split].map(([file, { rows = 0, first = 1 }]) => [
			file,
			{
				split: rows,
				first,
				kept: left.get(file)?.rows ?? 0,
				known: fields.map((_, i) => left.get(file)?.[`n${i}`] ?? 0),
			},
		]),
	);
}
