import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { literal } from "../../analysis/engine/engine.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";
import { bankOf, type Table } from "./bank-of.ts";

const fields: Table["fields"] = {
	id: { role: "customer" },
	age: { role: "age" },
	city: { role: "city" },
};
const rows = "select id, age, city from customers join customer_ids using (customer) order by customer";
const people = [
	["1", 30, "Oslo"],
	["2", 40, "Bergen, west"],
];

/** Reads people from one file. */
async function readPeople(file: { [name: string]: string | Uint8Array }, resource: object = {}): Promise<unknown> {
	const { values } = await bankOf([{ fields, files: file, resource }]);
	return values(rows);
}

test("a file is read whatever stands between its cells: comma, tab, semicolon or bar", async () => {
	const comma = 'id,age,city\n1,30,Oslo\n2,40,"Bergen, west"\n';
	assert.deepEqual(await readPeople({ "a.csv": comma }), people);
	assert.deepEqual(await readPeople({ "a.tsv": "id\tage\tcity\n1\t30\tOslo\n2\t40\tBergen, west\n" }), people);
	assert.deepEqual(await readPeople({ "a.csv": "id;age;city\n1;30;Oslo\n2;40;Bergen, west\n" }), people);
	assert.deepEqual(await readPeople({ "a.csv": "id|age|city\n1|30|Oslo\n2|40|Bergen, west\n" }), people);
});

test("the delimiter is the one by which the columns of the descriptor are found, however the rows look", async () => {
	const text = "id;age;city;a,b,c\n1;30;Oslo\n2;40;Lom;1,2,3\nx,y,z,1,2\n";
	assert.deepEqual(await readPeople({ "a.csv": text }), [["2", 40, "Lom"]]);
	const bare = "1;30;a, b\n2;40;c, d\n";
	assert.deepEqual(await readPeople({ "a.csv": bare }, { dialect: { header: false } }), [
		["1", 30, "a, b"],
		["2", 40, "c, d"],
	]);
});

test("a file is read as its dialect says: delimiter, quotes, escapes, rows before the header", async () => {
	const text = "Made on Monday\nby 'us\nid~age~city\n1~30~Oslo\n2~40~'Bergen, west'\n";
	const dialect = { delimiter: "~", quoteChar: "'", headerRows: [3] };
	assert.deepEqual(await readPeople({ "a.csv": text }, { dialect }), people);
	const escaped = 'id,age,city\n1,30,"The \\"Oslo\\""\n';
	assert.deepEqual(await readPeople({ "a.csv": escaped }, { dialect: { escapeChar: "\\" } }), [
		["1", 30, 'The "Oslo"'],
	]);
});

test("a file is read with either line end, with a byte order mark, without a last line end, and gzipped", async () => {
	const text = 'id,age,city\n1,30,Oslo\n2,40,"Bergen, west"\n';
	assert.deepEqual(await readPeople({ "a.csv": text.replaceAll("\n", "\r\n") }), people);
	assert.deepEqual(await readPeople({ "a.csv": text.replaceAll("\n", "\r") }), people);
	assert.deepEqual(await readPeople({ "a.csv": `\uFEFF${text}` }), people);
	assert.deepEqual(await readPeople({ "a.csv": text.trimEnd() }), people);
	assert.deepEqual(await readPeople({ "a.csv.gz": gzipSync(text) }), people);
});

test("a file is read in Latin-1 and UTF-16 where its encoding says so", async () => {
	const text = "id,age,city\n1,30,Tromsø\n";
	const tromso = [["1", 30, "Tromsø"]];
	assert.deepEqual(await readPeople({ "a.csv": Buffer.from(text, "latin1") }, { encoding: "iso-8859-1" }), tromso);
	assert.deepEqual(await readPeople({ "a.csv": Buffer.from(text, "utf16le") }, { encoding: "utf-16" }), tromso);
	assert.deepEqual(
		await readPeople({ "a.csv": Buffer.from(`\uFEFF${text}`, "utf16le") }, { encoding: "utf-16" }),
		tromso,
	);
});

