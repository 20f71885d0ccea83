import assert from "node:assert/strict";
import { test } from "node:test";
import { gammaln } from "simple-statistics";
import { drawBinomial } from "../../analysis/statistics/binomial-draw.ts";
import { chiSquareTail } from "../../analysis/statistics/chi-square-tail.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";

function drawMany(trials: { n: number; p: number }, draws: number): number[] {
	const random = seededRandom(5);
	return Array.from({ length: draws }, () => drawBinomial(trials, random));
}

/** The binomial chances of 0 to `n`. */
function chancesOf({ n, p }: { n: number; p: number }): number[] {
	const logChoose = (k: number) => gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
	return Array.from({ length: n + 1 }, (_, k) => Math.exp(logChoose(k) + k * Math.log(p) + (n - k) * Math.log1p(-p)));
}

// Few expected successes and many, on both sides of one half: both methods and their mirror images.
for (const trials of [
	{ n: 30, p: 0.1 },
	{ n: 12, p: 0.85 },
	{ n: 100, p: 0.5 },
	{ n: 60, p: 0.2 },
	{ n: 400, p: 0.93 },
]) {
	test(`drawBinomial(${JSON.stringify(trials)}) draws every count as often as its chance says`, () => {
		const draws = 40000;
		const seen = new Map<number, number>();
		for (const count of drawMany(trials, draws)) seen.set(count, (seen.get(count) ?? 0) + 1);
		// Counts that are expected fewer than 20 times are taken together.
		let [statistic, cells, restSeen, restExpected] = [0, 0, 0, 0];
		chancesOf(trials).forEach((chance, count) => {
			const [found, expected] = [seen.get(count) ?? 0, chance * draws];
			if (expected < 20) {
				restSeen += found;
				restExpected += expected;
			} else {
				statistic += (found - expected) ** 2 / expected;
				cells++;
			}
		});
		statistic += (restSeen - restExpected) ** 2 / restExpected;
		assert.ok(cells >= 7 && chiSquareTail(statistic, cells) > 0.001, `chi-square ${statistic} of ${cells} cells`);
	});
}

test("drawBinomial of 40 million trials has their mean, deviation and no skew", () => {
	const trials = { n: 4e7, p: 0.3 };
	const draws = drawMany(trials, 20000).map((count) => (count - 1.2e7) / Math.sqrt(8.4e6));
	const moment = (power: number) => draws.reduce((sum, z) => sum + z ** power, 0) / draws.length;
	assert.ok(Math.abs(moment(1)) < 0.03 && Math.abs(moment(2) - 1) < 0.04 && Math.abs(moment(3)) < 0.1);
	assert.ok(Math.abs(moment(4) - 3) < 0.3);
});

test("drawBinomial is certain where there is nothing to draw", () => {
	const random = seededRandom(1);
	assert.equal(drawBinomial({ n: 0, p: 0.4 }, random), 0);
	assert.equal(drawBinomial({ n: 9, p: 0 }, random), 0);
	assert.equal(drawBinomial({ n: 9, p: 1 }, random), 9);
});

test("drawBinomial stays from 0 to n whatever the uniform draws are", () => {
	for (const value of [0, 0.5, 1 - 2 ** -32]) {
		for (const n of [1, 15]) {
			const count = drawBinomial({ n, p: 0.3 }, () => value);
			assert.ok(count >= 0 && count <= n);
		}
	}
});
