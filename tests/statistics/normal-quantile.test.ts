import assert from "node:assert/strict";
import { test } from "node:test";
import { normalQuantile } from "../../analysis/statistics/normal-quantile.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: qnorm(p), one value for each of the three ranges of the algorithm and more.
const reference = [
	[0.975, 1.9599639845400536],
	[0.995, 2.5758293035489],
	[0.5, 0],
	[0.425, -0.1891184262727925],
	[0.9, 1.2815515655446008],
	[1e-5, -4.2648907939228256],
	[1e-300, -37.0470962993612],
	[0.999999999, 5.997807019601638],
] as const;

for (const [p, quantile] of reference) {
	test(`normalQuantile(${p}) is R's`, () => assertClose(normalQuantile(p), quantile, 1e-14));
}

test("normalQuantile of 0 and 1 is infinite", () => {
	assert.equal(normalQuantile(0), Number.NEGATIVE_INFINITY);
	assert.equal(normalQuantile(1), Number.POSITIVE_INFINITY);
});
