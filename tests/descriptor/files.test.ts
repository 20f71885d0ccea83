import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { readReport } from "../../analysis/report.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";

const here = {
	"users.csv": "x",
	"parts/a.csv": "x",
	"parts/b.csv": "x",
	"parts/c.ndjson": "x",
	"odd [1].csv": "x",
	"empty.csv": "",
	"users.parquet": "x",
	"users.dat": "x",
	"../outside.csv": "x",
};

function readPath(
	path: string | string[],
	format?: string,
): Promise<{ folder: string; files: string[]; format: string }> {
	return readIn(here, { path, ...(format ? { format } : {}) });
}

async function readIn(
	files: Record<string, string>,
	resource: object,
): Promise<{ folder: string; files: string[]; format: string }> {
	const schema = { fields: [{ name: "age", role: "age" }] };
	const folder = await makeReportFolder({
		...files,
		"datapackage.json": {
			title: "Bank",
			report: { asOf: "2025-06-30", currency: "USD" },
			resources: [{ name: "users", role: "customers", schema, ...resource }],
		},
	});
	const read = await readReport(folder).catch((error: Error) => {
		throw new Error(error.message.replaceAll(folder, "data/bank").replace(/^.* has 1 problem:\n {2}/, ""));
	});
	const [users] = read.resources;
	return { folder, files: users?.files ?? [], format: users?.format ?? "" };
}

test("readReport gives files of several patterns once each, in alphabetical order", async () => {
	const { folder, files } = await readPath(["users.csv", "parts/b.csv", "parts/*.csv", "{users,parts/a}.csv"]);
	assert.deepEqual(
		files,
		["parts/a.csv", "parts/b.csv", "users.csv"].map((file) => join(folder, file)),
	);
});

test("readReport takes a file whose name looks like a pattern as it is", async () => {
	const { folder, files } = await readPath("odd [1].csv");
	assert.deepEqual(files, [join(folder, "odd [1].csv")]);
});

test("readReport knows the format by the ending, or as the descriptor says", async () => {
	assert.equal((await readPath("parts/c.ndjson")).format, "ndjson");
	assert.equal((await readPath("users.parquet")).format, "parquet");
	assert.equal((await readPath("users.dat", "csv")).format, "csv");
	assert.equal((await readIn({ "users.CSV.gz": "x" }, { path: "users.CSV.gz" })).format, "csv");
});

const cases: Record<string, [path: string | string[], message: string]> = {
	"a misspelled name": [
		"user.csv",
		'path ("users"): found "user.csv", expected a file in data/bank; nearest: "users.csv"',
	],
	"a name like no other": [
		["users.csv", "clients.xlsx"],
		'path[1] ("users"): found "clients.xlsx", expected a file in data/bank: "empty.csv", "odd [1].csv", "parts/a.csv", "parts/b.csv", "parts/c.ndjson", "users.csv", "users.dat", "users.parquet"',
	],
	"an empty file": ["empty.csv", 'path ("users"): found "empty.csv", an empty file, expected a file with rows'],
	"an empty file that a pattern matches": [
		"e*.csv",
		'path ("users"): found "empty.csv", an empty file, expected a file with rows',
	],
	"a folder": ["parts", 'path ("users"): found "parts", a folder, expected a file, or a pattern such as folder/*.csv'],
	"a pattern that matches nothing": [
		"2025-*.csv",
		'path ("users"): found no file that matches "2025-*.csv", expected one or more of the files in data/bank',
	],
	"an ending that says nothing": [
		"users.dat",
		'format ("users"): found nothing, with files that end in ".dat", expected one of "csv", "tsv", "txt", "parquet", "ndjson", "jsonl"',
	],
	"files of several formats": [
		["users.csv", "users.parquet"],
		'format ("users"): found nothing, with files that end in ".csv", ".parquet", expected one of "csv", "tsv", "txt", "parquet", "ndjson", "jsonl"',
	],
};
for (const path of [
	"../users.csv",
	"/data/users.csv",
	"https://example.org/users.csv",
	"C:\\users.csv",
	"{..,parts}/*.csv",
])
	cases[`${path}, which is outside the folder`] = [
		path,
		`path ("users"): found ${JSON.stringify(path)}, expected a path inside the report's folder, from there`,
	];

for (const [what, [path, message]] of Object.entries(cases))
	test(`readReport tells of ${what}`, async () => {
		await assert.rejects(readPath(path), { message: `resources[0].${message}` });
	});

test("readReport lists ten files of a folder that holds more, and tells of one that holds none", async () => {
	const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${String(i).padStart(2, "0")}.csv`, "x"]));
	await assert.rejects(readIn(many, { path: "clients" }), {
		message:
			'resources[0].path ("users"): found "clients", expected a file in data/bank: "00.csv", "01.csv", "02.csv", "03.csv", "04.csv", "05.csv", "06.csv", "07.csv", "08.csv", "09.csv", …',
	});
	await assert.rejects(readIn({}, { path: "clients" }), {
		message: 'resources[0].path ("users"): found "clients", expected a file in data/bank, which holds none',
	});
});
