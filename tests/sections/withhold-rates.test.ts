import assert from "node:assert/strict";
import { test } from "node:test";
import { withholdRates } from "../../analysis/sections/withhold-rates.ts";

const rated = (...rows: [customers: number, some: number, notAll: number][]) =>
	rows.map(([customers, some, notAll]) => ({ customers, some, notAll }));

test("rates of enough customers on both sides are shown", () => {
	assert.deepEqual([...withholdRates(rated([100, 20, 90], [50, 10, 50]), 10)], []);
});

test("a rate to which few added, and one of which few did not give all, are withheld with another", () => {
	assert.deepEqual([...withholdRates(rated([100, 3, 100], [90, 40, 90], [200, 80, 200]), 10)].sort(), [0, 1]);
	assert.deepEqual([...withholdRates(rated([100, 100, 4], [90, 40, 90], [200, 80, 200]), 10)].sort(), [0, 1]);
});

test("a rate of nothing at all by many customers is shown, and one of few customers is not", () => {
	assert.deepEqual([...withholdRates(rated([100, 0, 100], [90, 40, 90]), 10)], []);
	assert.deepEqual([...withholdRates(rated([6, 0, 6], [90, 40, 90], [80, 30, 80]), 10)].sort(), [0, 2]);
});
