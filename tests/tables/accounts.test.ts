import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { bankOf, type Table } from "./bank-of.ts";

const fields: Table["fields"] = { id: { role: "customer" }, age: { role: "age" }, balance: { role: "balance" } };

interface Record {
	/** Where it starts in the file. */
	line: number;
	cells: string[];
	/** Text behind a closing quote. */
	broken: boolean;
}

/** The records of a delimited text with line ends of one kind, letter by letter; a blank line is none. */
function parseRecords(text: string): Record[] {
	const records: Record[] = [];
	let line = 1;
	let place = 0;
	while (place < text.length) {
		const record: Record = { line, cells: [], broken: false };
		const start = place;
		for (;;) {
			let cell = "";
			if (text[place] === '"') {
				place += 1;
				while (text[place] !== '"' || text[place + 1] === '"') {
					if (text[place] === '"') place += 1;
					if (text[place] === "\n") line += 1;
					cell += text[place];
					place += 1;
				}
				place += 1;
				if (place < text.length && text[place] !== "," && text[place] !== "\n") record.broken = true;
			}
			while (place < text.length && text[place] !== "," && text[place] !== "\n") {
				cell += text[place];
				place += 1;
			}
			record.cells.push(cell);
			if (text[place] !== ",") break;
			place += 1;
		}
		if (place > start) records.push(record);
		line += 1;
		place += 1;
	}
	return records;
}

interface Expected {
	files: { rowsRead: number; rowsKept: number; rowsRejected: number }[];
	rejected: string[];
	missing: number[];
	exactDuplicates: number;
}

/** What becomes of customers in files that start with the header id, age, balance. */
function account(files: { [name: string]: string }): Expected {
	const expected: Expected = { files: [], rejected: [], missing: [0, 0, 0], exactDuplicates: 0 };
	const seen = new Map<string, string>();
	const rows = new Set<string>();
	for (const [file, text] of Object.entries(files)) {
		const records = parseRecords(text).slice(1);
		const refused: string[] = [];
		const listed: [number, string][] = [];
		for (const { line, cells, broken } of records) {
			const refuse = (cost: "row" | "value", column: string, value: string, reason: string) => {
				listed.push([line, `${file} | ${line} | ${column} | ${value} | ${reason} | ${cost}`]);
				if (cost === "row") refused.push(reason);
			};
			const whole = broken
				? "has a quote that is not closed, or text behind a closing quote"
				: cells.length < 3
					? "has fewer columns than the header"
					: cells.length > 3
						? "has more columns than the header"
						: undefined;
			if (whole !== undefined) {
				refuse("row", "", "", whole);
				continue;
			}
			const row = JSON.stringify(cells);
			if (rows.has(row)) expected.exactDuplicates += 1;
			rows.add(row);
			const [id = "", age = "", balance = ""] = cells.map((cell) => cell.replaceAll(/^ +| +$/g, ""));
			const first = seen.get(id);
			if (id === "") refuse("row", "id", "", "is missing");
			else if (first === row) refuse("row", "id", id, "is an exact duplicate of an earlier row");
			else if (first !== undefined) refuse("row", "id", id, "is a second row of the same customer");
			else {
				seen.set(id, row);
				const isAge = /^-?\d+$/.test(age);
				if (age !== "" && !isAge) refuse("value", "age", age, "is not a number");
				else if (Number(age) < 0) refuse("value", "age", age, "is below the minimum of 0");
				if (balance !== "" && !/^-?\d+$/.test(balance)) refuse("value", "balance", balance, "is not a number");
				if (!isAge || Number(age) < 0) expected.missing[1] = (expected.missing[1] ?? 0) + 1;
				if (!/^-?\d+$/.test(balance)) expected.missing[2] = (expected.missing[2] ?? 0) + 1;
			}
		}
		expected.files.push({
			rowsRead: records.length,
			rowsKept: records.length - refused.length,
			rowsRejected: refused.length,
		});
		expected.rejected.push(...listed.map(([, line]) => line));
	}
	return expected;
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const cell = fc.oneof(
	{ weight: 6, arbitrary: fc.nat(30).map(String) },
	fc.constantFrom("", '""', " ", " 7 ", "-3", "old", '5" disc', '"7"'),
	fc.constantFrom("a\nb", "\n", '\n"\n', "1,2", 'say "x"', "7\n\n8").map(quote),
);
const record = fc.oneof(
	{ weight: 8, arbitrary: fc.array(cell, { minLength: 3, maxLength: 3 }).map((cells) => cells.join(",")) },
	fc.array(cell, { minLength: 2, maxLength: 2 }).map((cells) => cells.join(",")),
	fc.array(cell, { minLength: 3, maxLength: 5 }).map((cells) => `${cells.join(",")},9`),
	fc.constantFrom("", "", "4,5,6", "4,5,6", "x", '4,"5"5,6', '4,"5\n"5,6'),
);
const file = fc
	.tuple(fc.array(record, { maxLength: 25 }), fc.boolean())
	.map(([records, ends]) => `id,age,balance\n${records.join("\n")}${ends && records.length > 0 ? "\n" : ""}`);

test("every row of every file is kept or rejected, once, at its true line, whatever stands in the files", async () => {
	const property = fc.asyncProperty(file, file, fc.boolean(), async (first, second, zipped) => {
		const written = (text: string) => (zipped ? gzipSync(text) : text);
		const [a, b] = zipped ? ["a.csv.gz", "b.csv.gz"] : ["a.csv", "b.csv"];
		const bank = await bankOf([{ fields, files: { [a]: written(first), [b]: written(second) } }]);
		const expected = account({ [a]: first, [b]: second });
		const { files, missing, exactDuplicates } = bank.accounts;
		assert.deepEqual(
			{
				files: files.map(({ rowsRead, rowsKept, rowsRejected }) => ({ rowsRead, rowsKept, rowsRejected })),
				// A line that cannot be split has no column, and its text is worth no oracle.
				rejected: (await bank.rejected())
					.map((line) => line.replace(/ \| {2}\| [\s\S]* \| has /, " |  |  | has "))
					.sort(),
				missing: missing.map((field) => field.missing),
				exactDuplicates: exactDuplicates[0]?.rows,
			},
			{ ...expected, rejected: expected.rejected.sort() },
		);
	});
	await fc.assert(property, { numRuns: 40 });
});
