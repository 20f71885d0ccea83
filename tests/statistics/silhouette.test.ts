import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { silhouette } from "../../analysis/statistics/silhouette.ts";
import { assertClose } from "./assert-close.ts";
import { irises, species } from "./irises.ts";

test("silhouette of the irises by species is scikit-learn's", () => {
	// scikit-learn 1.2.1: w = silhouette_samples(X, y); w.mean(), w[y == j].mean(), w[i]
	const { mean, clusters, widths } = silhouette(irises, species) ?? assert.fail();
	assertClose(mean, 0.503477440693296);
	[0.7893812421871645, 0.40908463959698743, 0.3119664402957361].forEach((expected, label) => {
		assertClose(clusters[label] ?? undefined, expected);
	});
	assertClose(widths[0], 0.8464691670128704);
	assertClose(widths[106], -0.37484051567586096);
	assertClose(widths[149], 0.05397226935952065);
});

test("silhouette gives a point that is alone in its cluster a width of 0", () => {
	// scikit-learn 1.2.1: silhouette_samples(points, [0, 0, 0, 1, 1, 2])
	const points = [
		[0, 0],
		[1, 0],
		[0, 2],
		[5, 5],
		[6, 5],
		[9, 1],
	];
	const expected = [0.7984049461705875, 0.7598321320002033, 0.6621727940997418, 0.8232233047033631, 0.8, 0];
	const { mean, widths } = silhouette(points, [0, 0, 0, 1, 1, 2]) ?? assert.fail();
	expected.forEach((width, i) => {
		assertClose(widths[i], width);
	});
	assertClose(mean, 0.6406055294956493);
});

test("silhouette is unknown below two clusters with points, and of an empty cluster", () => {
	assert.equal(silhouette([], []), null);
	assert.equal(silhouette([[1], [2]], [0, 0]), null);
	assert.equal(silhouette([[1], [2]], [1, 1]), null);
	assert.deepEqual(silhouette([[0], [0], [4], [4]], [0, 0, 2, 2])?.clusters, [1, null, 1]);
});

test("silhouette of identical points is 0", () => {
	assert.deepEqual(silhouette([[3], [3], [3], [3]], [0, 0, 1, 1]), { mean: 0, clusters: [0, 0], widths: [0, 0, 0, 0] });
});

test("silhouette lies from -1 to 1 and does not depend on the order or the names of clusters", () => {
	const item = fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }), label: fc.nat(2) });
	fc.assert(
		fc.property(fc.array(item, { minLength: 2, maxLength: 25 }), (items) => {
			const points = items.map(({ x, y }) => [x, y]);
			const labels = items.map(({ label }) => label);
			const one = silhouette(points, labels);
			const renamed = silhouette(
				points.toReversed(),
				labels.toReversed().map((label) => 2 - label),
			);
			if (!one || !renamed) return assert.equal(one, renamed);
			assert.ok(one.widths.every((width) => -1 <= width && width <= 1));
			assert.ok(Math.abs(one.mean - renamed.mean) < 1e-9);
		}),
	);
});
