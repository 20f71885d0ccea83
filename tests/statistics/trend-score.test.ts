import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { slopeWeights, trendConstants } from "../../analysis/statistics/trend-score.ts";
import { assertClose } from "./assert-close.ts";

/** July 2024 to June 2025. */
const year = [31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31, 30].map((length, i) => ({ at: i + 1, length }));

test("an event falls into equal periods like a throw of a die", () => {
	// A die with six sides: mean 3.5, variance 35/12.
	const { mean, variance } = trendConstants([1, 2, 3, 4, 5, 6].map((at) => ({ at, length: 30 })));
	assertClose(mean, 3.5);
	assertClose(variance, 35 / 12);
});

test("longer periods draw more events", () => {
	// numpy: d = days of the months; (t * d).sum() / 365; ((t - m)**2 * d).sum() / 365
	const { mean, variance } = trendConstants(year);
	assertClose(mean, 6.476712328767123);
	assertClose(variance, 11.970005629574029);
});

test("the weights of equal periods give the least-squares slope of the counts", () => {
	// R 4.2: coef(lm(c(5, 3, 4, 1) ~ c(1, 2, 3, 4)))[2]
	const weights = slopeWeights([1, 2, 3, 4].map((at) => ({ at, length: 1 })));
	assertClose(
		[5, 3, 4, 1].reduce((sum, count, i) => sum + count * (weights[i] ?? 0), 0),
		-1.1,
	);
});

test("counts in proportion to the lengths of the periods have no slope", () => {
	const weights = slopeWeights(year);
	const slope = year.reduce((sum, { length }, i) => sum + length * (weights[i] ?? 0), 0);
	assert.ok(Math.abs(slope) < 1e-12);
});

test("without a trend the score is beyond 1.96 on either side for about 2.5% of subjects with twelve events", () => {
	const random = seededRandom(3);
	const { mean, variance } = trendConstants(year);
	const days = year.flatMap(({ at, length }) => Array<number>(length).fill(at));
	const subjects = 40_000;
	let [falling, rising] = [0, 0];
	for (let subject = 0; subject < subjects; subject++) {
		let places = 0;
		for (let event = 0; event < 12; event++) places += days[Math.floor(random() * days.length)] ?? 0;
		const score = (places - 12 * mean) / Math.sqrt(12 * variance);
		if (score < -1.959964) falling++;
		if (score > 1.959964) rising++;
	}
	for (const share of [falling / subjects, rising / subjects]) assert.ok(share > 0.022 && share < 0.028, String(share));
});
