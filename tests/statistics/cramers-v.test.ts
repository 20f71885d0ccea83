import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cramersV } from "../../analysis/statistics/cramers-v.ts";
import { assertClose } from "./assert-close.ts";

test("cramersV is Bergsma's formula in R", () => {
	// R 4.2.2: n <- sum(m); r <- nrow(m); c <- ncol(m); x <- chisq.test(m, correct = FALSE)$statistic
	// sqrt(max(0, x / n - (r - 1) * (c - 1) / (n - 1)) / min(r - (r - 1)^2 / (n - 1) - 1, c - (c - 1)^2 / (n - 1) - 1))
	const parties = [
		[762, 327, 468],
		[484, 239, 477],
	];
	assertClose(cramersV(parties), 0.10091998278440886, 1e-11);
	const few = [
		[20, 3, 9],
		[5, 18, 11],
	];
	assertClose(cramersV(few), 0.5239697884611888, 1e-11);
	assertClose(cramersV(few.map((row) => [...row, 0])), 0.5239697884611888, 1e-11);
});

test("cramersV is 0 where there is no more than chance would show", () => {
	assert.equal(
		cramersV([
			[10, 12],
			[11, 10],
		]),
		0,
	);
});

test("cramersV is 1 where one gives the other", () => {
	assertClose(
		cramersV([
			[50, 0],
			[0, 30],
		]),
		1,
	);
});

test("cramersV is 0 where there is nothing to compare or too few to say", () => {
	for (const table of [
		[],
		[[3, 4]],
		[
			[0, 3],
			[0, 9],
		],
		[
			[1, 0],
			[0, 1],
		],
	])
		assert.equal(cramersV(table), 0);
});

test("cramersV lies from 0 to 1, rows and columns exchanged", () => {
	const row = fc.array(fc.nat(40), { minLength: 3, maxLength: 3 });
	fc.assert(
		fc.property(fc.array(row, { minLength: 2, maxLength: 4 }), (table) => {
			const v = cramersV(table);
			assert.ok(v >= 0 && v <= 1);
			assertClose(cramersV([0, 1, 2].map((j) => table.map((counts) => counts[j] as number))), v, 1e-6);
		}),
	);
});
