import assert from "node:assert/strict";
import { test } from "node:test";
import { cohensH, effectMagnitude } from "../../analysis/statistics/cohens-h.ts";
import { assertClose } from "./assert-close.ts";

test("cohensH is R's", () => {
	// R 4.2.2, the formula of pwr::ES.h: 2 * asin(sqrt(p1)) - 2 * asin(sqrt(p2))
	assertClose(cohensH(0.5, 0.3), 0.41151684606748828);
	assertClose(cohensH(0.02, 0.05), -0.1672327025879346);
});

test("cohensH is 0 for equal shares and π from none to all", () => {
	assert.equal(cohensH(0.4, 0.4), 0);
	assertClose(cohensH(1, 0), Math.PI);
	assertClose(cohensH(0, 1), -Math.PI);
});

test("effectMagnitude begins small at 0.2, medium at 0.5 and large at 0.8, whatever the direction", () => {
	const expected = [
		[0, "negligible"],
		[0.199, "negligible"],
		[0.2, "small"],
		[0.499, "small"],
		[0.5, "medium"],
		[0.799, "medium"],
		[0.8, "large"],
		[Math.PI, "large"],
	] as const;
	for (const [h, magnitude] of expected) {
		assert.equal(effectMagnitude(h), magnitude);
		assert.equal(effectMagnitude(-h), magnitude);
	}
});
