import assert from "node:assert/strict";
import { test } from "node:test";
import { incompleteBeta } from "../../analysis/statistics/incomplete-beta.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: pbeta(x, a, b)
const reference = [
	[0.1, 0.5, 0.5, 0.20483276469913345, 1e-12],
	[0.5, 2, 3, 0.6875, 1e-12],
	[0.9, 20, 1.5, 0.2341271102949332, 1e-12],
	[0.3, 5, 5, 0.09880865999999994, 1e-12],
	[0.999, 1000, 2, 0.7353908495419279, 1e-11],
	[0.25, 3e6, 9e6, 0.5000443269206262, 1e-7],
	[1e-9, 0.5, 2e7, 0.1585194179397036, 1e-7],
] as const;

for (const [x, a, b, value, tolerance] of reference) {
	test(`incompleteBeta(${x}, { a: ${a}, b: ${b} }) is R's`, () =>
		assertClose(incompleteBeta(x, { a, b }), value, tolerance));
}

test("incompleteBeta is 0 at 0 and 1 at 1", () => {
	assert.equal(incompleteBeta(0, { a: 2, b: 3 }), 0);
	assert.equal(incompleteBeta(1, { a: 2, b: 3 }), 1);
});
