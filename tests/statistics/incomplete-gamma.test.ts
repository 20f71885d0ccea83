import assert from "node:assert/strict";
import { test } from "node:test";
import { upperIncompleteGamma } from "../../analysis/statistics/incomplete-gamma.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: pgamma(x, a, lower.tail = FALSE)
const reference = [
	[0.1, 0.3, 0.45408715040820347],
	[2, 3.5, 0.77977740847571597],
	[50, 40, 0.064570368921132992],
	[250, 200, 0.00048221275959343349],
	[1, 150, 1],
] as const;

for (const [x, a, tail] of reference) {
	test(`upperIncompleteGamma(${x}, { a: ${a} }) is R's`, () => assertClose(upperIncompleteGamma(x, { a }), tail));
}

test("upperIncompleteGamma is 1 at 0 and 0 at infinity", () => {
	assert.equal(upperIncompleteGamma(0, { a: 2 }), 1);
	assert.equal(upperIncompleteGamma(Number.POSITIVE_INFINITY, { a: 2 }), 0);
	assert.equal(upperIncompleteGamma(1e6, { a: 2 }), 0);
});
