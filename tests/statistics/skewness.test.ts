import assert from "node:assert/strict";
import { test } from "node:test";
import { skewness } from "../../analysis/statistics/skewness.ts";
import { assertClose } from "./assert-close.ts";

test("skewness is scipy's", () => {
	// scipy 1.10.1: stats.skew([2.1, 3.4, 1.9, 8.8, 4.0, 3.3]); the moments by R 4.2.2: mean((y - mean(y))^2), mean((y - mean(y))^3)
	const moments = { n: 6, m2: 5.31138888888889, m3: 16.9805925925926 };
	assertClose(skewness(moments) ?? undefined, 1.3872051459707198);
});

test("skewness of symmetric values is 0", () => {
	assert.equal(skewness({ n: 3, m2: 2 / 3, m3: 0 }), 0);
});

test("skewness of fewer than 3 values, or of equal ones, is unknown", () => {
	assert.equal(skewness({ n: 2, m2: 1, m3: 0 }), null);
	assert.equal(skewness({ n: 9, m2: 0, m3: 0 }), null);
});
