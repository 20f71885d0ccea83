import assert from "node:assert/strict";
import { test } from "node:test";
import { associationTest } from "../../analysis/statistics/association-test.ts";
import { assertClose } from "./assert-close.ts";
import { tableOf } from "./counts.ts";

test("associationTest is Pearson's chi-square where every expected count is at least 5", () => {
	// R 4.2.2: chisq.test(matrix(c(a, n - a, c, m - c), 2), correct = FALSE)$p.value
	const many = associationTest(tableOf([30, 100, 45, 120]));
	assert.equal(many.test, "chi-square");
	assertClose(many.p, 0.2425835793483207);
	assert.equal(associationTest(tableOf([4, 10, 6, 10])).test, "chi-square");
});

test("associationTest is Fisher's exact test where an expected count is below 5", () => {
	const few = associationTest(tableOf([1, 10, 9, 11]));
	assert.equal(few.test, "Fisher's exact test");
	// R 4.2.2: fisher.test(matrix(c(1, 9, 9, 2), 2))$p.value
	assertClose(few.p, 0.00190521552750655, 1e-9);
});

test("associationTest finds nothing where a group is empty, or all or none succeeded", () => {
	for (const counts of [
		[0, 0, 30, 90],
		[0, 0, 0, 0],
		[90, 90, 80, 80],
	] as const) {
		assert.deepEqual(associationTest(tableOf(counts)), { p: 1, test: "Fisher's exact test" });
	}
});
