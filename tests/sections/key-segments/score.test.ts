import assert from "node:assert/strict";
import { test } from "node:test";
import { scaleOf, scoreOf } from "../../../analysis/sections/key-segments/score.ts";

const groups = [
	{ utilization: 0.3, spend: 100, customers: 50 },
	{ utilization: 0.5, spend: 300, customers: 200 },
];

test("a score adds up weighted standard deviations from the mean group: of two groups, one up or one down", () => {
	const scale = scaleOf(groups, { utilization: 0.4, spend: 0.4, size: 0.2 });
	assert.deepEqual(
		groups.map((group) => scoreOf(group, scale).toFixed(12)),
		["-1.000000000000", "1.000000000000"],
	);
	assert.equal(scoreOf({ utilization: 0.4, spend: 200, customers: 100 }, scale).toFixed(12), "0.000000000000");
	// Two deviations of utilization at a weight of 0.4.
	assert.equal(scoreOf({ utilization: 0.6, spend: 200, customers: 100 }, scale).toFixed(12), "0.800000000000");
});

test("a weight of 0 leaves a part out, and a part in which all groups are alike adds nothing", () => {
	const scale = scaleOf(
		groups.map((group) => ({ ...group, spend: 100 })),
		{ utilization: 0, spend: 0.5, size: 0.5 },
	);
	assert.equal(scoreOf({ utilization: 0.9, spend: 900, customers: 200 }, scale).toFixed(12), "0.500000000000");
});
