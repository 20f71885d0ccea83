import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type MeasuredGroup, shrinkage, varianceBetween } from "../../analysis/statistics/empirical-bayes.ts";
import { createRandom } from "../generator/random.ts";
import { assertClose } from "./assert-close.ts";

const measure = ([estimate, standardError]: readonly [number, number]): MeasuredGroup => ({ estimate, standardError });

const eight = (
	[
		[0.696, 0.021],
		[0.52, 0.04],
		[0.5, 0.012],
		[0.44, 0.03],
		[0.41, 0.015],
		[0.38, 0.035],
		[0.36, 0.02],
		[0.28, 0.018],
	] as const
).map(measure);

test("shrinkage follows Morris (1983) with a known center", () => {
	// numpy 1.24, scipy 1.10: A = brentq(lambda A: (d**2 / (V + A)).sum() - k, 0, 1); B, v and s as in Morris, (1.17), (1.18).
	assertClose(varianceBetween(eight, { center: 0.41 }), 0.01488049314480433, 1e-10);
	const expected = [
		[0.689826026020703, 0.6485106197127066, 0.7311414323286993, 0.021587321605933733],
		[0.5119905309361683, 0.43598941499668725, 0.5879916468756493, 0.07281335512574236],
		[0.4993530563789194, 0.47590636288382676, 0.522799749874012, 0.007188262456450841],
		[0.4387167701405664, 0.38117111183906627, 0.4962624284420666, 0.04277432864778635],
		[0.41, 0.38076521848968475, 0.4392347815103152, 0.011171432695531896],
		[0.38171137262002386, 0.31507087114447896, 0.44835187409556876, 0.057045754000795125],
		[0.3609816437112241, 0.3221529245057522, 0.39981036291669597, 0.019632874224481817],
		[0.28207767530947225, 0.2470008459522846, 0.3171545046666599, 0.015982117765171132],
	];
	for (const [i, { estimate, low, high, shrinkage: moved }] of shrinkage(eight, { toward: 0.41 }).entries())
		for (const [j, value] of [estimate, low, high, moved].entries()) assertClose(value, expected[i]?.[j] ?? 0, 1e-9);
});

/** The posterior means and standard deviations with a flat prior on the variance between groups, by sums over a grid. */
function integrate(groups: readonly MeasuredGroup[], { toward, most }: { toward: number; most: number }) {
	const grid = Array.from({ length: 40_000 }, (_, i) => ((i + 0.5) / 40_000) * most);
	const logs = grid.map((between) =>
		groups.reduce((sum, { estimate, standardError }) => {
			const variance = standardError ** 2 + between;
			return sum - Math.log(variance) / 2 - (estimate - toward) ** 2 / (2 * variance);
		}, 0),
	);
	const peak = Math.max(...logs);
	const weights = logs.map((log) => Math.exp(log - peak));
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return groups.map(({ estimate, standardError }) => {
		let [mean, square] = [0, 0];
		for (const [i, between] of grid.entries()) {
			const moved = standardError ** 2 / (standardError ** 2 + between);
			const center = toward + (1 - moved) * (estimate - toward);
			const weight = (weights[i] ?? 0) / total;
			mean += weight * center;
			square += weight * ((1 - moved) * standardError ** 2 + center ** 2);
		}
		return { mean, deviation: Math.sqrt(square - mean ** 2) };
	});
}

test("shrinkage agrees with the posterior of a slow integration over the variance between groups", () => {
	const random = createRandom(5);
	const some = Array.from({ length: 30 }, () => {
		const standardError = 0.01 + 0.05 * random.uniform();
		return { standardError, estimate: 0.4 + 0.04 * random.normal() + standardError * random.normal() };
	});
	for (const [groups, toward] of [
		[eight, 0.41],
		[some, 0.4],
	] as const) {
		const oracle = integrate(groups, { toward, most: 0.2 });
		for (const [i, { estimate, low, high }] of shrinkage(groups, { toward }).entries()) {
			const { mean, deviation } = oracle[i] as { mean: number; deviation: number };
			const error = (groups[i] as MeasuredGroup).standardError;
			assert.ok(Math.abs(estimate - mean) < 0.1 * error, `${i}: ${estimate} is not ${mean}`);
			assert.ok(Math.abs((high - low) / (2 * 1.959964) / deviation - 1) < 0.1, `${i}: ${high - low}, ${deviation}`);
		}
	}
});

