import assert from "node:assert/strict";
import { test } from "node:test";
import { woodruffBounds } from "../../analysis/statistics/woodruff-bounds.ts";
import { assertClose } from "./assert-close.ts";
import { sumsOf } from "./ratio-sums-of.ts";

test("woodruffBounds of clustered rows is the linearized standard error around one half", () => {
	// R 4.2.2: w <- c(1, 0, 2, 3, 0, 1, 2, 0, 1, 1); v <- c(1, 2, 2, 5, 1, 1, 4, 2, 1, 3); r <- sum(w) / sum(v)
	// 0.5 + c(-1, 1) * qt(0.975, 9) * sd((w - r * v) / mean(v)) / sqrt(10)
	const atOrBelow = [1, 0, 2, 3, 0, 1, 2, 0, 1, 1];
	const rows = [1, 2, 2, 5, 1, 1, 4, 2, 1, 3].map((x, i): [number, number] => [atOrBelow[i] as number, x]);
	const { low, high } = woodruffBounds(sumsOf(rows)) ?? assert.fail();
	assertClose(low, 0.270075582190689, 1e-9);
	assertClose(high, 0.729924417809311, 1e-9);
});

test("woodruffBounds of one row a customer is the share's own", () => {
	const rows = Array.from({ length: 100 }, (_, i): [number, number] => [i < 50 ? 1 : 0, 1]);
	const { low } = woodruffBounds(sumsOf(rows)) ?? assert.fail();
	// R 4.2.2: 0.5 - qt(0.975, 99) * sqrt(0.25 / 99)
	assertClose(low, 0.400289346498865, 1e-9);
});

test("woodruffBounds are wider where a customer's rows are alike, and narrower where they differ", () => {
	const width = (rows: [number, number][]) => {
		const { low, high } = woodruffBounds(sumsOf(rows)) ?? assert.fail();
		return high - low;
	};
	const alike = Array.from({ length: 100 }, (_, i): [number, number] => [i < 50 ? 4 : 0, 4]);
	const different = Array.from({ length: 100 }, (_, i): [number, number] => [i % 2 === 0 ? 1 : 3, 4]);
	const alone = Array.from({ length: 400 }, (_, i): [number, number] => [i % 2, 1]);
	assert.ok(width(alike) > 1.9 * width(alone) && width(different) < 1.1 * width(alone));
});

test("woodruffBounds keeps its width where ties put more than half of the rows at the median", () => {
	const tied = (share: number) =>
		woodruffBounds(sumsOf(Array.from({ length: 100 }, (_, i): [number, number] => [i < share * 100 ? 1 : 0, 1])));
	assertClose(tied(0.9)?.low, tied(0.5)?.low ?? Number.NaN, 1e-9);
	assertClose(tied(1)?.low, tied(0.5)?.low ?? Number.NaN, 1e-9);
});

test("woodruffBounds are clamped where few customers say little", () => {
	const bounds = woodruffBounds(
		sumsOf([
			[1, 1],
			[0, 1],
		]),
	);
	assert.deepEqual(bounds, { low: 0, high: 1 });
});

test("woodruffBounds are unknown for fewer than 2 customers and without rows", () => {
	assert.equal(woodruffBounds(sumsOf([[1, 1]])), null);
	assert.equal(
		woodruffBounds(
			sumsOf([
				[0, 0],
				[0, 0],
			]),
		),
		null,
	);
});
