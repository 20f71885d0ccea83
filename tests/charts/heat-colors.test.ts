import assert from "node:assert/strict";
import { test } from "node:test";
import { heatScale } from "../../src/charts/heat-colors.ts";

const fill = (scale: ReturnType<typeof heatScale>, value: number) => scale.paint(value).fill;

test("colors diverge from zero, as far as the furthest value", () => {
	const scale = heatScale([-2, 1], { diverging: true });
	assert.deepEqual(scale.domain, [-2, 2]);
	assert.equal(fill(scale, 0), "var(--neutral)");
	assert.equal(fill(scale, -2), "var(--low-4)");
});

test("colors diverge from another middle, beyond the limit all alike", () => {
	const scale = heatScale([0.26, 2.84], { diverging: true, middle: 1, limit: 0.5 });
	assert.deepEqual(scale.domain, [0.5, 1.5]);
	assert.equal(fill(scale, 1), "var(--neutral)");
	assert.equal(fill(scale, 0.26), "var(--low-4)");
	assert.equal(fill(scale, 2.84), "var(--high-4)");
	assert.equal(heatScale([0.8, 1.1], { diverging: true, middle: 1 }).domain[0], 0.8);
});
