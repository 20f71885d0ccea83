import assert from "node:assert/strict";
import { test } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { invertSignedLog, signedLog, signedLogSql } from "../../analysis/statistics/signed-log.ts";
import { assertClose } from "./assert-close.ts";

test("signedLog is zero at zero and the same distance away on both sides", () => {
	assert.equal(signedLog(0, 100), 0);
	assertClose(signedLog(100, 100), Math.LN2);
	assertClose(signedLog(-100, 100), -Math.LN2);
});

test("invertSignedLog gives back what signedLog was made from", () => {
	const money = fc.integer({ min: -1e14, max: 1e14 }).map((cents) => cents / 100);
	fc.assert(
		fc.property(money, fc.constantFrom(0.01, 1, 100, 2500), (x, constant) => {
			assertClose(invertSignedLog(signedLog(x, constant), constant), x, 1e-9);
		}),
	);
});

test("signedLogSql is signedLog in the engine, and null stays null", async () => {
	const connection = await (await DuckDBInstance.create()).connect();
	for (const constant of [0.5, 100, 1e-7]) {
		const sql = signedLogSql('"the balance"', constant);
		const reader = await connection.runAndReadAll(
			`SELECT ${sql} FROM (VALUES (-1234.56), (0.00), (98.70), (NULL)) AS t("the balance")`,
		);
		const [debt, zero, credit, missing] = reader.getColumns()[0] ?? [];
		assertClose(Number(debt), signedLog(-1234.56, constant));
		assert.equal(zero, 0);
		assertClose(Number(credit), signedLog(98.7, constant));
		assert.equal(missing, null);
	}
	connection.closeSync();
});
