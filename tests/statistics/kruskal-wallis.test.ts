import assert from "node:assert/strict";
import { test } from "node:test";
import { kruskalWallis } from "../../analysis/statistics/kruskal-wallis.ts";
import { assertClose } from "./assert-close.ts";

test("kruskalWallis is R's, with ties", () => {
	// R 4.2.2: kruskal.test(Ozone ~ Month, data = airquality), with r <- rank(Ozone) of the days that have it, tapply(r, Month,
	// sum), tapply(r, Month, length), sum(table(Ozone)^3 - table(Ozone)); epsilon squared is H / (n - 1)
	const months = [
		{ n: 26, rankSum: 954 },
		{ n: 9, rankSum: 438.5 },
		{ n: 26, rankSum: 2025.5 },
		{ n: 26, rankSum: 1956 },
		{ n: 29, rankSum: 1412 },
	];
	const { statistic, df, p, epsilonSquared } = kruskalWallis(months, { ties: 798 });
	assertClose(statistic, 29.266576306116939, 1e-11);
	assert.equal(df, 4);
	assertClose(p, 6.9007141185467839e-6, 1e-11);
	assertClose(epsilonSquared, 29.266576306116939 / 115, 1e-11);
	assert.deepEqual(kruskalWallis([...months, { n: 0, rankSum: 0 }], { ties: 798 }), {
		statistic,
		df,
		p,
		epsilonSquared,
	});
});

test("kruskalWallis has an epsilon squared of 1 where every group has one value of its own", () => {
	const { epsilonSquared } = kruskalWallis(
		[
			{ n: 5, rankSum: 15 },
			{ n: 5, rankSum: 40 },
		],
		{ ties: 240 },
	);
	assertClose(epsilonSquared, 1);
});

test("kruskalWallis finds nothing where all values are equal or fewer than two groups are there", () => {
	const equal = [
		{ n: 2, rankSum: 5 },
		{ n: 2, rankSum: 5 },
	];
	assert.deepEqual(kruskalWallis(equal, { ties: 60 }), { statistic: 0, df: 1, p: 1, epsilonSquared: 0 });
	const none = { statistic: 0, df: 0, p: 1, epsilonSquared: 0 };
	assert.deepEqual(kruskalWallis([{ n: 4, rankSum: 10 }], { ties: 0 }), none);
	assert.deepEqual(kruskalWallis([], { ties: 0 }), none);
});
