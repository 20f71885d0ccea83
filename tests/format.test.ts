import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsFor, roundCell } from "../analysis/format.ts";

const english = formatsFor({ locale: "en-US", currency: "USD" });

test("each format has its own look", () => {
	assert.equal(english.cell(12345.678, "count"), "12,346");
	assert.equal(english.cell(0.12345, "share"), "12.3%");
	assert.equal(english.cell(12345.678, "money"), "$12,346");
	assert.equal(english.cell(12345.678, "cents"), "$12,345.68");
	assert.equal(english.cell(38.25, "decimal"), "38.3");
	assert.equal(english.cell(35, "decimal"), "35");
	assert.equal(english.cell(0.73352, "ratio"), "0.734");
	assert.equal(english.cell(2024, "integer"), "2024");
	assert.equal(english.cell("2025-06-30", "date"), "June 30, 2025");
	assert.equal(english.cell(null, "money"), "–");
});

test("a minus is a minus sign, and what rounds to zero has none", () => {
	assert.equal(english.cell(-1234.6, "money"), "−$1,235");
	assert.equal(english.cell(-0.0001, "share"), "0.0%");
	assert.equal(formatsFor({ locale: "sv-SE", currency: "SEK" }).cell(-0.0001, "share"), "0,0\u00a0%");
});

test("a negative number is negative in every locale, whatever its digits", () => {
	for (const locale of ["bn-BD", "ar-EG", "fa-IR", "mr-IN", "my-MM", "de-DE", "en-IN"]) {
		const { cell } = formatsFor({ locale, currency: "USD" });
		assert.notEqual(cell(-1235, "count"), cell(1235, "count"), locale);
	}
});

test("cents are the currency's own", () => {
	assert.equal(formatsFor({ locale: "en-US", currency: "JPY" }).cell(1234.5, "cents"), "¥1,235");
});

test("a published number keeps more decimals than it shows, and no negative zero", () => {
	assert.equal(roundCell(0.1 + 0.2, "share"), 0.3);
	assert.ok(Object.is(roundCell(-0.0000001, "share"), 0));
	assert.equal(roundCell("text", "text"), "text");
});
