import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitKMeans } from "../../analysis/statistics/k-means.ts";
import type { Points } from "../../analysis/statistics/points.ts";
import { leastShareKept, predictionStrength } from "../../analysis/statistics/prediction-strength.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { irises } from "./irises.ts";

function settings(seed: number, splits: number) {
	const random = seededRandom(seed);
	return { splits, random, fit: (points: Points, k: number) => fitKMeans(points, k, { restarts: 10, random }) };
}

// R 4.2.2, fpc 2.2.10: set.seed(2); prediction.strength(iris[, 1:4], 2, 5, M = 800, clustermethod = kmeansCBI, runs = 30)
// (for k = 2: set.seed(1), M = 500, runs = 10)
const reference = [
	[2, 0.9746671],
	[3, 0.7829047],
	[4, 0.5798792],
	[5, 0.6057432],
] as const;

for (const [k, expected] of reference) {
	test(`predictionStrength of the irises in ${k} is fpc's, as far as chance lets them agree`, () => {
		const strength = predictionStrength(irises, k, settings(1, 100));
		assert.ok(Math.abs(strength - expected) < 0.02, `${strength} is not near ${expected}`);
	});
}

test("predictionStrength of one cluster is 1, and of halves too small for k clusters 0", () => {
	assert.equal(predictionStrength(irises, 1, settings(1, 1)), 1);
	assert.equal(predictionStrength([[1]], 1, settings(1, 1)), 1);
	assert.equal(predictionStrength([[1], [2], [3]], 2, settings(1, 1)), 0);
});

test("predictionStrength of identical points, and of clusters far apart, is 1", () => {
	const same = Array.from({ length: 8 }, () => [4, 4]);
	assert.equal(predictionStrength(same, 3, settings(1, 4)), 1);
	const apart = Array.from({ length: 40 }, (_, i) => [i % 2 === 0 ? i / 40 : 100 + i / 40]);
	assert.equal(predictionStrength(apart, 2, settings(1, 4)), 1);
});

test("leastShareKept takes the cluster that keeps the least of its pairs together", () => {
	// Cluster 0 keeps 1 of 3 pairs, cluster 1 all 3, cluster 2 has none to lose.
	assert.equal(leastShareKept([0, 0, 0, 1, 1, 1, 2], [0, 0, 1, 2, 2, 2, 0]), 1 / 3);
	assert.equal(leastShareKept([], []), 1);
});

test("leastShareKept is what pairs counted one by one say", () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 30 }), (pairs) => {
			const [labels, predicted] = [pairs.map(([label]) => label), pairs.map(([, label]) => label)];
			assert.ok(Math.abs(leastShareKept(labels, predicted) - byPairs(labels, predicted)) < 1e-12);
		}),
	);
});

function byPairs(labels: readonly number[], predicted: readonly number[]): number {
	const shares = [...new Set(labels)].map((label) => {
		const members = labels.flatMap((other, i) => (other === label ? [i] : []));
		const pairs = members.flatMap((i) => members.filter((j) => j < i).map((j) => [i, j] as const));
		return pairs.length === 0 ? 1 : pairs.filter(([i, j]) => predicted[i] === predicted[j]).length / pairs.length;
	});
	return Math.min(1, ...shares);
}
