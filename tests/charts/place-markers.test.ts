import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { placeMarkers } from "../../src/charts/place-markers.ts";

const type = { size: 12 };

describe("placeMarkers", () => {
	const bounds: [number, number] = [0, 300];

	it("turns two labels away from each other where their lines are close", () => {
		const placed = placeMarkers(
			[
				{ x: 152, label: "Mean" },
				{ x: 148, label: "Median" },
			],
			{ type, bounds },
		);
		assert.deepEqual(
			placed.map(({ label, left, right, row }) => [label, left > 150 ? "right" : right < 150 ? "left" : "over", row]),
			[
				["Median", "left", 0],
				["Mean", "right", 0],
			],
		);
	});

	it("puts a label that fits to neither side over its line, which ends below it", () => {
		const [placed] = placeMarkers([{ x: 150, label: "A label of more than half of the width" }], { type, bounds });
		assert.equal(placed?.reach, 0);
	});

	it("gives the labels of two markers of one value a row each", () => {
		const placed = placeMarkers(
			[
				{ x: 10, label: "Median" },
				{ x: 10, label: "Mean" },
			],
			{ type, bounds },
		);
		assert.deepEqual(
			placed.map(({ row }) => row),
			[0, 1],
		);
	});

	it("never lets labels meet, nor a line run through a label, nor a label leave the picture", () => {
		const marker = fc.record({
			x: fc.integer({ min: 0, max: 300 }),
			label: fc.constantFrom("Zero", "Median $448", "Mean $1,362"),
		});
		fc.assert(
			fc.property(fc.array(marker, { maxLength: 5 }), (markers) => {
				const placed = placeMarkers(markers, { type, bounds });
				for (const [index, a] of placed.entries()) {
					assert.ok(a.left >= bounds[0] && a.right <= bounds[1]);
					for (const [other, b] of placed.entries()) {
						if (index === other) continue;
						assert.ok(a.row !== b.row || a.right <= b.left || b.right <= a.left);
						assert.ok(a.row >= b.reach || b.x < a.left || b.x > a.right);
					}
				}
			}),
		);
	});
});
