import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { dodge } from "../../src/charts/dodge.ts";

describe("dodge", () => {
	it("leaves labels where they are that are apart", () => {
		const labels = [
			{ y: 80, height: 10 },
			{ y: 20, height: 10 },
		];
		assert.deepEqual(dodge(labels, [0, 100]), [80, 20]);
	});

	it("moves the lower of two down, and both up from the lower edge", () => {
		const labels = [
			{ y: 95, height: 20 },
			{ y: 94, height: 20 },
		];
		assert.deepEqual(dodge(labels, [0, 100]), [90, 70]);
	});

	it("never lets labels meet, keeps their order, and keeps them within bounds that have room for all", () => {
		const label = fc.record({ y: fc.integer({ min: -50, max: 250 }), height: fc.integer({ min: 1, max: 20 }) });
		fc.assert(
			fc.property(fc.array(label, { maxLength: 10 }), (labels) => {
				const middles = dodge(labels, [0, 200]);
				const placed = labels.map((of, index) => ({ ...of, middle: middles[index] ?? Number.NaN }));
				for (const { middle, height } of placed)
					assert.ok(middle - height / 2 >= -1e-9 && middle + height / 2 <= 200 + 1e-9);
				for (const a of placed)
					for (const b of placed) {
						if (a === b) continue;
						assert.ok(Math.abs(a.middle - b.middle) >= (a.height + b.height) / 2 - 1e-9);
						if (a.y < b.y) assert.ok(a.middle < b.middle);
					}
			}),
		);
	});
});
