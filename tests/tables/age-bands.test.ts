import assert from "node:assert/strict";
import { test } from "node:test";
import { joinRareBands, nameAgeBands } from "../../analysis/tables/age-bands.ts";

const ages = (counts: { [age: number]: number }) =>
	Object.entries(counts).map(([age, customers]) => ({ age: Number(age), customers }));

test("bands of enough customers, and empty ones, stay as they are", () => {
	const floors = joinRareBands(ages({ 20: 10, 30: 10, 40: 10, 50: 10, 60: 10, 70: 10 }), 10);
	assert.deepEqual(nameAgeBands(floors), ["Under 18", "18–24", "25–34", "35–44", "45–54", "55–64", "65+"]);
});

test("a rare band is joined with its smaller neighbor, at the ends and in the middle", () => {
	assert.deepEqual(nameAgeBands(joinRareBands(ages({ 16: 5, 20: 50, 30: 60, 40: 60, 50: 60, 60: 60, 70: 60 }), 10)), [
		"Under 25",
		"25–34",
		"35–44",
		"45–54",
		"55–64",
		"65+",
	]);
	assert.deepEqual(nameAgeBands(joinRareBands(ages({ 20: 50, 30: 60, 40: 4, 50: 40, 60: 60, 70: 6 }), 10)), [
		"Under 18",
		"18–24",
		"25–34",
		"35–54",
		"55+",
	]);
});

test("where hardly anybody is of any band, two are left", () => {
	assert.equal(nameAgeBands(joinRareBands(ages({ 20: 3, 70: 3 }), 10)).length, 2);
});
