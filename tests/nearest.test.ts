import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { editDistance, findNearest, nearestWord } from "../analysis/nearest.ts";
import { type FieldRoleName, fieldRoles } from "../analysis/roles.ts";

const roles = Object.keys(fieldRoles) as FieldRoleName[];

test("editDistance counts inserted, deleted, replaced and swapped letters", () => {
	assert.equal(editDistance("balance", "balance"), 0);
	assert.equal(editDistance("ballance", "balance"), 1);
	assert.equal(editDistance("blance", "balance"), 1);
	assert.equal(editDistance("belance", "balance"), 1);
	assert.equal(editDistance("gendre", "gender"), 1);
	assert.equal(editDistance("", "age"), 3);
	assert.equal(editDistance("kitten", "sitting"), 3);
});

test("editDistance touches no letter twice: CA to ABC takes 3", () => {
	assert.equal(editDistance("CA", "ABC"), 3);
});

test("editDistance is the same both ways, zero only for equal words, and at most the longer length", () => {
	const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
	fc.assert(
		fc.property(word, word, (a, b) => {
			const distance = editDistance(a, b);
			assert.equal(distance, editDistance(b, a));
			assert.equal(distance === 0, a === b);
			assert.ok(distance <= Math.max(a.length, b.length));
			assert.ok(distance >= Math.abs(a.length - b.length));
		}),
	);
});

test("findNearest knows a role name in spite of one typo", () => {
	const letters = "abcdefghijklmnopqrstuvwxyz_";
	const typo = fc
		.record({
			role: fc.constantFrom(...roles),
			at: fc.nat({ max: 20 }),
			letter: fc.constantFrom(...letters),
			kind: fc.constantFrom("insert", "delete", "replace", "swap"),
		})
		.map(({ role, at, letter, kind }) => {
			const i = at % role.length;
			const before = role.slice(0, i);
			const wrong = {
				insert: `${before}${letter}${role.slice(i)}`,
				delete: `${before}${role.slice(i + 1)}`,
				replace: `${before}${letter}${role.slice(i + 1)}`,
				swap: `${before}${role[i + 1] ?? ""}${role[i]}${role.slice(i + 2)}`,
			};
			return { role, wrong: wrong[kind] };
		})
		.filter(({ role, wrong }) => wrong === role || !roles.includes(wrong as FieldRoleName));
	fc.assert(
		fc.property(typo, ({ role, wrong }) => {
			assert.ok(findNearest(wrong, roles).includes(role), `${wrong}: ${findNearest(wrong, roles)}`);
		}),
		{ numRuns: 2000 },
	);
});

test("findNearest gives several words that are equally near, in their order, and three at most", () => {
	assert.deepEqual(findNearest("dage", ["age", "date", "city"]), ["age", "date"]);
	assert.deepEqual(findNearest("ax", ["aa", "ab", "ac", "ad"]), ["aa", "ab", "ac"]);
});

test("findNearest looks past case and the choice of space, hyphen or underscore", () => {
	assert.deepEqual(findNearest("Birth Date", roles), ["birth_date"]);
	assert.deepEqual(findNearest("usd", ["EUR", "USD"]), ["USD"]);
});

test("findNearest finds nothing where every word is far, or there is none", () => {
	assert.deepEqual(findNearest("shoe_size", roles), []);
	assert.deepEqual(findNearest("age", []), []);
});

test("nearestWord gives the first of the nearest, or undefined", () => {
	assert.equal(nearestWord("dage", ["age", "date"]), "age");
	assert.equal(nearestWord("xyz", ["age", "date"]), undefined);
});
