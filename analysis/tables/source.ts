/** The files of a table -> a FROM clause that gives every column as text, in the files' order. */
import { basename } from "node:path";
import { type Engine, identifier, literal } from "../engine/engine.ts";
import { nearestWord } from "../nearest.ts";
import type { Resource } from "../report.ts";
import { hasRole } from "./values.ts";

export interface Source {
	/** Gives `source_file`, and each column of the file as VARCHAR under its own name. */
	from: string;
	/** Columns that the descriptor gives no role. */
	unusedColumns: string[];
	/** For delimited text: where the engine lists the lines it could not split into columns. */
	rejectsTable?: string;
	/** A column that says why a whole row could not be read, null where it could. */
	malformed?: string;
	/** Lines before the first row of data. */
	headerLines: number;
}

/**
 * Looks at the files of a resource and settles how they are read. Throws when a file has not the columns that the
 * descriptor names, or when the files of one table differ in their columns.
 */
export async function openSource(engine: Engine, resource: Resource): Promise<Source> {
	switch (resource.format) {
		case "csv":
			return openDelimited(engine, resource);
		case "parquet":
			return openParquet(engine, resource);
		case "ndjson":
			return openNdjson(resource);
	}
}

const fileList = (resource: Resource) => `[${resource.files.map(literal).join(", ")}]`;

async function openDelimited(engine: Engine, resource: Resource): Promise<Source> {
	const { dialect } = resource;
	const said: string[] = ["all_varchar = true", `header = ${dialect.header}`];
	if (dialect.delimiter !== undefined) said.push(`delim = ${literal(dialect.delimiter)}`);
	if (dialect.quoteChar !== undefined) said.push(`quote = ${literal(dialect.quoteChar)}`);
	if (dialect.escapeChar !== undefined) said.push(`escape = ${literal(dialect.escapeChar)}`);
	if (dialect.commentChar !== undefined) said.push(`comment = ${literal(dialect.commentChar)}`);
	if (dialect.skipRows !== undefined) said.push(`skip = ${dialect.skipRows}`);
	if (resource.encoding !== "utf-8") said.push(`encoding = ${literal(resource.encoding)}`);

	const sniffed = await Promise.all(
		resource.files.map((file) =>
			engine.rows<{ delimiter: string; names: string }>(
				`select "Delimiter" as delimiter, to_json(list_transform("Columns", lambda c: c.name)) as names
				from sniff_csv(${literal(file)}, ${said.join(", ")}, ignore_errors = true)`,
			),
		),
	);
	const heads = sniffed.map(([head]) => ({
		delimiter: head?.delimiter ?? ",",
		names: JSON.parse(head?.names ?? "[]") as string[],
	}));
	const columns = dialect.header ? (heads[0]?.names ?? []) : resource.fields.map((field) => field.name);
	checkColumns(resource, dialect.header ? heads.map((head) => head.names) : []);

	const rejectsTable = `rejects_${resource.name.replaceAll(/[^a-z0-9]+/gi, "_")}`;
	const exact = [
		...said.filter((option) => !option.startsWith("delim") && !option.startsWith("all_varchar")),
		`delim = ${literal(heads[0]?.delimiter ?? ",")}`,
		...(dialect.quoteChar === undefined ? [`quote = '"'`] : []),
		...(dialect.escapeChar === undefined ? [`escape = '"'`] : []),
		"auto_detect = false",
		`columns = {${columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ")}}`,
		"filename = 'source_file'",
		"store_rejects = true",
		`rejects_table = ${literal(rejectsTable)}`,
		`rejects_scan = ${literal(`${rejectsTable}_scans`)}`,
	];
	return {
		from: `read_csv(${fileList(resource)}, ${exact.join(", ")})`,
		unusedColumns: unused(resource, columns),
		rejectsTable,
		headerLines: (dialect.header ? 1 : 0) + (dialect.skipRows ?? 0),
	};
}

async function openParquet(engine: Engine, resource: Resource): Promise<Source> {
	const heads = await Promise.all(
		resource.files.map(async (file) => {
			const rows = await engine.rows<{ column_name: string }>(
				`select column_name from (describe from read_parquet(${literal(file)}))`,
			);
			return rows.map((row) => row.column_name);
		}),
	);
	checkColumns(resource, heads);
	const texts = resource.fields
		.filter(hasRole)
		.map(({ name }) => `cast(${identifier(name)} as varchar) as ${identifier(name)}`);
	return {
		from: `(select source_file, ${texts.join(", ")} from read_parquet(${fileList(resource)}, filename = 'source_file'))`,
		unusedColumns: unused(resource, heads[0] ?? []),
		headerLines: 0,
	};
}

/** Read line by line as text, so that a line that is no JSON object is a rejected row and not an error. */
function openNdjson(resource: Resource): Source {
	const texts = resource.fields
		.filter(hasRole)
		.map(({ name }) => `json_extract_string(object, ${literal(`$."${name}"`)}) as ${identifier(name)}`);
	const isObject = "coalesce(json_valid(line) and json_type(line) = 'OBJECT', false)";
	return {
		from: `(select source_file, malformed, ${texts.join(", ")} from (
			select source_file, case when ${isObject} then line else '{}' end as object,
				case when not ${isObject} then 'is not a JSON object' end as malformed
			from read_csv(${fileList(resource)}, columns = {'line': 'VARCHAR'}, delim = '\\x01', quote = '', escape = '',
				header = false, auto_detect = false, filename = 'source_file')))`,
		unusedColumns: [],
		malformed: "malformed",
		headerLines: 0,
	};
}

function unused(resource: Resource, columns: string[]): string[] {
	const used = new Set(resource.fields.filter(hasRole).map((field) => field.name));
	return columns.filter((name) => !used.has(name));
}

function checkColumns(resource: Resource, heads: string[][]): void {
	for (const [index, head] of heads.entries()) {
		const file = basename(resource.files[index] ?? "");
		for (const field of resource.fields.filter(hasRole)) {
			if (head.includes(field.name)) continue;
			const nearest = nearestWord(field.name, head);
			throw new Error(
				`${file}: no column "${field.name}" (the file has ${head.map((name) => `"${name}"`).join(", ")})` +
					(nearest ? `; did you mean "${nearest}"?` : ""),
			);
		}
		if (head.join("\n") !== heads[0]?.join("\n"))
			throw new Error(
				`${file}: its columns are not those of ${basename(resource.files[0] ?? "")}, though both are table "${resource.name}"; give it a resource of its own`,
			);
	}
}