test("UTF-16 with the big end first is named as what cannot be read", async () => {
	const bytes = Buffer.from("\uFEFFid,age,city\n1,30,Oslo\n", "utf16le").swap16();
	await assert.rejects(readPeople({ "a.csv": bytes }, { encoding: "utf-16" }), {
		message: "a.csv: is UTF-16 with the big end first, which is not read; save it as UTF-8",
	});
});

test("a cell may span lines, hold quotes and hold delimiters", async () => {
	const text = 'id,age,city\n1,30,"Os\nlo ""east"", N"\n2,40,5" disc\n';
	assert.deepEqual(await readPeople({ "a.csv": text }), [
		["1", 30, 'Os\nlo "east", N'],
		["2", 40, '5" disc'],
	]);
});

test("a header may hold spaces, quotes, delimiters and line breaks", async () => {
	const { values, accounts } = await bankOf([
		{
			text: '"the id","age, in ""years""","ci\nty",it\'s\n1,30,Oslo,x\n',
			fields: { "the id": { role: "customer" }, 'age, in "years"': { role: "age" }, "ci\nty": { role: "city" } },
		},
	]);
	assert.deepEqual(await values("select age, city from customers"), [[30, "Oslo"]]);
	assert.deepEqual(accounts.unused, [{ table: "customers", columns: ["it's"] }]);
});

test("a file of a header only has no rows, and blank lines before the header are none", async () => {
	assert.deepEqual(await readPeople({ "a.csv": "id,age,city\n" }), []);
	assert.deepEqual(await readPeople({ "a.csv": "id,age,city" }), []);
	assert.deepEqual(await readPeople({ "a.csv": "\n\nid,age,city\n1,30,Oslo\n" }), [["1", 30, "Oslo"]]);
});

test("a file without a header has the columns of its descriptor, in their order", async () => {
	const text = "1,30,Oslo\n2,40,Lom\n";
	assert.deepEqual(await readPeople({ "a.csv": text }, { dialect: { header: false } }), [
		["1", 30, "Oslo"],
		["2", 40, "Lom"],
	]);
});

test("a line that starts with the comment character is no row, and only where the dialect names one", async () => {
	const text = '# "made on Monday\nid,age,city\n1,30,Oslo\n# 9,9,Nowhere\n2,40,Lom\n';
	assert.deepEqual(await readPeople({ "a.csv": text }, { dialect: { commentChar: "#" } }), [
		["1", 30, "Oslo"],
		["2", 40, "Lom"],
	]);
	const hashes = "id,age,city\n#1,30,Oslo\n#2,40,Lom\n";
	assert.deepEqual(await readPeople({ "a.csv": hashes }), [
		["#1", 30, "Oslo"],
		["#2", 40, "Lom"],
	]);
});

test("a file of one column is read, a blank line being a customer of whom nothing is known", async () => {
	const { values } = await bankOf([{ text: "balance\n5\n\n7\n", fields: { balance: { role: "balance" } } }]);
	assert.deepEqual(await values("select balance from customers order by customer"), [[5], [null], [7]]);
});

test("several files make one table, in alphabetical order, and so does a pattern", async () => {
	const files = { "b.csv": "id,age,city\n2,40,Lom\n", "a.csv": "id,age,city\n1,30,Oslo\n" };
	const expected = [
		["1", 30, "Oslo"],
		["2", 40, "Lom"],
	];
	assert.deepEqual(await readPeople(files), expected);
	assert.deepEqual(await readPeople(files, { path: "*.csv" }), expected);
});

test("a file whose name looks like a pattern is the file that is read", async () => {
	const files = { "a[1]?.csv": "id,age,city\n1,30,Oslo\n", "a1x.csv": "id,age,city\n9,99,Nowhere\n" };
	assert.deepEqual(await readPeople(files, { path: "a[1]?.csv" }), [["1", 30, "Oslo"]]);
});

