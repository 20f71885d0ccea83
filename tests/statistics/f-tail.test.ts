import assert from "node:assert/strict";
import { test } from "node:test";
import { fTail } from "../../analysis/statistics/f-tail.ts";
import { assertClose } from "./assert-close.ts";

test("fTail agrees with R's pf", () => {
	// R 4.2: pf(f, df, otherDf, lower.tail = FALSE)
	assertClose(fTail(3.2, { df: 2, otherDf: 17.5 }), 0.065403545622974, 1e-12);
	assertClose(fTail(0.5, { df: 4, otherDf: 1e6 }), 0.735758882343007, 1e-9);
	assertClose(fTail(40, { df: 3, otherDf: 12 }), 1.58955317559641e-6, 1e-11);
});

test("everything is above zero", () => {
	assert.equal(fTail(0, { df: 2, otherDf: 5 }), 1);
});
