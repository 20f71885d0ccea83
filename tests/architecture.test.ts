import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");

async function readSources(...patterns: string[]): Promise<{ file: string; text: string }[]> {
	const files = await Array.fromAsync(glob(patterns, { cwd: root }));
	return Promise.all(files.sort().map(async (file) => ({ file, text: await readFile(join(root, file), "utf8") })));
}

/** The files of the repository that a file imports, as paths from the top. */
function importsOf({ file, text }: { file: string; text: string }): string[] {
	const specifiers = text.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g);
	return [...specifiers].map(([, specifier = ""]) => relative(root, join(root, dirname(file), specifier)));
}

test("analysis/ imports nothing from src/", async () => {
	const sources = await readSources("analysis/**/*.ts");
	assert.ok(sources.length > 0);
	const backward = sources.flatMap((source) => importsOf(source).filter((path) => path.startsWith("src/")));
	assert.deepEqual(backward, []);
});

test("src/ imports from analysis/ only the report document and the number formats", async () => {
	const sources = await readSources("src/**/*.ts", "src/**/*.astro");
	assert.ok(sources.length > 0);
	const imported = new Set(sources.flatMap(importsOf).filter((path) => path.startsWith("analysis/")));
	assert.deepEqual([...imported].sort(), ["analysis/document.ts", "analysis/format.ts"]);
});

test("no file is past 300 lines", async () => {
	const sources = await readSources("analysis/**/*.ts", "src/**/*.{ts,astro,css}", "tests/**/*.ts");
	const long = sources.filter(({ text }) => text.split("\n").length > 301).map(({ file }) => file);
	assert.deepEqual(long, []);
});
