import assert from "node:assert/strict";
import { test } from "node:test";
import { drawBinomial } from "../../analysis/statistics/binomial-draw.ts";
import { bcaInterval, percentileInterval } from "../../analysis/statistics/bootstrap.ts";
import type { Interval } from "../../analysis/statistics/interval.ts";
import { fitLogistic } from "../../analysis/statistics/logistic-regression.ts";
import { mantelHaenszel } from "../../analysis/statistics/mantel-haenszel.ts";
import { newcombeInterval } from "../../analysis/statistics/newcombe-interval.ts";
import { oddsRatio } from "../../analysis/statistics/odds-ratio.ts";
import { ratioInterval } from "../../analysis/statistics/ratio-interval.ts";
import { resampleCounts } from "../../analysis/statistics/resample-counts.ts";
import type { TwoByTwo } from "../../analysis/statistics/two-by-two.ts";
import { welchDifference } from "../../analysis/statistics/welch-difference.ts";
import { wilsonInterval } from "../../analysis/statistics/wilson-interval.ts";
import { woodruffBounds } from "../../analysis/statistics/woodruff-bounds.ts";
import { createRandom, type Random } from "../generator/random.ts";
import { sumsOf } from "./ratio-sums-of.ts";

/** One simulated sample's interval. */
type Simulate = (random: Random) => Interval;

/** The share of simulated intervals that hold the truth: a standard error of 0.0034 at 4,000 simulations. */
function coverage(simulate: Simulate, { truth, simulations = 4000 }: { truth: number; simulations?: number }): number {
	const random = createRandom(20240229);
	let held = 0;
	for (let i = 0; i < simulations; i++) {
		const { low, high } = simulate(random);
		if (low <= truth && truth <= high) held++;
	}
	return held / simulations;
}

function testCoverage(title: string, options: { truth: number; simulations?: number }, simulate: Simulate): void {
	test(`${title} holds the truth in 93 to 97 of 100 samples`, () => {
		const share = coverage(simulate, options);
		assert.ok(share >= 0.93 && share <= 0.97, `${share}`);
	});
}

function drawTable(
	[n, share]: readonly [number, number],
	[otherN, otherShare]: readonly [number, number],
	random: Random,
): TwoByTwo {
	return {
		exposed: { successes: drawBinomial({ n, p: share }, random.uniform), n },
		others: { successes: drawBinomial({ n: otherN, p: otherShare }, random.uniform), n: otherN },
	};
}

function drawRows(n: number, draw: () => readonly [y: number, x: number]) {
	return Array.from({ length: n }, draw);
}

testCoverage("wilsonInterval of 60 customers at 30%", { truth: 0.3 }, ({ uniform }) =>
	wilsonInterval(drawBinomial({ n: 60, p: 0.3 }, uniform), 60),
);

testCoverage("wilsonInterval of 400 customers at 3%", { truth: 0.03 }, ({ uniform }) =>
	wilsonInterval(drawBinomial({ n: 400, p: 0.03 }, uniform), 400),
);

testCoverage("newcombeInterval of 80 customers at 40% and 120 at 25%", { truth: 0.15 }, (random) =>
	newcombeInterval(drawTable([80, 0.4], [120, 0.25], random)),
);

testCoverage("newcombeInterval of 150 customers at 6% and 900 at 3%", { truth: 0.03 }, (random) =>
	newcombeInterval(drawTable([150, 0.06], [900, 0.03], random)),
);

testCoverage("oddsRatio of 100 customers at 40% and 200 at 25%", { truth: 2 }, (random) =>
	oddsRatio(drawTable([100, 0.4], [200, 0.25], random)),
);

// Shares whose odds ratio is 2 in every stratum, and shares whose difference is 0.1 in every stratum.
const bases = [0.1, 0.2, 0.35, 0.5];

testCoverage("mantelHaenszel's odds ratio in four strata of 40 and 80 customers", { truth: 2 }, (random) => {
	const raised = (base: number) => (2 * base) / (1 + base);
	return mantelHaenszel(bases.map((base) => drawTable([40, raised(base)], [80, base], random))).oddsRatio;
});

testCoverage(
	"mantelHaenszel's risk difference in four strata of 40 and 80 customers",
	{ truth: 0.1 },
	(random) => mantelHaenszel(bases.map((base) => drawTable([40, base + 0.1], [80, base], random))).riskDifference,
);

testCoverage("mantelHaenszel's risk difference in forty strata of 4 and 6 customers", { truth: 0.1 }, (random) => {
	const strata = Array.from({ length: 40 }, (_, i) => bases[i % bases.length] as number);
	return mantelHaenszel(strata.map((base) => drawTable([4, base + 0.1], [6, base], random))).riskDifference;
});

// The mean of a lognormal is median · exp(sigma² / 2).

testCoverage("ratioInterval of the mean of 200 lognormal balances", { truth: Math.exp(0.5) }, ({ lognormal }) =>
	known(ratioInterval(sumsOf(drawRows(200, () => [lognormal(1, 1), 1])))),
);

testCoverage("ratioInterval of the mean of 1,000 balances of sigma 1.3", { truth: Math.exp(0.845) }, ({ lognormal }) =>
	known(ratioInterval(sumsOf(drawRows(1000, () => [lognormal(1, 1.3), 1])))),
);

