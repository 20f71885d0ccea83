import assert from "node:assert/strict";
import { test } from "node:test";
import { findBends, fitBends } from "../../../analysis/sections/engagement/bends.ts";
import type { DoseCell } from "../../../analysis/sections/engagement/doses.ts";
import { drawBinomial } from "../../../analysis/statistics/binomial-draw.ts";
import { seededRandom } from "../../../analysis/statistics/random.ts";

/** So many customers for each number of impressions up to 25, each with a mean of so many clicks. */
function drawCells(clicksOf: (impressions: number) => number, { each = 480, group = "A", seed = 1 } = {}): DoseCell[] {
	const random = seededRandom(seed);
	return Array.from({ length: 25 }, (_, bin) => {
		const impressions = bin + 1;
		const counts = new Map<number, number>();
		for (let i = 0; i < each; i++) {
			const clicks = drawBinomial({ n: impressions, p: clicksOf(impressions) / impressions }, random);
			counts.set(clicks, (counts.get(clicks) ?? 0) + 1);
		}
		return [...counts].map(([clicks, customers]) => ({ channel: "Email", group, bin, impressions, clicks, customers }));
	}).flat();
}

const saturating = (impressions: number) => 5 * (1 - 2 ** (-impressions / 10));
const sudden = (impressions: number) => 0.35 * Math.min(impressions, 10);
const straight = (impressions: number) => 0.2 * impressions;

test("saturating clicks bend near their half, within a narrow range", () => {
	const { half, range } = findBends(drawCells(saturating), seededRandom(2)).all;
	assert.ok(half !== undefined && half >= 8 && half <= 12, `${half}`);
	assert.ok(range && range.low >= 7 && range.low <= 10 && range.high >= 10 && range.high <= 14, JSON.stringify(range));
});

test("clicks that stop all of a sudden bend there, and not where a smooth curve would", () => {
	const { half, range } = findBends(drawCells(sudden), seededRandom(2)).all;
	assert.equal(half, 10);
	assert.ok(range && range.low >= 9 && range.high <= 11, JSON.stringify(range));
});

test("a straight line of clicks has no range", () => {
	const { range } = findBends(drawCells(straight), seededRandom(2)).all;
	assert.equal(range, undefined);
});

test("all together are the customers of every group", () => {
	const first = drawCells(saturating, { group: "A", seed: 3 });
	const second = drawCells(saturating, { group: "B", seed: 4 });
	const { all, groups } = fitBends([...first, ...second]);
	assert.deepEqual([...groups.keys()], ["A", "B"]);
	const both = fitBends([...first, ...second].map((cell) => ({ ...cell, group: "both" })));
	assert.ok(Math.abs(all.fit.valueAt(10) - both.all.fit.valueAt(10)) < 1e-9);
	assert.equal(all.half, both.all.half);
});

test("the same seed gives the same range", () => {
	const cells = drawCells(saturating, { each: 60 });
	assert.deepEqual(
		findBends(cells, seededRandom(5)).groups.get("A")?.range,
		findBends(cells, seededRandom(5)).groups.get("A")?.range,
	);
});

test("no clicks at all do not bend", () => {
	const { all } = findBends(
		drawCells(() => 0),
		seededRandom(6),
	);
	assert.deepEqual([all.half, all.range], [undefined, undefined]);
});

test("the range holds the true half in most samples", () => {
	let held = 0;
	for (let seed = 1; seed <= 20; seed++) {
		const { range } = findBends(drawCells(saturating, { seed, each: 240 }), seededRandom(seed)).all;
		if (range && range.low <= 10 && range.high >= 10) held++;
	}
	assert.ok(held >= 17, `${held} of 20`);
});
