import assert from "node:assert/strict";
import { test } from "node:test";
import { mantelHaenszel } from "../../analysis/statistics/mantel-haenszel.ts";
import { oddsRatio } from "../../analysis/statistics/odds-ratio.ts";
import { admissions } from "./admissions.ts";
import { assertClose } from "./assert-close.ts";
import { swapGroups, tableOf } from "./counts.ts";

test("mantelHaenszel is R's and statsmodels', where the strata hide what all together show", () => {
	// R 4.2.2: mantelhaen.test(UCBAdmissions, correct = FALSE); statsmodels 0.13.5: StratifiedTable(tables), the same
	const { p, oddsRatio, homogeneity } = mantelHaenszel(admissions);
	assertClose(p, 0.21692369705551817, 1e-11);
	assertClose(oddsRatio.estimate, 0.90469682825862308, 1e-11);
	assertClose(oddsRatio.low, 0.77190736175935049, 1e-11);
	assertClose(oddsRatio.high, 1.0603297644366556, 1e-11);
	// statsmodels 0.13.5: StratifiedTable(tables).test_equal_odds(adjust=True)
	assertClose(homogeneity.statistic, 18.82550125205323, 1e-9);
	assert.equal(homogeneity.df, 5);
	assertClose(homogeneity.p, 0.0020714013978808676, 1e-9);
});

test("mantelHaenszel of one stratum is its odds ratio, Woolf's interval included, zero cells or not", () => {
	for (const counts of [
		[56, 70, 48, 80],
		[5, 56, 0, 29],
	] as const) {
		const [common, own] = [mantelHaenszel([tableOf(counts)]).oddsRatio, oddsRatio(tableOf(counts))];
		assertClose(common.estimate, own.estimate, 1e-11);
		assertClose(common.low, own.low, 1e-11);
		assertClose(common.high, own.high, 1e-11);
	}
});

test("mantelHaenszel adds 0.5 to the cells of all strata only where the odds ratio would be 0 or infinite", () => {
	const sparse = [tableOf([3, 20, 0, 30]), tableOf([2, 15, 0, 40])];
	// R 4.2.2: mantelhaen.test(array(c(3, 17, 0, 30, 2, 13, 0, 40) + 0.5, c(2, 2, 2)), correct = FALSE)
	const { estimate, low, high } = mantelHaenszel(sparse).oddsRatio;
	assertClose(estimate, 13.35657546337158, 1e-10);
	assertClose(low, 1.51147762900041, 1e-10);
	assertClose(high, 118.02894378709425, 1e-10);
	// R 4.2.2: mantelhaen.test(array(c(3, 17, 0, 30, 2, 13, 1, 39), c(2, 2, 2)), correct = FALSE)
	assertClose(
		mantelHaenszel([sparse[0] ?? assert.fail(), tableOf([2, 15, 1, 40])]).oddsRatio.estimate,
		13.61538461538462,
		1e-10,
	);
});

test("mantelHaenszel leaves out strata without both groups or both outcomes, but for the risk difference's outcomes", () => {
	const oneGroup = [tableOf([3, 9, 0, 0]), tableOf([0, 0, 4, 5]), tableOf([0, 0, 0, 0])];
	assert.deepEqual(mantelHaenszel([...admissions, ...oneGroup]), mantelHaenszel(admissions));
	const nobodySucceeds = mantelHaenszel([...admissions, tableOf([0, 900, 0, 700])]);
	const without = mantelHaenszel(admissions);
	assert.deepEqual({ ...nobodySucceeds, riskDifference: without.riskDifference }, without);
	assert.ok(Math.abs(nobodySucceeds.riskDifference.estimate) < Math.abs(without.riskDifference.estimate));
});

test("mantelHaenszel without a stratum to go by says that nothing is known", () => {
	const unknown = {
		p: 1,
		oddsRatio: { estimate: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY },
		riskDifference: { estimate: Number.NaN, low: -1, high: 1 },
		homogeneity: { statistic: 0, df: 0, p: 1 },
	};
	assert.deepEqual(mantelHaenszel([]), unknown);
	assert.deepEqual(mantelHaenszel([tableOf([3, 9, 0, 0])]), unknown);
});

test("mantelHaenszel turns around with the groups", () => {
	const [there, back] = [mantelHaenszel(admissions), mantelHaenszel(admissions.map(swapGroups))];
	assertClose(back.p, there.p, 1e-9);
	assertClose(back.oddsRatio.low, 1 / there.oddsRatio.high, 1e-9);
	assertClose(back.riskDifference.low, -there.riskDifference.high, 1e-9);
	assertClose(back.homogeneity.statistic, there.homogeneity.statistic, 1e-9);
});
