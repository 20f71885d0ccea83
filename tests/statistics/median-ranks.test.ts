import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { medianRanks } from "../../analysis/statistics/median-ranks.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: l <- qbinom(0.025, n, 0.5); c(l, n + 1 - l, pbinom(n - l, n, 0.5) - pbinom(l - 1, n, 0.5))
const reference = [
	[6, 1, 6, 0.96875],
	[7, 1, 7, 0.984375],
	[8, 1, 8, 0.9921875],
	[9, 2, 8, 0.9609375],
	[10, 2, 9, 0.978515625],
	[11, 2, 10, 0.98828125],
	[20, 6, 15, 0.9586105346679688],
	[25, 8, 18, 0.9567147493362427],
	[50, 18, 33, 0.9671608624357315],
	[100, 40, 61, 0.9647997997822952],
	[101, 41, 61, 0.9539559330706572],
	[1000, 469, 532, 0.9537088026395018],
	[20000, 9861, 10140, 0.9514875384041097],
	[1e6, 499020, 500981, 0.9501210313476318],
	[4e7, 19993802, 20006199, 0.9500203161036231],
] as const;

for (const [n, low, high, coverage] of reference) {
	test(`medianRanks(${n}) is R's`, () => {
		const ranks = medianRanks(n);
		assert.deepEqual([ranks?.low, ranks?.high], [low, high]);
		assertClose(ranks?.coverage, coverage);
	});
}

test("medianRanks takes the confidence asked for", () => {
	// As above with qbinom(0.005, n, 0.5).
	const ranks = [8, 50, 20000].map((n) => medianRanks(n, { confidence: 0.99 }));
	assert.deepEqual(
		ranks.map((rank) => [rank?.low, rank?.high]),
		[
			[1, 8],
			[16, 35],
			[9818, 10183],
		],
	);
});

test("medianRanks knows no interval below 6 values at 95% or 8 at 99%", () => {
	for (const n of [0, 1, 2, 3, 4, 5]) assert.equal(medianRanks(n), null);
	for (const n of [6, 7]) assert.equal(medianRanks(n, { confidence: 0.99 }), null);
});

test("medianRanks gives the closest mirrored ranks that reach the confidence", () => {
	fc.assert(
		fc.property(fc.integer({ min: 6, max: 300 }), fc.double({ min: 0.5, max: 0.96, noNaN: true }), (n, confidence) => {
			const ranks = medianRanks(n, { confidence });
			assert.ok(ranks && ranks.coverage >= confidence && ranks.low + ranks.high === n + 1);
			assertClose(ranks.coverage, coverageByPascal(n, ranks.low), 1e-9);
			assert.ok(coverageByPascal(n, ranks.low + 1) < confidence + 1e-9);
		}),
	);
});

/** The slow way: a row of Pascal's triangle, halved at every step, summed from `low` to `n - low`. */
function coverageByPascal(n: number, low: number): number {
	let row = [1];
	for (let i = 0; i < n; i++) row = [...row, 0].map((weight, k) => (weight + (row[k - 1] ?? 0)) / 2);
	return row.slice(low, n - low + 1).reduce((sum, weight) => sum + weight, 0);
}
