/** The files of a table -> a FROM clause that gives every column as text, in the files' order. */
import { basename } from "node:path";
import { type Engine, identifier, literal } from "../engine/engine.ts";
import { nearestWord } from "../nearest.ts";
import type { Dialect, Resource } from "../report.ts";
import type { Writing } from "./lines.ts";

export interface Source {
	/** Gives `source_file`, and each column of the file as VARCHAR under its own name. */
	from: string;
	/** Columns that are not read: neither a role nor a key names them. */
	unusedColumns: string[];
	/** For delimited text: where the engine lists the lines it could not split into columns. */
	rejectsTable?: string;
	/** A column that says why a whole row could not be read, null where it could. */
	malformed?: string;
	/** For delimited text: how it is written. */
	writing?: Writing;
}

/**
 * Looks at the files of a resource and settles how its columns `names` are read. Throws when a file does not have them, or
 * when the files of one table differ in how they are written.
 */
export async function openSource(engine: Engine, resource: Resource, names: readonly string[]): Promise<Source> {
	switch (resource.format) {
		case "csv":
			return openDelimited(engine, resource, names);
		case "parquet":
			return openParquet(engine, resource, names);
		case "ndjson":
			return openNdjson(resource, names);
	}
}

/** A path as it is: the engine would take its brackets, stars and question marks for a pattern. */
const pathSql = (file: string) => literal(file.replaceAll(/[[*?]/g, "[$&]"));

const fileList = ({ files }: Resource) => `[${files.map(pathSql).join(", ")}]`;

interface Head {
	delimiter: string;
	/** Blank lines before the header. */
	skip: number;
	names: string[];
}

async function openDelimited(engine: Engine, resource: Resource, names: readonly string[]): Promise<Source> {
	const { dialect, encoding } = resource;
	const { header, commentChar: comment = "", quoteChar: quote = '"', escapeChar = '"' } = dialect;
	const said = [
		`header = ${header}`,
		`quote = ${literal(quote)}`,
		`escape = ${literal(escapeChar)}`,
		`comment = ${literal(comment)}`,
		`encoding = ${literal(encoding)}`,
	];
	const heads = await Promise.all(resource.files.map((file) => sniff(engine, file, { dialect, said })));
	const [{ delimiter, skip, names: inFile } = { delimiter: ",", skip: 0, names: [] }] = heads;
	const columns = header ? inFile : resource.fields.map((field) => field.name);
	checkHeads(resource, header ? heads : heads.map((head) => ({ ...head, names: columns })), names);

	const rejectsTable = `rejects_${resource.name.replaceAll(/[^a-z0-9]+/gi, "_")}`;
	const exact = [
		...said,
		`delim = ${literal(delimiter)}`,
		`skip = ${skip}`,
		"auto_detect = false",
		`columns = {${columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ")}}`,
		"filename = 'source_file'",
		"store_rejects = true",
		`rejects_table = ${literal(rejectsTable)}`,
		`rejects_scan = ${literal(`${rejectsTable}_scans`)}`,
	];
	return {
		from: `read_csv(${fileList(resource)}, ${exact.join(", ")})`,
		unusedColumns: unused(columns, names),
		rejectsTable,
		writing: { encoding, delimiter, quote, escapeChar, comment, skip, header, singleColumn: columns.length === 1 },
	};
}

/** What the descriptor does not say of how a file is written is found out from its first rows. */
async function sniff(
	engine: Engine,
	file: string,
	{ dialect, said }: { dialect: Dialect; said: string[] },
): Promise<Head> {
	const options = ["all_varchar = true", "ignore_errors = true", ...said];
	if (dialect.delimiter !== undefined) options.push(`delim = ${literal(dialect.delimiter)}`);
	if (dialect.skipRows !== undefined) options.push(`skip = ${dialect.skipRows}`);
	const [head] = await engine.rows<{ delimiter: string; skip: number; names: string }>(
		`select "Delimiter" as delimiter, "SkipRows" as skip, to_json(list_transform("Columns", lambda c: c.name)) as names
		from sniff_csv(${pathSql(file)}, ${options.join(", ")})`,
	);
	return {
		delimiter: head?.delimiter ?? ",",
		skip: head?.skip ?? 0,
		names: JSON.parse(head?.names ?? "[]") as string[],
	};
}

async function openParquet(engine: Engine, resource: Resource, names: readonly string[]): Promise<Source> {
	const inFiles = await Promise.all(
		resource.files.map(async (file) => {
			const rows = await engine.rows<{ column_name: string }>(
				`select column_name from (describe from read_parquet(${pathSql(file)}))`,
			);
			return rows.map((row) => row.column_name);
		}),
	);
	checkHeads(
		resource,
		inFiles.map((inFile) => ({ delimiter: "", skip: 0, names: inFile })),
		names,
	);
	const texts = names.map((name) => `cast(${identifier(name)} as varchar) as ${identifier(name)}`);
	return {
		from: `(select source_file, ${texts.join(", ")} from read_parquet(${fileList(resource)}, filename = 'source_file'))`,
		unusedColumns: unused(inFiles[0] ?? [], names),
	};
}

/** Read line by line as text, so that a line that is no JSON object is a rejected row and not an error. */
function openNdjson(resource: Resource, names: readonly string[]): Source {
	const texts = names.map((name) => `json_extract_string(object, ${literal(`$."${name}"`)}) as ${identifier(name)}`);
	const isObject = "coalesce(json_valid(line) and json_type(line) = 'OBJECT', false)";
	return {
		from: `(select source_file, malformed, ${texts.join(", ")} from (
			select source_file, case when ${isObject} then line else '{}' end as object,
				case when not ${isObject} then 'is not a JSON object' end as malformed
			from read_csv(${fileList(resource)}, columns = {'line': 'VARCHAR'}, delim = '\\x01', quote = '', escape = '',
				header = false, auto_detect = false, filename = 'source_file')))`,
		unusedColumns: [],
		malformed: "malformed",
	};
}

function unused(columns: string[], names: readonly string[]): string[] {
	return columns.filter((name) => !names.includes(name));
}

function checkHeads(resource: Resource, heads: Head[], names: readonly string[]): void {
	const [first] = heads;
	for (const [index, head] of heads.entries()) {
		const file = basename(resource.files[index] ?? "");
		if (head.names[0]?.startsWith("\uFFFE"))
			throw new Error(`${file}: is UTF-16 with the big end first, which is not read; save it as UTF-8`);
		for (const name of names) {
			if (head.names.includes(name)) continue;
			const nearest = nearestWord(name, head.names);
			throw new Error(
				`${file}: no column "${name}" (the file has ${head.names.map((column) => `"${column}"`).join(", ")})` +
					(nearest ? `; did you mean "${nearest}"?` : ""),
			);
		}
		const different =
			head.names.join("\n") !== first?.names.join("\n")
				? "its columns are not those of"
				: head.delimiter !== first.delimiter || head.skip !== first.skip
					? "is not written as"
					: undefined;
		if (different)
			throw new Error(
				`${file}: ${different} ${basename(resource.files[0] ?? "")}, though both are table "${resource.name}"; give it a resource of its own`,
			);
	}
}
