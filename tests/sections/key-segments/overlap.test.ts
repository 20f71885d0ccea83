import assert from "node:assert/strict";
import { test } from "node:test";
import { listGroups } from "../../../analysis/sections/key-segments/groups.ts";
import type { KeySegment } from "../../../analysis/sections/key-segments/key-segment.ts";
import { countShared } from "../../../analysis/sections/key-segments/overlap.ts";
import { cellsOf, traitsOf } from "./cells-of.ts";

const traits = traitsOf([
	["A", "B"],
	["C", "D"],
]);

/** Customers of both of any two of the segments with these keys, `[c]` where it is withheld. */
function share(counts: readonly (readonly [codes: number[], count: number])[], keys: readonly string[]): string[] {
	const cells = cellsOf(
		counts.flatMap(([codes, count]) => Array.from({ length: count }, () => ({ codes, spend: 40, income: 100 }))),
	);
	const { groups } = listGroups(cells, { traits, least: 1 });
	const segments = keys.map((key, i) => ({ group: groups.get(key), rank: i + 1 }) as unknown as KeySegment);
	return countShared(segments, cells, { traits, threshold: 10 }).map(
		({ group, other, both, withheld }) => `${group.rank}${other.rank} ${withheld ? "[c]" : both}`,
	);
}

test("segments share the customers who meet the conditions of both", () => {
	const counts = [
		[[0, 0], 30],
		[[0, 1], 40],
		[[1, 0], 50],
		[[1, 1], 60],
	] as const;
	assert.deepEqual(share(counts as never, ["0:0", "1:0", "0:0 1:0", "0:1"]), [
		"11 70",
		"12 30",
		"13 30",
		"14 0",
		"21 30",
		"22 80",
		"23 30",
		"24 50",
		"31 30",
		"32 30",
		"33 30",
		"34 0",
		"41 0",
		"42 50",
		"43 0",
		"44 110",
	]);
});

test("it is kept back whom segments share where they, or those who are in one alone, are too few", () => {
	const few = [
		[[0, 0], 4],
		[[0, 1], 40],
		[[1, 0], 50],
		[[1, 1], 60],
	] as const;
	assert.deepEqual(share(few as never, ["0:0", "1:0"]), ["11 44", "12 [c]", "21 [c]", "22 54"]);
	const fewElse = [
		[[0, 0], 40],
		[[0, 1], 4],
		[[1, 0], 50],
		[[1, 1], 60],
	] as const;
	assert.deepEqual(share(fewElse as never, ["0:0", "1:0"]), ["11 44", "12 [c]", "21 [c]", "22 90"]);
});
