import assert from "node:assert/strict";
import { test } from "node:test";
import { cutBands } from "../../../analysis/sections/risk/bands.ts";

test("cutBands puts what is below the cut at risk, and a value that equals it above", () => {
	const { sql, atRisk, parts } = cutBands("x", { to: { value: 0 }, others: [] });
	assert.equal(sql, "case when x is not null then case when x < 0e+0 then 0 else 1 end end");
	assert.deepEqual(atRisk, [0]);
	assert.deepEqual(new Set(parts.flat()), new Set([0, 1]));
});

test("cutBands puts a value that equals an inclusive cut below it", () => {
	const { sql } = cutBands("x", { to: { value: 1, inclusive: true }, others: [] });
	assert.match(sql, /when x <= 1e\+0 then 0 else 1/);
});

test("cutBands keeps the nearest cuts of other tables and asks for the customers between, not beyond them", () => {
	const others = [-9, -5, 50, 20, 90].map((value) => ({ value }));
	const { sql, atRisk, parts } = cutBands("x", { from: { value: 0 }, to: { value: 10 }, others });
	// Below -5, to 0, to 10, to 20, beyond.
	assert.deepEqual(
		[...sql.matchAll(/< (\S+) then/g)].map(([, edge]) => edge),
		["(-5e+0)", "0e+0", "1e+1", "2e+1"],
	);
	assert.deepEqual(atRisk, [2]);
	assert.deepEqual(parts, [[2], [0, 1, 3, 4], [1], [2], [3]]);
});

test("cutBands parts the customers at risk where another table parts them", () => {
	const { atRisk, parts } = cutBands("x", { from: { value: 0 }, to: { value: 10 }, others: [{ value: 4 }] });
	assert.deepEqual(atRisk, [1, 2]);
	assert.deepEqual(parts, [[1, 2], [0, 3], [0], [1], [2], [3]]);
});

test("cutBands takes a cut that another table shares for one", () => {
	const { sql } = cutBands("x", { to: { value: 5 }, others: [{ value: 5 }, { value: 7 }] });
	assert.deepEqual(
		[...sql.matchAll(/< (\S+) then/g)].map(([, edge]) => edge),
		["5e+0", "7e+0"],
	);
});
