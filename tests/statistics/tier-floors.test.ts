import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tierFloors } from "../../analysis/statistics/tier-floors.ts";

test("tierFloors rounds to the nearest of 1, 2, 2.5 and 5 times a power of ten", () => {
	assert.deepEqual(tierFloors([0, 412, 2870, 11204.37]), [0, 500, 2500, 10000]);
	assert.deepEqual(tierFloors([0.0021, 0.97, 18]), [0.002, 1, 20]);
});

test("tierFloors keeps the sign", () => {
	assert.deepEqual(tierFloors([-1840, -27, 0, 960]), [-2000, -25, 0, 1000]);
});

test("tierFloors rounds all to more digits where two would become one", () => {
	assert.deepEqual(tierFloors([0, 4123, 5218, 9044]), [0, 4100, 5200, 9000]);
	assert.deepEqual(tierFloors([10012, 10049, 20000]), [10010, 10050, 20000]);
});

test("tierFloors makes one of equal floors, and none of none", () => {
	assert.deepEqual(tierFloors([0, 0, 480]), [0, 500]);
	assert.deepEqual(tierFloors([]), []);
});

test("tierFloors stay ascending, and one for each distinct raw floor", () => {
	const ascending = fc
		.uniqueArray(fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true }), { maxLength: 8 })
		.map((floors) => floors.map((floor) => floor + 0).toSorted((a, b) => a - b));
	fc.assert(
		fc.property(ascending, (raw) => {
			const floors = tierFloors(raw);
			assert.equal(floors.length, new Set(raw).size);
			assert.ok(floors.every((floor, i) => i === 0 || (floors[i - 1] as number) < floor));
		}),
	);
});
