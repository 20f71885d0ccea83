import assert from "node:assert/strict";
import { test } from "node:test";
import { breslowDay } from "../../analysis/statistics/breslow-day.ts";
import { admissions } from "./admissions.ts";
import { assertClose } from "./assert-close.ts";
import { swapGroups, tableOf } from "./counts.ts";

test("breslowDay is statsmodels'", () => {
	// statsmodels 0.13.5: StratifiedTable(tables).test_equal_odds(adjust=True), of all and without the first
	assertClose(breslowDay(admissions).statistic, 18.82550125205323, 1e-9);
	const { statistic, df, p } = breslowDay(admissions.slice(1));
	assertClose(statistic, 2.558206844138133, 1e-9);
	assert.equal(df, 4);
	assertClose(p, 0.6342441573970209, 1e-9);
});

test("breslowDay does not lose digits where odds ratios are far from 1", () => {
	// statsmodels 0.13.5: StratifiedTable([[[90, 10], [2, 300]], [[300, 7], [5, 60]]]).test_equal_odds(adjust=True)
	const strata = [tableOf([90, 100, 2, 302]), tableOf([300, 307, 5, 65])];
	for (const tables of [strata, strata.map(swapGroups)])
		assertClose(breslowDay(tables).statistic, 0.9940099086530771, 1e-9);
});

test("breslowDay finds strata of the same odds ratio alike", () => {
	const { statistic, p } = breslowDay([tableOf([10, 30, 10, 60]), tableOf([100, 300, 100, 600])]);
	assert.ok(statistic < 1e-9 && p > 0.9999);
});

test("breslowDay has nothing to test in fewer than two strata, or where the odds ratio is 0 or infinite", () => {
	assert.deepEqual(breslowDay([]), { statistic: 0, df: 0, p: 1 });
	assert.deepEqual(breslowDay(admissions.slice(5)), { statistic: 0, df: 0, p: 1 });
	const infinite = [tableOf([3, 20, 0, 30]), tableOf([2, 15, 0, 40])];
	assert.deepEqual(breslowDay(infinite), { statistic: 0, df: 1, p: 1 });
	assert.deepEqual(breslowDay(infinite.map(swapGroups)), { statistic: 0, df: 1, p: 1 });
});
