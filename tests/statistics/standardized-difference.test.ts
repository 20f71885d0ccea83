import assert from "node:assert/strict";
import { test } from "node:test";
import { magnitudeOf, standardizedDifference } from "../../analysis/statistics/standardized-difference.ts";

test("standardizedDifference counts in standard deviations of all customers", () => {
	assert.equal(standardizedDifference({ groupMean: 1600, mean: 1000, sd: 400 }), 1.5);
	assert.equal(standardizedDifference({ groupMean: -3, mean: -2, sd: 4 }), -0.25);
});

test("standardizedDifference is unknown where the feature does not vary", () => {
	assert.equal(standardizedDifference({ groupMean: 5, mean: 5, sd: 0 }), null);
});

test("magnitudeOf begins small at 0.2, medium at 0.5 and large at 0.8, up or down", () => {
	const words = [0, 0.199, 0.2, 0.499, 0.5, 0.799, 0.8, 3].map((size) => [magnitudeOf(size), magnitudeOf(-size)]);
	assert.deepEqual(
		words.map(([up]) => up),
		["negligible", "negligible", "small", "small", "medium", "medium", "large", "large"],
	);
	assert.ok(words.every(([up, down]) => up === down));
});
