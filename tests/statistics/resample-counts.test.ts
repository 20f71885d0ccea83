import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { resampleCounts } from "../../analysis/statistics/resample-counts.ts";

test("resampleCounts keeps the total, and leaves empty cells empty", () => {
	const counts = fc.array(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(1e7)), { maxLength: 30 });
	fc.assert(
		fc.property(counts, fc.integer(), (cells, seed) => {
			const drawn = resampleCounts(cells, seededRandom(seed));
			const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
			assert.equal(drawn.length, cells.length);
			assert.equal(sum(drawn), sum(cells));
			assert.ok(drawn.every((count, i) => count >= 0 && (cells[i] !== 0 || count === 0)));
		}),
	);
});

test("resampleCounts has the means, variances and covariances of a multinomial", () => {
	const counts = [500, 0, 30, 4, 466];
	const random = seededRandom(3);
	const draws = Array.from({ length: 20000 }, () => resampleCounts(counts, random));
	counts.forEach((count, i) => {
		counts.forEach((other, j) => {
			const products = draws.map((drawn) => ((drawn[i] as number) - count) * ((drawn[j] as number) - other));
			const covariance = products.reduce((sum, product) => sum + product, 0) / draws.length;
			const expected = i === j ? count * (1 - count / 1000) : (-count * other) / 1000;
			assert.ok(Math.abs(covariance - expected) <= 0.05 * Math.sqrt(count * other), `${covariance}, not ${expected}`);
		});
		const mean = draws.reduce((sum, drawn) => sum + (drawn[i] as number), 0) / draws.length;
		assert.ok(Math.abs(mean - count) <= 0.04 * Math.sqrt(count));
	});
});

test("resampleCounts of no customers is no customers, and of one cell that cell", () => {
	const random = seededRandom(1);
	assert.deepEqual(resampleCounts([], random), []);
	assert.deepEqual(resampleCounts([0, 0], random), [0, 0]);
	assert.deepEqual(resampleCounts([0, 4e7, 0], random), [0, 4e7, 0]);
});
