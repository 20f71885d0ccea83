import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Entry } from "../../analysis/history/entry.ts";
import { entryName, identifyBuild, nextOrdinal, readHistory } from "../../analysis/history/history.ts";

/** A report of a day, known by a letter. */
function entry(asOf: string, letter: string, ordinal = 1): Entry {
	return {
		digest: letter.repeat(64),
		asOf,
		ordinal,
		madeWith: "Bankbook 1.0",
		settings: {},
		customers: 100,
		findings: [],
		recommendations: [],
		estimates: [],
	};
}

async function resultsWith(entries: readonly Entry[]): Promise<string> {
	const results = await mkdtemp(join(tmpdir(), "bankbook-history-"));
	after(() => rm(results, { recursive: true }));
	await mkdir(join(results, "history"));
	for (const each of entries)
		await writeFile(join(results, "history", `${entryName(each)}.json`), JSON.stringify(each));
	return results;
}

/** The letter of the report that the one of a day and a letter is held against. */
async function previousOf(asOf: string, letter: string, entries: readonly Entry[]): Promise<string | undefined> {
	const { previous } = await readHistory(await resultsWith(entries), { asOf, digest: letter.repeat(64) });
	return previous?.digest[0];
}

test("a report is known by its data and their day, whatever order the files are in", () => {
	const [a, b] = [
		{ table: "customers", sha256: "1" },
		{ table: "transactions", sha256: "2" },
	] as const;
	const { digest } = identifyBuild([a, b], "2025-06-30");
	assert.equal(identifyBuild([b, a], "2025-06-30").digest, digest);
	assert.notEqual(identifyBuild([a, b], "2025-07-31").digest, digest);
	assert.notEqual(identifyBuild([a], "2025-06-30").digest, digest);
	assert.notEqual(identifyBuild([a, { ...b, sha256: "3" }], "2025-06-30").digest, digest);
});

test("the first report has no previous one, with or without results of itself", async () => {
	const key = { asOf: "2025-06-30", digest: "a".repeat(64) };
	assert.deepEqual(await readHistory(undefined, key), { entries: [] });
	assert.deepEqual(await readHistory("no-such-folder", key), { entries: [] });
	assert.equal(await previousOf("2025-06-30", "a", [entry("2025-06-30", "a")]), undefined);
});

test("the previous report is the one of the latest day before, also when this one is made again", async () => {
	const [a, b, c] = [entry("2025-03-31", "a"), entry("2025-06-30", "b"), entry("2025-09-30", "c")];
	assert.equal(await previousOf("2025-09-30", "c", [a, b]), "b");
	assert.equal(await previousOf("2025-09-30", "c", [a, b, c]), "b");
});

test("the report of an earlier day, made again, is not held against a later one", async () => {
	const entries = [entry("2025-03-31", "a"), entry("2025-06-30", "b"), entry("2025-09-30", "c")];
	assert.equal(await previousOf("2025-06-30", "b", entries), "a");
	assert.equal(await previousOf("2025-03-31", "a", entries), undefined);
});

test("of several reports of one day the one made last is the previous one", async () => {
	const corrected = [entry("2025-03-31", "a", 3), entry("2025-03-31", "b", 2)];
	assert.equal(await previousOf("2025-06-30", "c", corrected), "a");
	assert.equal(await previousOf("2025-03-31", "d", corrected), "a");
});

test("a report that is made again keeps its place until another one of its day is made", () => {
	const [a, b] = [entry("2025-03-31", "a", 1), entry("2025-03-31", "b", 2)];
	const later = entry("2025-06-30", "c", 1);
	assert.equal(nextOrdinal({ entries: [] }, a), 1);
	assert.equal(nextOrdinal({ entries: [a, later], own: a }, a), 1);
	assert.equal(nextOrdinal({ entries: [a, later] }, b), 2);
	assert.equal(nextOrdinal({ entries: [a, b], own: a }, a), 3);
});

test("what another version or another hand left in the folder is passed over", async () => {
	const results = await resultsWith([entry("2025-03-31", "a")]);
	await writeFile(join(results, "history", "2025-05-31-broken.json"), "{");
	await writeFile(join(results, "history", "2025-05-31-other.json"), '{"digest":"x"}');
	await writeFile(join(results, "history", "notes.txt"), "notes");
	const { entries } = await readHistory(results, { asOf: "2025-06-30", digest: "f".repeat(64) });
	assert.deepEqual(entries, [entry("2025-03-31", "a")]);
});
