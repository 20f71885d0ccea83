import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
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

test("a refused row is listed once, by the first reason that costs it; refused values of kept rows are listed each", async () => {
	const bank = await bankOf([
		{
			role: "transactions",
			text: "id,day,paid,kind\n1,never,x,Z\n1,2024-01-01,,A\n1,2024-01-01,5,Z\n",
			fields: {
				id: { role: "customer" },
				day: { role: "date" },
				paid: { role: "amount" },
				kind: { role: "type", categories: ["A"] },
			},
		},
	]);
	assert.deepEqual(await bank.rejected(), [
		"transactions.csv | 2 | day | never | is not a date written YYYY-MM-DD | row",
		"transactions.csv | 3 | paid |  | is missing | row",
		"transactions.csv | 4 | kind | Z | is not one of the categories | value",
	]);
	assert.deepEqual(
		bank.accounts.rejections.map(({ column, reason, cost, count }) => [column, reason, cost, count]),
		[
			["day", "is not a date written YYYY-MM-DD", "row", 1],
			["paid", "is missing", "row", 1],
			["kind", "is not one of the categories", "value", 1],
		],
	);
});

test("a line that cannot be split is listed as it stands, with the reason", async () => {
	const { rejected, accounts } = await bankOf([
		{ fields, text: 'id,age,balance\n1,2\n\n2,3,4,5\n3,"4"x,5\n"6,7,8\n9,1,2\n' },
	]);
	assert.deepEqual(await rejected(), [
		"customers.csv | 2 |  | 1,2 | has fewer columns than the header | row",
		"customers.csv | 4 |  | 2,3,4,5 | has more columns than the header | row",
		'customers.csv | 5 |  | 3,"4"x,5 | has a quote that is not closed, or text behind a closing quote | row',
		'customers.csv | 6 |  | "6,7,8\n9,1,2 | has a quote that is not closed, or text behind a closing quote | row',
	]);
	assert.deepEqual(
		accounts.files.map(({ rowsRead, rowsKept }) => [rowsRead, rowsKept]),
		[[4, 0]],
	);
});

test("a line in another encoding than the file is refused", async () => {
	const { rejected } = await bankOf([
		{
			fields: { id: { role: "customer" }, city: { role: "city" } },
			files: { "a.csv": Buffer.from("id,city\n1,Tromsø\n2,Oslo\n", "latin1") },
		},
	]);
	assert.deepEqual(
		(await rejected()).map((line) => line.split(" | ").filter((_, i) => i !== 3)),
		[["a.csv", "2", "", "is not text in the encoding of the file", "row"]],
	);
});

test("lines are counted behind skipped lines, comments and line breaks, in any encoding and with any escape", async () => {
	const lineOf = async (text: string | Uint8Array, resource: object) => {
		const { rejected } = await bankOf([{ fields, files: { "a.csv": text }, resource }]);
		return (await rejected()).map((line) => line.split(" | ")[1]);
	};
	const rows = '1,"x\n",3\n# "\n\n2,3\n,3,4\n';
	const dialect = { commentChar: "#" };
	assert.deepEqual(
		await lineOf(`it"s Monday\n\nid,age,balance\n${rows}`, { dialect: { ...dialect, headerRows: [3] } }),
		["4", "8", "9"],
	);
	assert.deepEqual(await lineOf(`# \n\nid,age,balance\n${rows}`, { dialect }), ["4", "8", "9"]);
	assert.deepEqual(await lineOf(`id,age,balance\n${rows}`.replaceAll("\n", "\r\n"), { dialect }), ["2", "6", "7"]);
	assert.deepEqual(await lineOf(`\uFEFF"id\n","age",balance\n${rows}`.replace("id\n", "id"), { dialect }), [
		"2",
		"6",
		"7",
	]);
	assert.deepEqual(await lineOf(Buffer.from(`id,age,balance\n${rows}`, "utf16le"), { dialect, encoding: "utf-16" }), [
		"2",
		"6",
		"7",
	]);
	assert.deepEqual(await lineOf(rows, { dialect: { ...dialect, header: false } }), ["1", "5", "6"]);
	assert.deepEqual(await lineOf('id,age,balance\n1,"\\"\n\\"",3\n2,3\n', { dialect: { escapeChar: "\\" } }), [
		"2",
		"4",
	]);
});

test("a file that loses more rows than allowed stops the build, with the first ten", async () => {
	const dirty = Array.from({ length: 12 }, (_, i) => (i === 2 ? "x\n" : `,${i},\n`)).join("");
	const clean = Array.from({ length: 28 }, (_, i) => `${i},1,1\n`).join("");
	const text = `id,age,balance\n${dirty}${clean}`;
	const read = (maxRejected: number) => bankOf([{ fields, text }], { report: { maxRejected } });
	const missing = (line: number) => `\n  line ${line}: id: is missing`;
	await assert.rejects(read(0.29), (error: Error) => {
		assert.equal(
			error.message.replace(/\(rejected rows: .*\/private\/rejected-rows\.csv\)/, "(rejected rows: …)"),
			"customers.csv: 12 of 40 rows (30.0%) are rejected, more than report.maxRejected allows (29.0%; default 5.0%); " +
				"mend the file or its descriptor, or raise report.maxRejected (rejected rows: …)" +
				`${missing(2)}${missing(3)}\n  line 4: "x" has fewer columns than the header${[5, 6, 7, 8, 9, 10, 11].map(missing).join("")}`,
		);
		return true;
	});
	const { accounts } = await read(0.3);
	assert.deepEqual(
		accounts.files.map(({ rowsRead, rowsRejected }) => [rowsRead, rowsRejected]),
		[[40, 12]],
	);
});

test("each file is known by its size and its SHA-256", async () => {
	const { accounts } = await bankOf([{ text: "age\n30\n", fields: { age: { role: "age" } } }]);
	// printf 'age\n30\n' | sha256sum
	assert.deepEqual(
		accounts.files.map(({ bytes, sha256 }) => [bytes, sha256]),
		[[7, "36ff33ed1728697cb395c76435b26d5bf8aeb686a57f612ba7ead18f766c5727"]],
	);
});

test("private files name customers by their ids", async () => {
	const bank = await bankOf([{ fields, text: "id,age,balance\nb,1,2\na,3,4\n" }]);
	await bank.writePrivate("ages", "select customer, age from customers");
	const written = await readFile(join(bank.privateFolder, "ages.csv"), "utf8");
	assert.equal(written, "customer,age\na,3.0\nb,1.0\n");
});
