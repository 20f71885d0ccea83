import assert from "node:assert/strict";
import { test } from "node:test";
import { covarianceMatrix } from "../../analysis/statistics/covariance-matrix.ts";
import { meanPoint } from "../../analysis/statistics/points.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { evenReference, shuffledReference } from "../../analysis/statistics/reference-sets.ts";
import { irises } from "./irises.ts";

test("evenReference spreads evenly along the principal components, with the variances of the points", () => {
	// The ends of a cross that lies along x = y, 6 and 1 from its middle: variances 2 * 36 / 3 and 2 * 1 / 3.
	const points = [
		[6, 6],
		[-6, -6],
		[1, -1],
		[-1, 1],
	].map((point) => point.map((x) => x / Math.SQRT2));
	const draw = evenReference(points, seededRandom(1));
	const drawn = Array.from({ length: 500 }, draw).flat();
	const along = drawn.map(([x = 0, y = 0]) => (x + y) / Math.SQRT2).sort((a, b) => a - b);
	const across = drawn.map(([x = 0, y = 0]) => (x - y) / Math.SQRT2).sort((a, b) => a - b);
	for (const [scores, variance] of [
		[along, 24],
		[across, 2 / 3],
	] as const) {
		const reach = Math.sqrt(3 * variance);
		[0, 0.25, 0.5, 0.75, 1].forEach((quantile) => {
			const score = scores[Math.round(quantile * (scores.length - 1))] as number;
			assert.ok(Math.abs(score - (2 * quantile - 1) * reach) < 0.06 * reach, `${score} at ${quantile}`);
			assert.ok(Math.abs(score) <= reach + 1e-9);
		});
	}
});

test("evenReference has the means and the covariances of the points", () => {
	const draw = evenReference(irises, seededRandom(1));
	const drawn = Array.from({ length: 100 }, draw).flat();
	assert.equal(drawn.length, 15_000);
	const expected = covarianceMatrix(irises).flat();
	covarianceMatrix(drawn)
		.flat()
		.forEach((covariance, i) => {
			assert.ok(Math.abs(covariance - (expected[i] as number)) < 0.05);
		});
	meanPoint(drawn).forEach((mean, i) => {
		assert.ok(Math.abs(mean - (meanPoint(irises)[i] as number)) < 0.05);
	});
});

test("evenReference of identical points is those points", () => {
	const points = [
		[3, 4],
		[3, 4],
	];
	assert.deepEqual(evenReference(points, seededRandom(1))(), points);
});

test("shuffledReference keeps the values of every feature and parts what went together", () => {
	const drawn = shuffledReference(irises, seededRandom(1))();
	const column = (rows: readonly (readonly number[])[], feature: number) => rows.map((row) => row[feature] as number);
	for (const feature of [0, 1, 2, 3]) {
		assert.deepEqual(column(drawn, feature).sort(), column(irises, feature).sort());
	}
	const together = (rows: readonly (readonly number[])[]) => covarianceMatrix(rows)[0]?.[2] ?? Number.NaN;
	assert.ok(together(irises) > 1.2 && Math.abs(together(drawn)) < 0.3);
});
