import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { placeLabels } from "../../src/charts/place-labels.ts";

const type = { size: 12 };

describe("placeLabels", () => {
	const bounds = { left: 0, right: 300, top: 0, bottom: 200 };
	const rising = [
		{ x: 0, y: 200 },
		{ x: 300, y: 0 },
	];

	it("stands above and left of a point on a rising line, without a leader", () => {
		const [placed] = placeLabels([{ x: 150, y: 100, text: "Median" }], { type, bounds, lines: [rising] });
		assert.equal(placed?.anchor, "end");
		assert.ok((placed?.y ?? 100) < 100);
		assert.equal(placed?.leader, false);
	});

	it("goes to the other side where there is no room on the first", () => {
		const [placed] = placeLabels([{ x: 20, y: 186, text: "Lowest" }], { type, bounds, lines: [rising] });
		assert.equal(placed?.anchor, "start");
	});

	it("leads to a label that had to move away from its point", () => {
		const falling = [
			{ x: 0, y: 0 },
			{ x: 300, y: 199 },
		];
		const [placed] = placeLabels([{ x: 299, y: 198, text: "Last month" }], { type, bounds, lines: [falling] });
		assert.equal(placed?.leader, true);
	});
});
