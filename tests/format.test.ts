import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
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
	assert.equal(english.cell(true, "text"), "Yes");
	assert.equal(english.cell(false, "text"), "No");
	assert.equal(english.cell(0.012, "points"), "+1.2 points");
	assert.equal(english.cell(-0.0345, "points"), "−3.5 points");
	assert.equal(english.cell(0.0123, "probability"), "0.012");
});

test("a number is written as its cell is, whether it was rounded for publishing already or not", () => {
	assert.equal(english.cell(83.4999, "money"), "$84");
	assert.equal(english.cell(0.12349996, "share"), "12.4%");
	const formats = ["count", "share", "points", "money", "cents", "decimal", "ratio", "index", "probability"] as const;
	fc.assert(
		fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(...formats), (value, format) => {
			const published = Number(roundCell(value, format));
			assert.equal(english.cell(value, format), english.cell(published, format));
			assert.equal(english.short(value, format), english.short(published, format));
			assert.equal(english.bare(value, format), english.bare(published, format));
		}),
	);
});

test("a difference between shares has a sign, unless it rounds to zero, and its unit unless a heading says it", () => {
	assert.equal(english.cell(0.0004, "points"), "0.0 points");
	assert.equal(english.cell(-0.0004, "points"), "0.0 points");
	assert.equal(english.bare(0.012, "points"), "+1.2");
	assert.equal(english.short(0.02, "points"), "+2 pts");
	assert.equal(english.short(-0.005, "points"), "−0.5 pts");
	assert.equal(english.bare(0.012, "share"), "1.2%");
	assert.equal(formatsFor({ locale: "de-DE", currency: "EUR" }).cell(0.012, "points"), "+1,2 points");
});

test("an index is 100 where it is as everyone's, without decimals", () => {
	assert.equal(english.cell(1.25, "index"), "125");
	assert.equal(english.cell(1, "index"), "100");
	assert.equal(english.short(0.684, "index"), "68");
	assert.equal(english.bare(12.3456, "index"), "1,235");
	assert.equal(roundCell(1.23456789, "index"), 1.234568);
});

test("a probability under a thousandth is written as below it", () => {
	assert.equal(english.cell(0.001, "probability"), "0.001");
	assert.equal(english.cell(0.00099, "probability"), "<0.001");
	assert.equal(english.cell(0, "probability"), "<0.001");
	assert.equal(english.cell(1, "probability"), "1.000");
	assert.equal(formatsFor({ locale: "de-DE", currency: "EUR" }).cell(0, "probability"), "<0,001");
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
	assert.equal(roundCell(0.1 + 0.2 - 0.3, "points"), 0);
	assert.equal(roundCell(0.0123456789, "probability"), 0.012346);
	assert.equal(roundCell("text", "text"), "text");
});
