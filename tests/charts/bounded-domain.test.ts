import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { type BoundedEstimate, boundedDomain } from "../../src/charts/bounded-domain.ts";

const estimate = (value: number, half: number, isFirm = false): BoundedEstimate => ({
	value,
	low: value - half,
	high: value + half,
	isFirm,
});

const anyEstimate = fc
	.record({
		value: fc.double({ min: -50, max: 50, noNaN: true }),
		half: fc.double({ min: 0, max: 1e6, noNaN: true }),
		isFirm: fc.boolean(),
	})
	.map(({ value, half, isFirm }) => estimate(value, half, isFirm));

describe("boundedDomain", () => {
	it("holds every interval where none is much wider than the others", () => {
		const [low, high] = boundedDomain([estimate(1, 1), estimate(-1, 1), estimate(1, 2)]);
		assert.ok(low < -2 && low > -2.5);
		assert.ok(high > 3 && high < 3.5);
	});

	it("cuts one huge interval, so that the others keep most of the axis", () => {
		const [low, high] = boundedDomain([estimate(2, 1), estimate(-1, 1), estimate(1, 2), estimate(400, 9000)]);
		assert.ok(low > -10);
		assert.ok(high < 10);
	});

	it("holds a firm estimate however far off it is, and none that is not", () => {
		const others = [estimate(2, 1), estimate(-1, 1), estimate(1, 2)];
		assert.ok(boundedDomain([...others, estimate(400, 10, true)])[1] > 400);
		assert.ok(boundedDomain([...others, estimate(400, 10)])[1] < 10);
	});

	it("gives both sides of the reference some room, even where all lies on one", () => {
		const [low, high] = boundedDomain([estimate(8, 1, true), estimate(9, 1, true)]);
		assert.ok(low < -1);
		assert.ok(high > 10);
	});

	it("is −1 to 1 for no estimates, and for estimates without extent", () => {
		assert.deepEqual(boundedDomain([]), [-1, 1]);
		assert.deepEqual(boundedDomain([estimate(0, 0)]), [-1, 1]);
	});

	it("holds the reference and every firm estimate", () => {
		fc.assert(
			fc.property(fc.array(anyEstimate, { minLength: 1 }), (estimates) => {
				const [low, high] = boundedDomain(estimates);
				assert.ok(low < 0 && high > 0);
				for (const { value, isFirm } of estimates) if (isFirm) assert.ok(value >= low && value <= high);
			}),
		);
	});
});
