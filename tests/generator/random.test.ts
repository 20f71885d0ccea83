import assert from "node:assert/strict";
import { test } from "node:test";
import { interpolate } from "./interpolate.ts";
import { createRandom } from "./random.ts";

const draws = 20_000;

function drawMany(draw: () => number): number[] {
	return Array.from({ length: draws }, draw).sort((a, b) => a - b);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test("createRandom draws the same numbers from the same seed, and others from another", () => {
	const [one, again, other] = [1, 1, 2].map((seed) => {
		const random = createRandom(seed);
		return Array.from({ length: 5 }, random.uniform);
	});
	assert.deepEqual(one, again);
	assert.notDeepEqual(one, other);
});

test("createRandom draws uniformly, normally and lognormally", () => {
	const random = createRandom(7);
	const uniform = drawMany(random.uniform);
	assert.ok((uniform[0] ?? -1) >= 0 && (uniform.at(-1) ?? 1) < 1);
	assert.ok(Math.abs(mean(uniform) - 0.5) < 0.01);
	const normal = drawMany(random.normal);
	assert.ok(Math.abs(mean(normal)) < 0.03);
	assert.ok(Math.abs(mean(normal.map((value) => value ** 2)) - 1) < 0.05);
	const lognormal = drawMany(() => random.lognormal(500, 0.8));
	assert.ok(Math.abs((lognormal[draws / 2] ?? 0) / 500 - 1) < 0.03);
});

test("createRandom draws whole numbers with both ends, and keys by their weights", () => {
	const random = createRandom(7);
	assert.deepEqual([...new Set(drawMany(() => random.integer(3, 5)))], [3, 4, 5]);
	const weights = new Map([
		["often", 3],
		["seldom", 1],
		["never", 0],
	]);
	const drawn = Array.from({ length: draws }, () => random.weighted(weights));
	const share = drawn.filter((key) => key === "often").length / draws;
	assert.ok(Math.abs(share - 0.75) < 0.02 && !drawn.includes("never"));
	assert.throws(() => random.weighted(new Map()), { message: "there is nothing to draw from: give weights above 0" });
});

test("shuffle keeps every item and leaves the list as it was", () => {
	const items = [1, 2, 3, 4, 5, 6, 7, 8];
	const shuffled = createRandom(3).shuffle(items);
	assert.notDeepEqual(shuffled, items);
	assert.deepEqual(shuffled.toSorted(), items);
	assert.deepEqual(items, [1, 2, 3, 4, 5, 6, 7, 8]);
});

test("interpolate goes straight from knot to knot and stays level beyond them", () => {
	const knots = [
		[10, 1],
		[20, 5],
		[40, 3],
	] as const;
	assert.deepEqual(
		[0, 10, 15, 20, 30, 40, 99].map((x) => interpolate(knots, x)),
		[1, 1, 3, 5, 4, 3, 3],
	);
});
