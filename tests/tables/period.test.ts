import assert from "node:assert/strict";
import { test } from "node:test";
import type { Settings } from "../../analysis/report.ts";
import { countWeekdays } from "../../analysis/sections/transactions/time-pattern.ts";
import { periodOfDays, periodOfMonths } from "../../analysis/tables/period.ts";

const settings = { asOf: "2025-06-30", currency: "USD", locale: "en-US" } as Settings;
const july = 2024 * 12 + 7;

function partialsOf(first: string, last: string, asOf = "2025-06-30"): [string, boolean][] {
	const at = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
	const { months } = periodOfDays({ low: at(first), high: at(last), first, last }, { ...settings, asOf });
	return months.map(({ name, partial }) => [name, partial]);
}

test("a month is whole when it begins by its third day and ends no sooner than two days before its last", () => {
	assert.deepEqual(partialsOf("2025-04-03", "2025-06-28"), [
		["Apr 2025", false],
		["May 2025", false],
		["Jun 2025", false],
	]);
	assert.deepEqual(partialsOf("2025-04-04", "2025-06-27"), [
		["Apr 2025", true],
		["May 2025", false],
		["Jun 2025", true],
	]);
});

test("the month of the day that the data speak of is no more whole than that day lets it be", () => {
	assert.deepEqual(partialsOf("2025-05-01", "2025-06-30", "2025-06-10").at(-1), ["Jun 2025", true]);
});

test("a partial month counts as the part of its days that the data span", () => {
	const ends = { low: july, high: july + 1, first: "2024-07-17", last: "2024-08-31" };
	// 15 of 31 days of July, and all of August.
	assert.equal(periodOfDays(ends, settings).length, 15 / 31 + 1);
	const within = { low: july, high: july, first: "2024-07-11", last: "2024-07-20" };
	assert.equal(periodOfDays(within, settings).length, 10 / 31);
});

test("months stand in the order of the calendar, those without a year by their names", () => {
	assert.deepEqual(
		periodOfMonths({ low: 5, high: 7 }, settings).months.map(({ name, partial }) => [name, partial]),
		[
			["May", false],
			["June", false],
			["July", false],
		],
	);
	assert.deepEqual(
		periodOfMonths({ low: july + 10, high: july + 11 }, { ...settings, asOf: "2025-06-15" }).months.map(
			({ name, partial }) => [name, partial],
		),
		[
			["May 2025", false],
			["Jun 2025", true],
		],
	);
});

test("days of the week are counted between two days, both of them too", () => {
	// 30 June 2025 is a Monday.
	assert.deepEqual(countWeekdays("2025-06-30", "2025-07-07"), [2, 1, 1, 1, 1, 1, 1]);
	assert.deepEqual(countWeekdays("2025-07-02", "2025-07-03"), [0, 0, 1, 1, 0, 0, 0]);
});
