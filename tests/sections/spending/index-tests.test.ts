import assert from "node:assert/strict";
import { test } from "node:test";
import { findMostDifferent, testShares } from "../../../analysis/sections/spending/index-tests.ts";
import { normalQuantile } from "../../../analysis/statistics/normal-quantile.ts";
import { seededRandom } from "../../../analysis/statistics/random.ts";
import { assertClose } from "../../statistics/assert-close.ts";
import { sumsOf } from "../../statistics/ratio-sums-of.ts";

const of = (name: string, estimate: number, low: number, high: number) => ({ name, index: { estimate, low, high } });

test("the group that differs most is the one whose interval lies furthest from 100, in proportion", () => {
	const groups = [of("uncertain", 1.6, 0.9, 2.8), of("known", 1.25, 1.2, 1.3), of("less", 0.9, 0.85, 0.95)];
	assert.equal(findMostDifferent(groups)?.name, "known");
	// Half as much is as far as twice as much.
	assert.equal(findMostDifferent([of("double", 1.9, 1.8, 2), of("half", 0.5, 0.48, 0.52)])?.name, "half");
});

test("where no interval excludes 100 it is the largest difference", () => {
	assert.equal(findMostDifferent([of("a", 1.1, 0.9, 1.3), of("b", 0.8, 0.6, 1.1)])?.name, "b");
});

test("a group that may differ comes before one that is known to differ by nothing that matters", () => {
	const groups = [of("known", 1.03, 1.02, 1.04), of("open", 1.01, 0.9, 1.12)];
	assert.equal(findMostDifferent(groups)?.name, "open");
	assert.equal(findMostDifferent(groups.slice(0, 1))?.name, "known");
	assert.equal(findMostDifferent([]), undefined);
});

test("equal shares are tested by the customers' distances from the share of all", () => {
	const women = sumsOf([
		[30, 100],
		[50, 200],
		[10, 50],
		[90, 300],
	]);
	const men = sumsOf([
		[10, 100],
		[30, 200],
		[0, 150],
		[40, 400],
		[20, 100],
	]);
	// numpy: e = y - 280 / 1600 * x; v = n / (n - 1) * sum(e ** 2) / sum(x) ** 2 in each group;
	// scipy.stats.chi2.sf((180 / 650 - 100 / 950) ** 2 / (v_women + v_men), 1).
	assertClose(testShares([women, men]) ?? 0, 0.054472723255, 1e-9);
	assert.equal(testShares([women]), undefined);
	assert.equal(testShares([sumsOf([[0, 10]]), sumsOf([[0, 20]])]), undefined);
});

test("of groups that do not differ, small and skewed ones too, no more than one in twenty is called different", () => {
	const random = seededRandom(11);
	const rounds = 1000;
	let called = 0;
	for (let round = 0; round < rounds; round++) {
		const groups = [120, 60, 40, 20].map((customers) =>
			sumsOf(
				Array.from({ length: customers }, (): [number, number] => {
					const x = Math.exp(9 + 0.8 * normalQuantile(random()));
					return [x * 0.2 * random(), x];
				}),
			),
		);
		if ((testShares(groups) ?? 1) < 0.05) called++;
	}
	assert.ok(called / rounds < 0.06 && called / rounds > 0.02, `${called / rounds}`);
});
