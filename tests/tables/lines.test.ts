import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { findLines, nextPlace, type Place, type Writing } from "../../analysis/tables/lines.ts";

const folder = await mkdtemp(join(tmpdir(), "bankbook-lines-"));
after(() => rm(folder, { recursive: true }));

const plain: Writing = {
	encoding: "utf-8",
	delimiter: ",",
	quote: '"',
	escapeChar: '"',
	comment: "",
	skip: 0,
	header: true,
	singleColumn: false,
};

/** The line at which each row of data starts, walked letter by letter. */
function linesOfRows(text: string, writing: Writing): number[] {
	const lines: number[] = [];
	let place: Place = "start";
	let line = 1;
	let row = { line, isBlank: true, isComment: false };
	const end = () => {
		const isRow = !row.isBlank || (writing.singleColumn && !row.isComment);
		if (isRow && row.line > writing.skip) lines.push(row.line);
	};
	for (const char of text.replaceAll(/\r\n?/g, "\n")) {
		if (char === "\n") {
			line += 1;
			if (place === "escaped") place = "quoted";
			if (place === "quoted") continue;
			end();
			row = { line, isBlank: true, isComment: false };
			place = "start";
		} else if (line > writing.skip) {
			place = nextPlace(place, char, writing);
			if (place === "comment") row.isComment = true;
			else row.isBlank = false;
		}
	}
	if (!row.isBlank) end();
	return lines.slice(writing.header ? 1 : 0);
}

async function findAll(text: string, writing: Writing, rows: number): Promise<number[]> {
	const file = join(folder, "a.csv");
	await writeFile(file, text);
	const { offsets } = await findLines(file, writing, new Set());
	return Array.from(
		{ length: rows },
		(_, i) => i + 1 + (offsets.findLast(({ row }) => row <= i + 1)?.offset ?? Number.NaN),
	);
}

const written = fc.constantFrom("a", "ab,c", ",", " ", "é", "😀", '"', '"a,\nb"', "\\", "#", "\n", "\n", "\r", "\r\n");
const writing = fc.record({
	comment: fc.constantFrom("", "#"),
	quote: fc.constantFrom('"', ""),
	escapeChar: fc.constantFrom('"', "\\"),
	skip: fc.constantFrom(0, 2),
	header: fc.boolean(),
	singleColumn: fc.boolean(),
});

/** Bytes of a file that arrive together. */
const atOnce = 65_536;

test("each row is found at the line where it starts, whatever ends lines and wherever the file is read in two", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(written, { maxLength: 40 }),
			writing,
			fc.option(fc.nat(40)),
			async (parts, options, before) => {
				const text = `${before === null ? "" : `${"x".repeat(atOnce - before)}\n`}${parts.join("")}`;
				const all = { ...plain, ...options };
				const expected = linesOfRows(text, all);
				assert.deepEqual(await findAll(text, all, expected.length), expected);
			},
		),
		{ numRuns: 400 },
	);
});

test("a refused record is found at its line and is no row", async () => {
	const file = join(folder, "b.csv");
	await writeFile(file, 'id,age\n1,30\n2,40,5\n"3\n",50\n4,60,7\n5,70\n');
	const { offsets, refused } = await findLines(file, plain, new Set([3, 5]));
	assert.deepEqual(
		[...refused],
		[
			[3, 3],
			[5, 6],
		],
	);
	assert.deepEqual(offsets, [
		{ row: 1, offset: 1 },
		{ row: 2, offset: 2 },
		{ row: 3, offset: 4 },
	]);
});