test("shrinkage moves groups that differ no more than by chance nearly all the way, and fewer than three not at all", () => {
	const alike = Array.from({ length: 50 }, (_, i) => measure([0.4 + (i % 2 === 0 ? 0.01 : -0.01), 0.02]));
	for (const { estimate, shrinkage: moved } of shrinkage(alike, { toward: 0.4 })) {
		assertClose(moved, 48 / 50);
		assert.ok(Math.abs(estimate - 0.4) < 0.0005);
	}
	const [first] = shrinkage(alike.slice(0, 2), { toward: 0.4 });
	assertClose(first?.estimate, 0.41);
	assert.equal(first?.shrinkage, 0);
	assertClose(first?.low, 0.41 - 1.959963984540054 * 0.02);
	assert.deepEqual(shrinkage([], { toward: 0 }), []);
});

test("shrinkage leaves what is exact where it is", () => {
	const groups = (
		[
			[0.5, 0],
			[0.4, 0],
			[0.45, 0.01],
			[0.3, 0.02],
		] as const
	).map(measure);
	const [off, on, ...others] = shrinkage(groups, { toward: 0.4 });
	assert.deepEqual(off, { estimate: 0.5, low: 0.5, high: 0.5, shrinkage: 0 });
	assert.deepEqual(on, { estimate: 0.4, low: 0.4, high: 0.4, shrinkage: 0 });
	for (const { low, high } of others) assert.ok(Number.isFinite(low) && low < high);
});

test("shrinkage moves estimates toward the center and never past it, the less sure the further", () => {
	const groups = fc.array(
		fc.record({
			estimate: fc.double({ min: -5, max: 5, noNaN: true }),
			standardError: fc.double({ min: 0.01, max: 3, noNaN: true }),
		}),
		{ minLength: 3, maxLength: 30 },
	);
	fc.assert(
		fc.property(groups, fc.double({ min: -5, max: 5, noNaN: true }), (drawn, toward) => {
			const shrunken = shrinkage(drawn, { toward });
			const order = [...drawn.keys()].toSorted(
				(a, b) => (drawn[a]?.standardError ?? 0) - (drawn[b]?.standardError ?? 0),
			);
			let previous = 0;
			for (const i of order) {
				const { estimate, low, high, shrinkage: moved } = shrunken[i] as (typeof shrunken)[number];
				const before = (drawn[i]?.estimate ?? 0) - toward;
				assert.ok(moved >= previous - 1e-12 && moved <= 1);
				assert.ok(Math.abs(estimate - toward) <= Math.abs(before) + 1e-9 && (estimate - toward) * before >= -1e-9);
				assert.ok(low <= estimate && estimate <= high);
				previous = moved;
			}
		}),
	);
});

test("shrunken intervals hold the truth in 93 to 97 of 100 groups, and no less often for the highest of twenty", () => {
	const random = createRandom(11);
	const held = { all: 0, highest: 0, rawHighest: 0 };
	const simulations = 3000;
	for (let i = 0; i < simulations; i++) {
		const truths = Array.from({ length: 20 }, () => 0.4 + 0.03 * random.normal());
		const groups = truths.map((truth, j) => {
			const standardError = 0.015 + 0.002 * j;
			return { standardError, estimate: truth + standardError * random.normal() };
		});
		const holds = shrinkage(groups, { toward: 0.4 }).map(
			({ low, high }, j) => low <= (truths[j] ?? 0) && (truths[j] ?? 0) <= high,
		);
		held.all += holds.filter(Boolean).length / 20;
		const highest = groups.reduce((best, { estimate }, j) => (estimate > (groups[best]?.estimate ?? 0) ? j : best), 0);
		if (holds[highest]) held.highest++;
		const { estimate, standardError } = groups[highest] as MeasuredGroup;
		if (Math.abs(estimate - (truths[highest] ?? 0)) <= 1.96 * standardError) held.rawHighest++;
	}
	const [all, highest, rawHighest] = [held.all, held.highest, held.rawHighest].map((count) => count / simulations);
	assert.ok(Number(all) > 0.93 && Number(all) < 0.97, `${all}`);
	assert.ok(Number(highest) > 0.93 && Number(highest) < 0.97, `${highest}`);
	// What shrinking is for: the highest as it was measured is the luckiest.
	assert.ok(Number(rawHighest) < 0.88, `${rawHighest}`);
});
