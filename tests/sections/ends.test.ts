import assert from "node:assert/strict";
import { test } from "node:test";
import { areApart, findEnds, findRowEnds, rangeClaim, rangeWords, thenAndNow } from "../../analysis/sections/ends.ts";

const row = (segment: string, mean: number | null, half = 1) => ({
	segment,
	mean,
	mean_low: mean === null ? null : mean - half,
	mean_high: mean === null ? null : mean + half,
});
const at = { value: "mean", group: "segment" };
const options = { ...at, noun: "segment", write: (value: unknown) => Number(value).toFixed(1) };

test("ends are the least and the greatest, and none of fewer than two", () => {
	assert.deepEqual(
		findEnds([3, 1, 2], (one) => one),
		{ lowest: 1, highest: 3 },
	);
	assert.equal(
		findEnds([3], (one) => one),
		undefined,
	);
	assert.deepEqual(
		findEnds(["a", "b"], () => 0),
		{ lowest: "a", highest: "b" },
	);
});

test("what is withheld, unknown or put together of several is no end of a range", () => {
	const rows = [row("Unknown", 0), row("A", null), row("B", 2), row("C", 5), row("Other", 9)];
	const ends = findRowEnds(rows, at);
	assert.deepEqual([ends?.lowest.segment, ends?.highest.segment], ["B", "C"]);
});

test("ends are apart where their intervals do not meet", () => {
	const ends = (half: number) => ({ lowest: row("B", 2, half), highest: row("C", 5, half) });
	assert.equal(areApart(ends(1), "mean"), true);
	assert.equal(areApart(ends(1.5), "mean"), false);
});

test("a range names both ends, and only the number where they read alike", () => {
	assert.equal(rangeWords({ lowest: row("B", 2), highest: row("C", 5) }, options), "from 2.0 (B) to 5.0 (C)");
	assert.equal(rangeWords({ lowest: row("B", 2), highest: row("C", 2.04) }, options), "2.0 in every segment shown");
});

test("a claim of a range says that it is of what can be shown, where some is withheld", () => {
	const ends = { lowest: row("B", 2), highest: row("C", 5) };
	const claim = (rows: ReturnType<typeof row>[], of = ends) => rangeClaim("The mean", of, { ...options, rows });
	assert.equal(claim([row("B", 2), row("C", 5)]), "The mean runs from 2.0 (B) to 5.0 (C)");
	const some = [row("A", null), row("B", 2), row("C", 5)];
	assert.equal(claim(some), "The mean runs from 2.0 (B) to 5.0 (C), as far as can be shown");
	assert.equal(claim(some, { ...ends, highest: row("C", 2) }), "The mean is 2.0 in every segment shown");
});

test("numbers that hardly move between two times are told to have stayed", () => {
	const inMonth = (when: string, lowest: number, highest: number) => {
		const ends = { lowest: row("A", lowest), highest: row("B", highest) };
		return { when, ends, range: rangeWords(ends, options) };
	};
	const says = (...times: [ReturnType<typeof inMonth>, ReturnType<typeof inMonth>]) =>
		thenAndNow("Logins", times, options);
	assert.equal(
		says(inMonth("May", 1, 5), inMonth("June", 1, 5)),
		"Logins ran from 1.0 (A) to 5.0 (B) in May and from 1.0 (A) to 5.0 (B) in June",
	);
	assert.equal(
		says(inMonth("May", 34.9, 35), inMonth("June", 35, 35)),
		"Logins stayed at 34.9 to 35.0 in every segment shown, in June as in May",
	);
	assert.equal(
		says(inMonth("May", 2, 2), inMonth("June", 2, 2)),
		"Logins stayed at 2.0 in every segment shown, in June as in May",
	);
	assert.equal(
		says(inMonth("May", 2, 2), inMonth("June", 3, 3)),
		"Logins: 2.0 in every segment shown in May, 3.0 in every segment shown in June",
	);
});
