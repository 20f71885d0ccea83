import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsFor } from "../../analysis/format.ts";
import { marginWords, pointsRange, sizeInPoints, sizeWithInterval } from "../../analysis/sections/points-words.ts";

const formats = formatsFor({ locale: "en-US", currency: "USD" });

test("a size has no sign, and a margin no needless decimal", () => {
	assert.equal(sizeInPoints(-0.021, formats), "2.1 points");
	assert.equal(marginWords({ settings: { meaningfulDifference: 0.02 }, formats }), "2 points");
	assert.equal(marginWords({ settings: { meaningfulDifference: 0.025 }, formats }), "2.5 points");
});

test("a range of differences names its unit once, and is one number where both ends read alike", () => {
	assert.equal(pointsRange([0.081, -0.005, 0.02], formats), "from −0.5 to +8.1 points");
	assert.equal(pointsRange([0, 0.0004], formats), "0.0 points");
	assert.equal(pointsRange([0.003], formats), "+0.3 points");
});

test("a size with its interval has no sign, and names its unit once", () => {
	assert.equal(sizeWithInterval({ estimate: 0.081, low: 0.058, high: 0.103 }, formats), "8.1 points (5.8 to 10.3)");
});