testCoverage(
	"ratioInterval of the mean spending of 300 customers of whom 60% spend nothing",
	{ truth: 0.4 * Math.exp(0.32) },
	(random) => known(ratioInterval(sumsOf(drawRows(300, () => [random.chance(0.4) ? random.lognormal(1, 0.8) : 0, 1])))),
);

testCoverage("ratioInterval of normal values of 12 customers", { truth: 5 }, ({ normal }) =>
	known(ratioInterval(sumsOf(drawRows(12, () => [5 + normal(), 1])))),
);

testCoverage(
	"ratioInterval of spending a payment, both skewed, of 200 customers",
	{ truth: Math.exp(0.18) },
	({ lognormal }) =>
		known(
			ratioInterval(
				sumsOf(
					drawRows(200, () => {
						const payments = Math.ceil(lognormal(4, 0.7));
						return [payments * lognormal(1, 0.6), payments];
					}),
				),
			),
		),
);

testCoverage("ratioInterval of responses a contact of 200 customers", { truth: 0.12 }, (random) =>
	known(
		ratioInterval(
			sumsOf(
				drawRows(200, () => {
					const contacts = random.integer(1, 9);
					return [drawBinomial({ n: contacts, p: 0.12 }, random.uniform), contacts];
				}),
			),
		),
	),
);

testCoverage(
	"woodruffBounds of the median of rows that are alike within 150 customers",
	{ truth: 0, simulations: 2000 },
	(random) => {
		const customers = Array.from({ length: 150 }, () => {
			const own = random.normal();
			return Array.from({ length: random.integer(1, 8) }, () => own + 0.7 * random.normal());
		});
		const ascending = Float64Array.from(customers.flat()).sort();
		const quantileAt = (p: number) =>
			ascending[Math.min(ascending.length - 1, Math.floor(p * ascending.length))] as number;
		const median = quantileAt(0.5);
		const rows = customers.map((values) => [values.filter((value) => value <= median).length, values.length] as const);
		const { low, high } = known(woodruffBounds(sumsOf(rows)));
		return { low: quantileAt(low), high: quantileAt(high) };
	},
);

testCoverage(
	"fitLogistic's slope, by Wald, of 300 customers in six patterns",
	{ truth: 0.8, simulations: 3000 },
	({ uniform }) => {
		const patterns = [0, 1, 2].flatMap((level) => [0, 1].map((flag) => ({ x: [flag, level], n: 50 })));
		const fit = fitLogistic(
			patterns.map(({ x, n }) => {
				const logOdds = -1.5 + 0.8 * (x[0] as number) + 0.4 * (x[1] as number);
				return { x, n, successes: drawBinomial({ n, p: 1 / (1 + Math.exp(-logOdds)) }, uniform) };
			}),
		);
		if (fit.kind !== "fit") assert.fail(fit.kind);
		const half = 1.96 * Math.sqrt(fit.covariance[1]?.[1] ?? Number.NaN);
		const slope = fit.coefficients[1] as number;
		return { low: slope - half, high: slope + half };
	},
);

testCoverage(
	"welchDifference of normal means of 10 and 25 customers that vary differently",
	{ truth: 1 },
	({ normal }) => {
		const measure = (n: number, draw: () => number) => {
			const { estimate, standardError } = known(ratioInterval(sumsOf(drawRows(n, () => [draw(), 1]))));
			return { estimate, standardError, n };
		};
		return welchDifference(
			measure(10, () => 3 + 2 * normal()),
			measure(25, () => 2 + normal()),
		);
	},
);

/** How many products customers have, and how often: skewed, as such counts are. */
const products = { values: [0, 1, 2, 3, 4, 6, 10], counts: [60, 90, 60, 40, 25, 15, 10] };
const meanProducts = meanOf(products.counts);

function meanOf(counts: readonly number[]): number {
	const customers = counts.reduce((sum, count) => sum + count, 0);
	return counts.reduce((sum, count, i) => sum + count * (products.values[i] as number), 0) / customers;
}

/** A sample of 300 customers in cells, and the mean of each of 300 resamples of it. */
function drawReplicates({ uniform }: Random) {
	const sample = resampleCounts(products.counts, uniform);
	return { sample, replicates: Array.from({ length: 300 }, () => meanOf(resampleCounts(sample, uniform))) };
}

testCoverage(
	"percentileInterval of 300 resamples of 300 customers",
	{ truth: meanProducts, simulations: 2000 },
	(random) => percentileInterval(drawReplicates(random).replicates),
);

testCoverage("bcaInterval of 300 resamples of 300 customers", { truth: meanProducts, simulations: 2000 }, (random) => {
	const { sample, replicates } = drawReplicates(random);
	const jackknife = sample.flatMap((weight, i) =>
		weight === 0 ? [] : [{ value: meanOf(sample.with(i, weight - 1)), weight }],
	);
	return bcaInterval({ estimate: meanOf(sample), replicates, jackknife });
});

test("ratioInterval misses skewed means on both sides about equally", () => {
	const random = createRandom(7);
	const truth = Math.exp(0.5);
	let [below, above] = [0, 0];
	for (let i = 0; i < 4000; i++) {
		const { low, high } = known(ratioInterval(sumsOf(drawRows(200, () => [random.lognormal(1, 1), 1]))));
		if (high < truth) below++;
		if (low > truth) above++;
	}
	assert.ok(below < 2.2 * above && above < 2.2 * below, `${below} below, ${above} above`);
});

function known<T>(value: T | null): T {
	return value ?? assert.fail("there is no interval");
}
