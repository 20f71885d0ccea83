import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { resampleIndexes, sampleIndexes, seededRandom } from "../../analysis/statistics/random.ts";

test("seededRandom draws the same numbers from the same seed, and others from another", () => {
	const [one, again, other] = [1, 1, 2].map((seed) => Array.from({ length: 5 }, seededRandom(seed)));
	assert.deepEqual(one, again);
	assert.notDeepEqual(one, other);
});

test("sampleIndexes draws the size asked for, none twice, all below n", () => {
	fc.assert(
		fc.property(fc.nat(60), fc.nat(80), fc.nat(), (n, size, seed) => {
			const drawn = sampleIndexes(n, { size, random: seededRandom(seed) });
			assert.equal(drawn.length, Math.min(n, size));
			assert.equal(new Set(drawn).size, drawn.length);
			assert.ok(drawn.every((index) => Number.isInteger(index) && 0 <= index && index < n));
		}),
	);
});

test("sampleIndexes draws every index equally often, at every place", () => {
	const random = seededRandom(5);
	const counts = new Array<number>(25).fill(0);
	for (let i = 0; i < 20_000; i++) {
		sampleIndexes(5, { size: 5, random }).forEach((index, place) => {
			counts[5 * place + index] = (counts[5 * place + index] ?? 0) + 1;
		});
	}
	for (const count of counts) assert.ok(Math.abs(count / 20_000 - 0.2) < 0.015, `${count} of 20,000`);
});

test("resampleIndexes draws n of n, of which some 63% are distinct", () => {
	const drawn = resampleIndexes(20_000, seededRandom(5));
	assert.equal(drawn.length, 20_000);
	assert.ok(drawn.every((index) => Number.isInteger(index) && 0 <= index && index < 20_000));
	assert.ok(Math.abs(new Set(drawn).size / 20_000 - (1 - 1 / Math.E)) < 0.01);
	assert.deepEqual(resampleIndexes(0, seededRandom(5)), []);
});
