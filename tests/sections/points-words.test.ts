import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsFor } from "../../analysis/format.ts";
import { marginWords, pointsRange, sizeInPoints } from "../../analysis/sections/points-words.ts";

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
