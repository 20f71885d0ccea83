import assert from "node:assert/strict";
import { test } from "node:test";
import { fixDates } from "../../src/print/fix-dates.ts";

test("fixDates sets both dates to midnight of the as-of date, and leaves every other byte as it was", () => {
	const pdf = (date: string) =>
		Buffer.from(`\x80\xff /CreationDate (D:${date})\n/ModDate (D:${date})>> 20261121`, "latin1");
	assert.deepEqual(fixDates(pdf("20261121035607+00'00'"), "2025-06-30"), pdf("20250630000000+00'00'"));
	assert.deepEqual(fixDates(pdf("20261121035607-05'30'"), "2025-06-30"), pdf("20250630000000+00'00'"));
});
