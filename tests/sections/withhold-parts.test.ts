import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sidesOf, withholdParts } from "../../analysis/sections/withhold-parts.ts";

const judge = (groups: number[][], forced: number[] = []) =>
	[...withholdParts(groups, { threshold: 10, forced: new Set(forced) })].sort();

test("nothing is withheld where every part has none or enough", () => {
	assert.deepEqual(judge([sidesOf(0, 50), sidesOf(10, 50)]), []);
});

test("with a group of too few the one with the fewest of the trait is withheld too", () => {
	assert.deepEqual(judge([sidesOf(3, 903), sidesOf(400, 500), sidesOf(50, 950)]), [0, 2]);
});

test("a group with none of the trait is withheld only after those that have it", () => {
	assert.deepEqual(judge([sidesOf(3, 903), sidesOf(0, 500), sidesOf(50, 950)]), [0, 2]);
});

test("nearly all is as telling as nearly none", () => {
	assert.deepEqual(judge([sidesOf(47, 50), sidesOf(40, 80), sidesOf(50, 100)]), [0, 1]);
});

test("a group that another table withholds takes one with it", () => {
	assert.deepEqual(judge([sidesOf(50, 100), sidesOf(60, 120), sidesOf(70, 140)], [2]), [0, 2]);
});

test("a group alone is withheld where one of its parts has too few", () => {
	assert.deepEqual(judge([sidesOf(4, 100)]), [0]);
	assert.deepEqual(judge([sidesOf(40, 100)]), []);
});

test("nothing is shown where all groups together have too few of the trait", () => {
	assert.deepEqual(judge([sidesOf(3, 903), sidesOf(2, 902), sidesOf(0, 900)]), [0, 1, 2]);
});

test("what is withheld is none, or two groups and more with none or enough of each trait, unless it is all", () => {
	const group = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 });
	fc.assert(
		fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (groups) => {
			const withheld = judge(groups);
			const shown = groups.filter((_, i) => !withheld.includes(i)).flat();
			assert.ok(shown.every((count) => count === 0 || count >= 10));
			if (withheld.length === 0 || withheld.length === groups.length) return;
			assert.ok(withheld.length >= 2);
			for (const trait of [0, 1, 2]) {
				const sum = withheld.reduce((total, i) => total + (groups[i]?.[trait] ?? 0), 0);
				assert.ok(sum === 0 || sum >= 10);
			}
		}),
	);
});
