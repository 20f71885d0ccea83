import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf } from "./bank-of.ts";

/** The engine hands parts of 8 MB to its threads; the file has three. */
const rows = 120_000;
const filler = "-".repeat(200);

/** Row 0, 1000, 2000 and on: each part of the file has some. */
const isBad = (row: number) => row % 1000 === 0;

test("oneOfSql keeps rows in the order of a long file, so that rejected values are told by their lines", async () => {
	const numbers = Array.from({ length: rows }, (_, row) => row);
	const lines = numbers.map((row) => `${row},${isBad(row) ? "forty" : 40},${filler}\n`);
	const bank = await bankOf(
		[
			{
				fields: { id: { role: "customer" }, age: { role: "age", type: "integer" } },
				schema: { missingValues: ["", "NA", "n/a", "none", "null", "?"] },
				text: `id,age,note\n${lines.join("")}`,
			},
		],
		{ threads: 4 },
	);
	// The header is line 1.
	const expected = numbers.filter(isBad).map((row) => row + 2);
	assert.deepEqual(
		(await bank.rejected()).map((line) => line.split(" | ").slice(1)),
		expected.map((line) => [String(line), "age", "forty", "is not a whole number", "value"]),
	);
});
