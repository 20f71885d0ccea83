import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { readOwnWords } from "../../analysis/narrative/own-words-files.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";

test("readOwnWords reads the files of the folder in alphabetical order, each with its SHA-256, hidden ones left out", async () => {
	const folder = await makeReportFolder({
		"narrative/customers.md": "\uFEFFWords.",
		"narrative/balances.md": "More.",
		"narrative/.draft.md": "Not yet.",
		"notes.md": "Elsewhere.",
	});
	const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
	assert.deepEqual(await readOwnWords(folder), [
		{
			name: "balances.md",
			path: "bank/narrative/balances.md",
			text: "More.",
			input: { file: "narrative/balances.md", bytes: 5, sha256: sha256("More.") },
		},
		{
			name: "customers.md",
			path: "bank/narrative/customers.md",
			text: "Words.",
			input: { file: "narrative/customers.md", bytes: 9, sha256: sha256("\uFEFFWords.") },
		},
	]);
});

test("readOwnWords finds nothing where there is no folder", async () => {
	assert.deepEqual(await readOwnWords(await makeReportFolder({ "customers.csv": "id\n" })), []);
});
