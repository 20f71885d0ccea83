import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bestJaccards, jaccardStability } from "../../analysis/statistics/jaccard-stability.ts";
import { fitKMeans } from "../../analysis/statistics/k-means.ts";
import type { Points } from "../../analysis/statistics/points.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { assertClose } from "./assert-close.ts";
import { irises } from "./irises.ts";

// R 4.2.2, fpc 2.2.10: clusterboot(iris[, 1:4], B = 500, bootmethod = "boot", clustermethod = kmeansCBI, krange = k,
// runs = 10, seed = 1)$bootmean, its clusters by their centers' sepal length.
const reference = [
	[3, [1, 0.95855364799480003, 0.94631790121406156]],
	[4, [1, 0.9360053661423775, 0.84913122543617225, 0.82620375726139061]],
] as const;

for (const [k, expected] of reference) {
	test(`jaccardStability of the irises in ${k} is fpc's, as far as chance lets them agree`, () => {
		const random = seededRandom(1);
		const cluster = (points: Points) => fitKMeans(points, k, { restarts: 5, random }).labels;
		const { clusters } = jaccardStability(irises, cluster(irises), { resamples: 200, random, cluster });
		expected.forEach((jaccard, label) => {
			assert.ok(Math.abs((clusters[label] ?? 0) - jaccard) < 0.03, `${clusters[label]} is not near ${jaccard}`);
		});
	});
}

test("jaccardStability is 1 where clustering anew returns the same clusters, under any names", () => {
	const points = [[0], [0], [0], [5], [5], [5], [9], [9], [9]];
	const labels = [0, 0, 0, 1, 1, 1, 2, 2, 2];
	const cluster = (drawn: Points) => drawn.map(([x]) => (x === 0 ? 2 : x === 5 ? 0 : 1));
	// Seeded so that every resample holds some of each.
	const { clusters, adjustedRand } = jaccardStability(points, labels, {
		resamples: 5,
		random: seededRandom(2),
		cluster,
	});
	for (const jaccard of clusters) assertClose(jaccard, 1);
	assertClose(adjustedRand, 1);
});

test("jaccardStability scores 0 for a cluster that no resample holds", () => {
	// Uniform draws of 0 take the first point only.
	const stability = jaccardStability([[1], [2], [3]], [0, 1, 2], {
		resamples: 2,
		random: () => 0,
		cluster: () => [0],
	});
	assert.deepEqual(stability.clusters, [1, 0, 0]);
});

test("jaccardStability of one cluster is 1", () => {
	const { clusters, adjustedRand } = jaccardStability(irises, new Array(150).fill(0), {
		resamples: 3,
		random: seededRandom(1),
		cluster: (points) => points.map(() => 0),
	});
	assertClose(clusters[0], 1);
	assertClose(adjustedRand, 1);
});

test("bestJaccards takes for every cluster the one most like it", () => {
	// By hand: items in both over items in either; the third cluster has none.
	const table = [
		[6, 0],
		[2, 2],
		[0, 0],
	];
	assert.deepEqual(bestJaccards(table), [6 / 8, 2 / 4, 0]);
});

test("bestJaccards is what sets of items say", () => {
	fc.assert(
		fc.property(
			fc.array(fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
			(table) => {
				const items = table.flatMap((row, a) =>
					row.flatMap((count, b) => Array.from({ length: count }, () => ({ a, b }))),
				);
				const expected = table.map((_, a) => Math.max(...[0, 1, 2].map((b) => bySets(items, { a, b }))));
				bestJaccards(table).forEach((jaccard, a) => {
					assert.ok(Math.abs(jaccard - (expected[a] as number)) < 1e-12);
				});
			},
		),
	);
});

function bySets(items: readonly { a: number; b: number }[], { a, b }: { a: number; b: number }): number {
	const either = items.filter((item) => item.a === a || item.b === b);
	return either.length === 0 ? 0 : either.filter((item) => item.a === a && item.b === b).length / either.length;
}
