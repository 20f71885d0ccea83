/** The files of a table -> a FROM clause that gives every column as text, in the files' order. */
import { basename } from "node:path";
import { type Engine, identifier, literal } from "../engine/engine.ts";
import { nearestWord } from "../nearest.ts";
import type { Resource } from "../report.ts";
import { sideBySide } from "../side-by-side.ts";
import { type Head, readHead } from "./head.ts";
import type { Writing } from "./lines.ts";

export interface Source {
	/** Gives `fileColumn`, and each column of the file as VARCHAR under its own name. */
	from: string;
	/** Columns that are not read: neither a role nor a key names them. */
	unusedColumns: string[];
	/** For delimited text: where the engine lists the lines it could not split into columns. */
	rejectsTable?: string;
	/** A column that says why a whole row could not be read, null where it could. */
	malformed?: string;
	/** For text: how it is written. */
	writing?: Writing;
}

/**
 * Looks at the files of a resource and settles how its columns `names` are read. Throws when a file does not have them, or
 * when the files of one table differ in how they are written.
 */
export async function openSource(engine: Engine, resource: Resource, names: readonly string[]): Promise<Source> {
	switch (resource.format) {
		case "csv":
			return openDelimited(resource, names);
		case "parquet":
			return openParquet(engine, resource, names);
		case "ndjson":
			return openNdjson(engine, resource, names);
	}
}

/** The column with a row's file; no file of a bank has a column of this name. */
export const fileColumn = "bankbook source file";

/** A resource's name as part of a SQL name; no two names become one. */
export function sqlName({ name }: Resource): string {
	return name.replaceAll(/[^a-z0-9]/gi, (char) => `_${char.charCodeAt(0)}_`);
}

/** A path as it is: the engine would take its brackets, stars and question marks for a pattern. */
const pathSql = (file: string) => literal(file.replaceAll(/[[*?]/g, "[$&]"));

const fileList = ({ files }: Resource) => `[${files.map(pathSql).join(", ")}]`;

const emptyHead: Head = { delimiter: ",", skip: 0, comments: 0, names: [] };

async function openDelimited(resource: Resource, names: readonly string[]): Promise<Source> {
	const { dialect, encoding } = resource;
	const { header, commentChar: comment = "", quoteChar: quote = '"', escapeChar = '"' } = dialect;
	const opening = {
		encoding,
		delimiter: dialect.delimiter,
		quote,
		escapeChar,
		comment,
		skip: dialect.skipRows ?? 0,
		header,
	};
	const wanted = header ? names : resource.fields.map((field) => field.name);
	const heads: Head[] = [];
	for (const file of resource.files) heads.push(await readHead(file, opening, wanted));
	const [{ delimiter, skip, comments, names: inFile } = emptyHead] = heads;
	const columns = header ? inFile : resource.fields.map((field) => field.name);
	checkHeads(resource, header ? heads : heads.map((head) => ({ ...head, names: columns })), names);

	const rejectsTable = `rejects_${sqlName(resource)}`;
	const options = [
		`header = ${header}`,
		`quote = ${literal(quote)}`,
		`escape = ${literal(escapeChar)}`,
		`comment = ${literal(comment)}`,
		`encoding = ${literal(encoding)}`,
		`delim = ${literal(delimiter)}`,
		`skip = ${skip - comments}`,
		"auto_detect = false",
		`columns = {${columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ")}}`,
		`filename = ${literal(fileColumn)}`,
		"store_rejects = true",
		`rejects_table = ${literal(rejectsTable)}`,
		`rejects_scan = ${literal(`${rejectsTable}_scans`)}`,
	];
	return {
		from: `read_csv(${fileList(resource)}, ${options.join(", ")})`,
		unusedColumns: unused(columns, names),
		rejectsTable,
		writing: { ...opening, delimiter, skip, singleColumn: columns.length === 1 },
	};
}

async function openParquet(engine: Engine, resource: Resource, names: readonly string[]): Promise<Source> {
	const inFiles = await sideBySide(
		resource.files.map(async (file) => {
			const rows = await engine.rows<{ column_name: string }>(
				`select column_name from (describe from read_parquet(${pathSql(file)}))`,
			);
			return rows.map((row) => row.column_name);
		}),
	);
	checkHeads(
		resource,
		inFiles.map((inFile) => ({ ...emptyHead, names: inFile })),
		names,
	);
	const texts = names.map((name) => `cast(${identifier(name)} as varchar) as ${identifier(name)}`);
	return {
		from: `(select ${identifier(fileColumn)}, ${texts.join(", ")} from read_parquet(${fileList(resource)}, filename = ${literal(fileColumn)}))`,
		unusedColumns: unused(inFiles[0] ?? [], names),
	};
}

/** Rows from which the names of columns are learned where a file has no header. */
const rowsLookedAt = 20_000;

/** Read line by line as text, so that a line that is no JSON object is a rejected row and not an error. */
async function openNdjson(engine: Engine, resource: Resource, names: readonly string[]): Promise<Source> {
	const { encoding } = resource;
	const isObject = "case when json_valid(line) then json_type(line) = 'OBJECT' else false end";
	const objects = `select ${identifier(fileColumn)}, case when ${isObject} then line else '{}' end as object,
			case when not ${isObject} then 'is not a JSON object' end as malformed
		from read_csv(${fileList(resource)}, columns = {'line': 'VARCHAR'}, delim = '\x01', quote = '', escape = '',
			header = false, auto_detect = false, encoding = ${literal(encoding)}, filename = ${literal(fileColumn)})
		where line is not null`;
	const found = await engine.rows<{ name: string }>(
		`select distinct unnest(json_keys(object)) as name from (${objects} limit ${rowsLookedAt}) order by 1`,
	);
	const inFile = found.map(({ name }) => name);
	if (inFile.length > 0) checkHeads(resource, [{ ...emptyHead, names: inFile }], names);
	// A JSON Pointer (RFC 6901), since a name may hold any character.
	const pointer = (name: string) => literal(`/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
	const texts = names.map((name) => `json_extract_string(object, ${pointer(name)}) as ${identifier(name)}`);
	return {
		from: `(select ${identifier(fileColumn)}, malformed, ${texts.join(", ")} from (${objects}))`,
		unusedColumns: unused(inFile, names),
		malformed: "malformed",
		writing: {
			encoding,
			delimiter: "\x01",
			quote: "",
			escapeChar: "",
			comment: "",
			skip: 0,
			header: false,
			singleColumn: false,
		},
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
		const twin = head.names.find(
			(name, i) => head.names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < i,
		);
		if (twin !== undefined)
			throw new Error(`${file}: two columns are called "${twin}", capitals apart; rename one of them`);
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
				: head.delimiter !== first.delimiter || head.skip !== first.skip || head.comments !== first.comments
					? "is not written as"
					: undefined;
		if (different)
			throw new Error(
				`${file}: ${different} ${basename(resource.files[0] ?? "")}, though both are table "${resource.name}"; give it a resource of its own`,
			);
	}
}
