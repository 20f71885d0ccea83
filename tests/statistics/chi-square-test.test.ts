import assert from "node:assert/strict";
import { test } from "node:test";
import { chiSquareTest } from "../../analysis/statistics/chi-square-test.ts";
import { assertClose } from "./assert-close.ts";

const parties = [
	[762, 327, 468],
	[484, 239, 477],
];

test("chiSquareTest is R's", () => {
	// R 4.2.2: chisq.test(rbind(c(762, 327, 468), c(484, 239, 477)), correct = FALSE), the example of its help (Agresti, 2007)
	const { statistic, df, p } = chiSquareTest(parties);
	assertClose(statistic, 30.070149095754672);
	assert.equal(df, 2);
	assertClose(p, 2.9535891832117569e-7, 1e-11);
});

test("chiSquareTest has no continuity correction", () => {
	// R 4.2.2: chisq.test(matrix(c(300, 700, 5, 35), 2), correct = FALSE)$p.value
	const { p } = chiSquareTest([
		[300, 5],
		[700, 35],
	]);
	assertClose(p, 0.017129466777755092, 1e-11);
});

test("chiSquareTest leaves out rows and columns of zeros", () => {
	const padded = [[0, 0, 0, 0], ...parties.map(([a = 0, b = 0, c = 0]) => [a, 0, b, c])];
	assert.deepEqual(chiSquareTest(padded), chiSquareTest(parties));
});

test("chiSquareTest of fewer than two rows or columns has nothing to test", () => {
	for (const table of [
		[],
		[[3, 4]],
		[[3], [4]],
		[
			[3, 0],
			[4, 0],
		],
		[
			[0, 0],
			[0, 0],
		],
	]) {
		assert.deepEqual(chiSquareTest(table), { statistic: 0, df: 0, p: 1 });
	}
});
