import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { ratioSumsSql, readRatioSums } from "../../analysis/sections/ratio-sums.ts";
import { meanSums } from "../../analysis/statistics/ratio-interval.ts";
import { sumsOf } from "../statistics/ratio-sums-of.ts";

const engine = await openDuckDb();
after(() => engine.close());

const rows = [
	[3, 2],
	[0.5, 1],
	[-7, 4],
	[0, 3],
] as const;
const customers = `(values ${rows.map((row) => `(${row.join(", ")})`).join(", ")}) as customers(spent, payments)`;

test("ratioSumsSql adds up what readRatioSums reads", async () => {
	const [row = assert.fail()] = await engine.rows(
		`select ${ratioSumsSql({ y: "spent", x: "payments" })} from ${customers}`,
	);
	assert.deepEqual(Object.keys(row), ["n", "sy", "sx", "syy", "sxy", "sxx", "syyy", "syyx", "syxx", "sxxx"]);
	assert.deepEqual(readRatioSums(row), sumsOf(rows));
});

test("ratioSumsSql with x of 1 adds up a mean's sums, beside others behind a prefix", async () => {
	const means = ratioSumsSql({ y: "spent + 1", x: "1" }, { prefix: "mean_" });
	const [row = assert.fail()] = await engine.rows(
		`select ${ratioSumsSql({ y: "payments", x: "spent" })}, ${means} from ${customers}`,
	);
	const expected = sumsOf(rows.map(([spent]) => [spent + 1, 1]));
	assert.deepEqual(readRatioSums(row, { prefix: "mean_" }), meanSums(expected));
	assert.deepEqual(readRatioSums(row), sumsOf(rows.map(([spent, payments]) => [payments, spent])));
});

test("ratioSumsSql takes counts and decimals whose products would overflow their own types", async () => {
	const [row = assert.fail()] = await engine.rows(
		`select ${ratioSumsSql({ y: "y", x: "x" })} from (select 12345678.5::decimal(18, 2) as y, 4e9::bigint as x)`,
	);
	assert.deepEqual(readRatioSums(row), sumsOf([[12345678.5, 4e9]]));
});

test("readRatioSums of no customers is 0 throughout", async () => {
	const [row = assert.fail()] = await engine.rows(
		`select ${ratioSumsSql({ y: "spent", x: "1" })} from ${customers} where spent > 99`,
	);
	assert.deepEqual(readRatioSums(row), sumsOf([]));
});
