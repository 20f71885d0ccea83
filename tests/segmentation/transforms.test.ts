import assert from "node:assert/strict";
import { test } from "node:test";
import { makeScores, score, unscore } from "../../analysis/segmentation/transforms.ts";
import { engineWithFeatures, moneyFeature } from "./accounts-in.ts";

const features = ["a", "b"].map(moneyFeature);

test("scores have mean 0 and deviation 1, and a missing value becomes the median", async () => {
	const engine = await engineWithFeatures(
		["a", "b"],
		[
			[1, 5],
			[2, null],
			[3, 7],
			[4, 9],
			[5, 6],
		],
	);
	const { transforms } = await makeScores(engine, features, 0.5);
	const [row] = await engine.rows(
		"select round(abs(avg(b)), 9) as mean, round(stddev_pop(b), 9) as deviation, count(*) as n from scores",
	);
	assert.deepEqual(row, { mean: 0, deviation: 1, n: 5 });
	assert.equal(transforms[1]?.median, 6.5);
	assert.equal(transforms[1]?.missing, 1);
	const [filled] = await engine.rows<{ b: number }>("select b from scores where customer = 2");
	const transform = transforms[1];
	assert.ok(transform);
	assert.ok(Math.abs((filled?.b ?? 0) - score(6.5, transform)) < 1e-12);
	assert.ok(Math.abs(unscore(filled?.b ?? 0, transform) - 6.5) < 1e-9);
});

test("a customer who lacks more than the allowed share of features is left out", async () => {
	const engine = await engineWithFeatures(
		["a", "b"],
		[
			[1, 5],
			[2, null],
			[null, null],
			[4, 9],
			[5, 6],
		],
	);
	const { leftOut, grouped } = await makeScores(engine, features, 0.5);
	assert.deepEqual({ leftOut, grouped }, { leftOut: 1, grouped: 4 });
	const strict = await makeScores(engine, features, 0.4);
	assert.equal(strict.leftOut, 2);
});

test("a feature that is the same for all is dropped, and so is the second of two that say the same", async () => {
	const rows = Array.from({ length: 30 }, (_, i) => [i, 2 * i + 1, 7, (i * 7) % 30]);
	const engine = await engineWithFeatures(["a", "b", "c", "d"], rows);
	const { transforms, dropped } = await makeScores(engine, ["a", "b", "c", "d"].map(moneyFeature), 0.2);
	assert.deepEqual(
		transforms.map(({ feature }) => feature.id),
		["a", "d"],
	);
	assert.deepEqual(
		dropped.map(({ feature, reason }) => [feature.id, reason]),
		[
			["c", "it is the same for nearly all customers"],
			["b", "it says the same as a (correlation 1.00)"],
		],
	);
});

test("a highly skewed feature is put on a signed logarithm, and the outermost hundredths are moved in", async () => {
	const rows = Array.from({ length: 200 }, (_, i) => [Math.exp(i / 20), i]);
	const engine = await engineWithFeatures(["a", "b"], rows);
	const { transforms } = await makeScores(engine, features, 0.2);
	assert.ok(transforms[0]?.logConstant);
	assert.equal(transforms[1]?.logConstant, null);
	// numpy.quantile(range(200), [0.01, 0.99]) = [1.99, 197.01]
	assert.ok(Math.abs((transforms[1]?.low ?? 0) - 1.99) < 1e-9);
	assert.ok(Math.abs((transforms[1]?.high ?? 0) - 197.01) < 1e-9);
});
