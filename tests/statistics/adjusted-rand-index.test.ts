import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { adjustedRandIndex, adjustedRandOfCounts } from "../../analysis/statistics/adjusted-rand-index.ts";
import { assertClose } from "./assert-close.ts";

// scikit-learn 1.2.1: adjusted_rand_score(a, b)
const reference = [
	[[0, 0, 1, 1], [0, 0, 1, 2], 0.5714285714285714],
	[[0, 0, 1, 1], [0, 1, 0, 1], -0.5],
	[[0, 0, 0, 0], [0, 1, 2, 3], 0],
	[[0, 1, 2, 3], [3, 1, 0, 2], 1],
	[[0, 0, 0, 0], [0, 0, 0, 0], 1],
	[[0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 0, 1, 1, 1, 2, 2, 2, 0], 0.1111111111111111],
	[[0], [0], 1],
	[[], [], 1],
] as const;

for (const [a, b, expected] of reference) {
	test(`adjustedRandIndex([${a}], [${b}]) is scikit-learn's`, () => {
		assertClose(adjustedRandIndex(a, b), expected);
	});
}

test("adjustedRandOfCounts is the same from the counts that an engine returns", () => {
	// scikit-learn 1.2.1: the iris species against KMeans(3), adjusted_rand_score(y, m.labels_)
	const species = [
		[50, 0, 0],
		[0, 48, 2],
		[0, 14, 36],
	];
	assertClose(adjustedRandOfCounts(species), 0.7302382722834697);
	// Two partitions of 40 million customers that know nothing of each other.
	const even = [
		[1e7, 1e7],
		[1e7, 1e7],
	];
	assert.ok(Math.abs(adjustedRandOfCounts(even)) < 1e-6);
});

const partitions = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 30 });

test("adjustedRandIndex of a partition with itself is 1, under any names", () => {
	fc.assert(
		fc.property(partitions, (pairs) => {
			const labels = pairs.map(([label]) => label);
			assert.equal(adjustedRandIndex(labels, labels), 1);
			assert.equal(
				adjustedRandIndex(
					labels,
					labels.map((label) => 3 - label),
				),
				1,
			);
		}),
	);
});

test("adjustedRandIndex is the same both ways round and never above 1, as pairs counted one by one say", () => {
	fc.assert(
		fc.property(partitions, (pairs) => {
			const [a, b] = [pairs.map(([label]) => label), pairs.map(([, label]) => label)];
			const index = adjustedRandIndex(a, b);
			assert.ok(index <= 1);
			assert.ok(Math.abs(index - adjustedRandIndex(b, a)) < 1e-12);
			assert.ok(Math.abs(index - byPairs(a, b)) < 1e-9);
		}),
	);
});

/** The slow way, by the form that scikit-learn uses: pairs together in both, in neither, in one only. */
function byPairs(a: readonly number[], b: readonly number[]): number {
	let [both, neither, onlyA, onlyB] = [0, 0, 0, 0];
	for (let i = 0; i < a.length; i++) {
		for (let j = 0; j < i; j++) {
			const [inA, inB] = [a[i] === a[j], b[i] === b[j]];
			if (inA && inB) both++;
			else if (inA) onlyA++;
			else if (inB) onlyB++;
			else neither++;
		}
	}
	if (onlyA === 0 && onlyB === 0) return 1;
	const chance = (both + onlyA) * (onlyA + neither) + (both + onlyB) * (onlyB + neither);
	return (2 * (both * neither - onlyA * onlyB)) / chance;
}
