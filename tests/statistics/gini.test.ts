import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gini } from "../../analysis/statistics/gini.ts";
import { assertClose } from "./assert-close.ts";

function rankSums(values: readonly number[]) {
	const ascending = values.toSorted((a, b) => a - b);
	return {
		n: values.length,
		sum: ascending.reduce((sum, value) => sum + value, 0),
		weightedRankSum: ascending.reduce((sum, value, i) => sum + (i + 1) * value, 0),
	};
}

test("gini is R's", () => {
	// R 4.2.2, the formula of ineq::Gini (and its example's incomes): n <- length(x);
	// 2 * sum(sort(x) * 1:n) / (n * sum(x)) - (n + 1) / n
	const incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];
	assertClose(gini(rankSums(incomes)) ?? undefined, 0.4620911302676238);
});

test("gini is 0 when all hold the same and (n - 1) / n when one holds everything", () => {
	assert.equal(gini(rankSums([7, 7, 7, 7])), 0);
	assert.equal(gini(rankSums([0, 0, 0, 9])), 0.75);
});

test("gini is unknown where there is nothing to share", () => {
	assert.equal(gini(rankSums([])), null);
	assert.equal(gini(rankSums([0, 0])), null);
	assert.equal(gini(rankSums([-5, 2])), null);
});

test("gini is half the mean absolute difference of all pairs over the mean, debts included", () => {
	const balances = fc.array(fc.integer({ min: -1000, max: 1e6 }), { minLength: 1, maxLength: 40 });
	fc.assert(
		fc.property(balances, (values) => {
			const sum = values.reduce((total, value) => total + value, 0);
			fc.pre(sum > 0);
			const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
			const byPairs = differences.reduce((total, value) => total + value, 0) / (2 * values.length * sum);
			assert.ok(Math.abs((gini(rankSums(values)) ?? Number.NaN) - byPairs) <= 1e-9 * Math.max(1, byPairs));
		}),
	);
});
