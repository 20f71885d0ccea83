import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Table } from "../analysis/document.ts";
import { formatTable, pruneResults, writeResults } from "../analysis/write-results.ts";
import { sampleDocument } from "./fixtures/sample-document.ts";

const folder = await mkdtemp(join(tmpdir(), "bankbook-results-"));
after(() => rm(folder, { recursive: true }));

const table = (rows: Table["rows"], suppressed: Table["suppressed"] = []): Table => ({
	id: "a-table",
	columns: [
		{ name: "name", label: "Name", type: "string", format: "text" },
		{ name: "customers", label: "Customers", type: "integer", format: "count" },
	],
	rows,
	suppressed,
});

test("a table is written with its header, missing cells empty and withheld ones marked", () => {
	assert.equal(
		formatTable(
			table(
				[
					["a, b", 12],
					["c", null],
					["d", null],
				],
				[[2, "customers"]],
			),
		),
		'name,customers\n"a, b",12\nc,\nd,[c]\n',
	);
});

test("a text that a spreadsheet would run as a formula is written as a text, and a negative number as a number", () => {
	assert.equal(
		formatTable(
			table([
				["=1+1", -5],
				["@x", 0],
				["-y", 1],
			]),
		),
		"name,customers\n'=1+1,-5\n'@x,0\n'-y,1\n",
	);
});

test("results that cannot be made leave the previous ones as they were", async () => {
	const target = join(folder, "sample");
	await writeResults(target, async (privateFolder) => {
		await writeFile(join(privateFolder, "rows.csv"), "kept");
		return sampleDocument;
	});
	await assert.rejects(
		writeResults(target, async () => {
			throw new Error("no");
		}),
		new Error("no"),
	);
	assert.equal(await readFile(join(target, "private", "rows.csv"), "utf8"), "kept");
	assert.deepEqual(await readdir(folder), ["sample"]);
});

test("results of reports that are gone are removed, and other folders are not", async () => {
	await mkdir(join(folder, "notes"));
	for (const name of ["another.next", "gone.next"]) {
		await mkdir(join(folder, name));
		await writeFile(join(folder, name, "document.json"), "{}");
	}
	await pruneResults(folder, ["another"]);
	// Of a report that is there, it may be in the making.
	assert.deepEqual(await readdir(folder), ["another.next", "notes"]);
});
