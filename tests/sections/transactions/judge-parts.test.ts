import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { judgeParts } from "../../../analysis/sections/transactions/judge-parts.ts";

const judge = (parts: number[][]) =>
	[
		...judgeParts(
			parts.map((own) => ({ parts: own })),
			10,
		),
	].sort();

test("nothing is kept back where every part has none or enough", () => {
	assert.deepEqual(
		judge([
			[0, 50],
			[10, 40],
		]),
		[],
	);
});

test("with a group of too few the one with the fewest of the trait is kept back too", () => {
	assert.deepEqual(
		judge([
			[3, 900],
			[400, 100],
			[50, 900],
		]),
		[0, 2],
	);
});

test("nearly all is as telling as nearly none", () => {
	assert.deepEqual(
		judge([
			[47, 3],
			[40, 40],
			[50, 50],
		]),
		[0, 1],
	);
});

test("nothing is shown where all groups together have too few of the trait", () => {
	assert.deepEqual(
		judge([
			[3, 900],
			[2, 900],
			[0, 900],
		]),
		[0, 1, 2],
	);
});

test("what is kept back is none, or two groups and more with none or enough of each trait, unless it is all", () => {
	const group = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 });
	fc.assert(
		fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (parts) => {
			const withheld = judge(parts);
			const shown = parts.filter((_, i) => !withheld.includes(i)).flat();
			assert.ok(shown.every((count) => count === 0 || count >= 10));
			if (withheld.length === 0 || withheld.length === parts.length) return;
			assert.ok(withheld.length >= 2);
			for (const part of [0, 1, 2]) {
				const sum = withheld.reduce((total, i) => total + (parts[i]?.[part] ?? 0), 0);
				assert.ok(sum === 0 || sum >= 10);
			}
		}),
	);
});