test("newline JSON is read, a line that is no object being a rejected row", async () => {
	const text = '{"id": 1, "age": 30, "city": "Os\\"lo"}\n[1]\n\nnot json\n{"id": "2", "city": null}\n';
	const { values, rejected, accounts } = await bankOf([{ fields, files: { "a.ndjson": text } }]);
	assert.deepEqual(await values(rows), [
		["1", 30, 'Os"lo'],
		["2", null, "Unknown"],
	]);
	assert.deepEqual(await rejected(), [
		"a.ndjson | 2 |  |  | is not a JSON object | row",
		"a.ndjson | 4 |  |  | is not a JSON object | row",
	]);
	assert.deepEqual(
		accounts.files.map(({ rowsRead, rowsKept, rowsRejected }) => [rowsRead, rowsKept, rowsRejected]),
		[[4, 2, 2]],
	);
});

test("newline JSON may name its columns with any character, and leave out what is missing", async () => {
	const { values, accounts } = await bankOf([
		{
			files: { "a.ndjson": '{"my/id ~": "1", "a \\"b\\"": 30, "x": 1}\n{"my/id ~": "2"}\n' },
			fields: { "my/id ~": { role: "customer" }, 'a "b"': { role: "age" } },
		},
	]);
	assert.deepEqual(await values("select age from customers order by customer"), [[30], [null]]);
	assert.deepEqual(accounts.unused, [{ table: "customers", columns: ["x"] }]);
	await assert.rejects(readPeople({ "a.ndjson": '{"id": 1, "ages": 30, "city": "Oslo"}\n' }), {
		message: 'a.ndjson: no column "age" (the file has "ages", "city", "id"); did you mean "ages"?',
	});
});

test("Parquet is read, whatever the types of its columns", async () => {
	const file = join(await makeReportFolder({}), "a.parquet");
	const engine = await openDuckDb();
	await engine.run(
		`copy (select 7 as id, cast(30 as utinyint) as age, 'Oslo' as city union all select 8, null, 'Lom' order by 1)
		to ${literal(file)} (format parquet)`,
	);
	await engine.close();
	const bytes = await readFile(file);
	assert.deepEqual(await readPeople({ "a.parquet": bytes }), [
		["7", 30, "Oslo"],
		["8", null, "Lom"],
	]);
});

test("a column that is not in the file is named, with the nearest that is", async () => {
	await assert.rejects(readPeople({ "a.csv": "id,Age,town\n1,30,Oslo\n" }), {
		message: 'a.csv: no column "age" (the file has "id", "Age", "town"); did you mean "Age"?',
	});
	await assert.rejects(readPeople({ "a.csv": "id,age,town\n1,30,Oslo\n" }), {
		message: 'a.csv: no column "city" (the file has "id", "age", "town")',
	});
});

test("files of one table that differ in their columns or delimiters are refused", async () => {
	const first = "id,age,city\n1,30,Oslo\n";
	await assert.rejects(readPeople({ "a.csv": first, "b.csv": "id,city,age\n2,Lom,40\n" }), {
		message:
			'b.csv: its columns are not those of a.csv, though both are table "customers"; give it a resource of its own',
	});
	await assert.rejects(readPeople({ "a.csv": first, "b.csv": "id;age;city\n2;40;Lom\n" }), {
		message: 'b.csv: is not written as a.csv, though both are table "customers"; give it a resource of its own',
	});
});

test("two columns that differ only in capitals are an error", async () => {
	await assert.rejects(
		bankOf([{ fields: { id: { role: "customer" }, Age: { role: "age" } }, text: "id,age,Age\na,1,2\n" }]),
		{
			message: 'customers.csv: two columns are called "Age", capitals apart; rename one of them',
		},
	);
});

test("resources whose names differ only in punctuation are read apart, and a column may be called source_file", async () => {
	const fields = { id: { role: "customer" }, source_file: {} } as const;
	const bank = await bankOf([
		{ name: "a-b", fields, text: "id,source_file\na,x\n" },
		{ name: "a_b", fields: { id: { role: "customer" }, age: { role: "age" } }, text: "id,age\na,30\n" },
	]);
	assert.equal(bank.relations.get("customers")?.rows, 1);
});
