import assert from "node:assert/strict";
import { test } from "node:test";
import { steadyPdf } from "../../src/print/steady-pdf.ts";

test("steadyPdf sets both dates to midnight of the as-of date, and leaves every other byte as it was", () => {
	const pdf = (date: string) =>
		Buffer.from(`\x80\xff /CreationDate (D:${date})\n/ModDate (D:${date})>> 20261121`, "latin1");
	assert.deepEqual(steadyPdf(pdf("20261121035607+00'00'"), "2025-06-30"), pdf("20250630000000+00'00'"));
	assert.deepEqual(steadyPdf(pdf("20261121035607-05'30'"), "2025-06-30"), pdf("20250630000000+00'00'"));
});

test("steadyPdf numbers the ids of table heads in their order, each the same wherever it stands", () => {
	const pdf = (first: string, second: string) =>
		Buffer.from(`/ID (node${first})>>\n/ID (node${second})>>\n/Headers [(node${second}) (node${first})]`, "latin1");
	assert.deepEqual(steadyPdf(pdf("00003660", "00003671"), "2025-06-30"), pdf("00000001", "00000002"));
});
