import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitKMeans, nearestCenter } from "../../analysis/statistics/k-means.ts";
import { meanPoint } from "../../analysis/statistics/points.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { assertClose } from "./assert-close.ts";
import { irises } from "./irises.ts";

// scikit-learn 1.2.1: KMeans(k, n_init=200, random_state=0, tol=0, max_iter=1000).fit(load_iris().data).inertia_
const inertias = [
	[1, 681.3706],
	[2, 152.3479517603579],
	[3, 78.851441426146],
	[4, 57.22847321428572],
	[5, 46.446182051282065],
	[6, 39.03998724608726],
] as const;

for (const [k, inertia] of inertias) {
	test(`fitKMeans of the irises in ${k} has scikit-learn's inertia`, () => {
		assertClose(fitKMeans(irises, k, { restarts: 25, random: seededRandom(1) }).inertia, inertia, 1e-12);
	});
}

test("fitKMeans puts clusters in the order of their centers, whatever the seed", () => {
	// As above with k = 3: the rows of cluster_centers_, sorted.
	const expected = [
		[5.006, 3.428, 1.462, 0.246],
		[5.901612903225806, 2.748387096774194, 4.393548387096774, 1.433870967741935],
		[6.85, 3.073684210526316, 5.742105263157895, 2.071052631578947],
	];
	const fits = [1, 2, 3].map((seed) => fitKMeans(irises, 3, { restarts: 10, random: seededRandom(seed) }));
	for (const { centers, labels } of fits) {
		centers.flat().forEach((value, i) => {
			assertClose(value, expected.flat()[i] as number, 1e-12);
		});
		assert.deepEqual(labels, fits[0]?.labels);
	}
});

test("fitKMeans gives the same clusters from the same seed, bit for bit", () => {
	const [one, again] = [1, 2].map(() => fitKMeans(irises, 6, { restarts: 2, random: seededRandom(9) }));
	assert.deepEqual(one, again);
});

test("fitKMeans makes no more clusters than there are distinct points, and none of none", () => {
	const options = { restarts: 3, random: seededRandom(1) };
	const same = [
		[1, 2],
		[1, 2],
		[1, 2],
	];
	assert.deepEqual(fitKMeans(same, 2, options), { centers: [[1, 2]], labels: [0, 0, 0], inertia: 0 });
	assert.deepEqual(fitKMeans([[5], [3]], 4, options), { centers: [[3], [5]], labels: [1, 0], inertia: 0 });
	assert.deepEqual(fitKMeans([[7, 7]], 1, options), { centers: [[7, 7]], labels: [0], inertia: 0 });
	assert.deepEqual(fitKMeans([], 3, options), { centers: [], labels: [], inertia: 0 });
});

test("fitKMeans leaves every center at the mean of its points and no point nearer to another center", () => {
	const point = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 2 });
	const points = fc.array(point, { minLength: 1, maxLength: 40 });
	fc.assert(
		fc.property(points, fc.integer({ min: 1, max: 5 }), fc.nat(), (rows, k, seed) => {
			const { centers, labels, inertia } = fitKMeans(rows, k, { restarts: 2, random: seededRandom(seed) });
			let sum = 0;
			centers.forEach((center, label) => {
				const members = rows.filter((_, i) => labels[i] === label);
				assert.ok(members.length > 0);
				meanPoint(members).forEach((mean, feature) => {
					assert.ok(Math.abs(mean - (center[feature] as number)) < 1e-9);
				});
				for (const member of members) {
					const own = Math.hypot(...member.map((x, feature) => x - (center[feature] as number)));
					assert.ok(own <= nearestCenter(member, centers).distance + 1e-9);
					sum += own ** 2;
				}
			});
			assert.ok(Math.abs(sum - inertia) < 1e-6);
		}),
	);
});

test("nearestCenter gives the distance and how much farther the next center is", () => {
	const centers = [
		[0, 0],
		[10, 0],
		[3, 4],
	];
	assert.deepEqual(nearestCenter([0, 0], centers), { index: 0, distance: 0, margin: 5 });
	assert.deepEqual(nearestCenter([3, 0], centers), { index: 0, distance: 3, margin: 1 });
	assert.deepEqual(nearestCenter([9, 0], centers), { index: 1, distance: 1, margin: Math.sqrt(52) - 1 });
});

test("nearestCenter takes the first of equals, has no margin with one center, and needs one", () => {
	assert.deepEqual(nearestCenter([1], [[0], [2]]), { index: 0, distance: 1, margin: 0 });
	assert.deepEqual(nearestCenter([1], [[3]]), { index: 0, distance: 2, margin: Number.POSITIVE_INFINITY });
	assert.throws(() => nearestCenter([1], []), { message: "there is no nearest of no centers: give at least one" });
});
