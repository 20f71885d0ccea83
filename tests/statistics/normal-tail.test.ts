import assert from "node:assert/strict";
import { test } from "node:test";
import { twoSidedP } from "../../analysis/statistics/normal-tail.ts";
import { assertClose } from "./assert-close.ts";

// R 4.2.2: 2 * pnorm(-abs(z))
const reference = [
	[1e-9, 0.99999999920211546],
	[0.5, 0.61707507745197387],
	[1.959963984540054, 0.050000000000000024],
	[-3, 0.0026997960632601892],
	[8, 1.244192114854357e-15],
	[20, 5.5072482372124675e-89],
	[37, 1.1451142445049154e-299],
] as const;

for (const [z, p] of reference) {
	test(`twoSidedP(${z}) is R's`, () => assertClose(twoSidedP(z), p));
}

test("twoSidedP is 1 at 0 and 0 at both infinities", () => {
	assert.equal(twoSidedP(0), 1);
	assert.equal(twoSidedP(Number.POSITIVE_INFINITY), 0);
	assert.equal(twoSidedP(Number.NEGATIVE_INFINITY), 0);
});
