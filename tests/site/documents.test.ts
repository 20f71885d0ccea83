import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { listTables, readDocuments } from "../../src/documents.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";
import { skippedDocument, writeSampleResults } from "./sample-results.ts";

const folder = await mkdtemp(join(tmpdir(), "bankbook-documents-"));
after(() => rm(folder, { recursive: true }));

beforeEach(async () => {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder);
});

test("readDocuments reads every report in the folder, in the order of their ids", async () => {
	await writeSampleResults(folder);
	await mkdir(join(folder, "half-done"));
	assert.deepEqual(await readDocuments(folder), [sampleDocument, skippedDocument]);
});

test("readDocuments reads a document again when its file has changed", async () => {
	await writeSampleResults(folder);
	await readDocuments(folder);
	const file = join(folder, "sample", "document.json");
	await writeFile(file, JSON.stringify({ ...sampleDocument, report: { ...sampleDocument.report, title: "Changed" } }));
	await utimes(file, 1, 1);
	const [document] = await readDocuments(folder);
	assert.equal(document?.report.title, "Changed");
});

test("readDocuments says what to do when there is no report", async () => {
	const message = `${join(folder, "none")}: no report found (make one with "npm run analyze")`;
	await assert.rejects(readDocuments(join(folder, "none")), { message });
});

test("readDocuments names the file that is not a report document", async () => {
	await writeSampleResults(folder);
	const file = join(folder, "sample", "document.json");
	await writeFile(file, "{");
	await assert.rejects(readDocuments(folder), { message: `${file}: not JSON (run "npm run analyze" again)` });
	await writeFile(file, JSON.stringify({ ...sampleDocument, method: undefined }));
	await utimes(file, 2, 2);
	await assert.rejects(readDocuments(folder), {
		message: `${file}: not a report document (run "npm run analyze" again)\n✖ Invalid input: expected object, received undefined\n  → at method`,
	});
});

test("readDocuments refuses a document in a folder that has another name than its report", async () => {
	await mkdir(join(folder, "moved"));
	const file = join(folder, "moved", "document.json");
	await writeFile(file, JSON.stringify(sampleDocument));
	await assert.rejects(readDocuments(folder), {
		message: `${file}: report.id is "sample", but the folder is "moved" (rename the folder)`,
	});
});

test("listTables lists the CSV files of a report by name", async () => {
	await mkdir(join(folder, "sample", "tables"), { recursive: true });
	for (const name of ["b.csv", "a.csv", "notes.txt"]) await writeFile(join(folder, "sample", "tables", name), "");
	assert.deepEqual(await listTables(folder, "sample"), ["a", "b"]);
});
