import assert from "node:assert/strict";
import { test } from "node:test";
import { countSpellings, createPicker, listSpellings, scatter } from "./dirt.ts";
import { createRandom } from "./random.ts";

test("createPicker hands out each row once, and only those asked for", () => {
	const { pick } = createPicker(createRandom(1), [1, 2, 3, 4, 5, 6]);
	const even = pick(2, { where: (row) => row % 2 === 0 });
	const others = pick(4);
	assert.ok(even.every((row) => row % 2 === 0));
	assert.deepEqual([...even, ...others].toSorted(), [1, 2, 3, 4, 5, 6]);
	assert.throws(() => pick(1), { message: "0 rows are left for dirt, not 1: make more rows" });
});

test("scatter keeps the order of the rows and puts a repeated row below its original", () => {
	const rows = ["a", "b", "c", "d"];
	for (let seed = 1; seed <= 20; seed++) {
		const all = scatter(createRandom(seed), rows, { extra: [{ row: "c again", after: "c" }, { row: "x" }] });
		assert.deepEqual(
			all.filter((row) => rows.includes(row)),
			rows,
		);
		assert.equal(all.length, 6);
		assert.ok(all.indexOf("c again") > all.indexOf("c"));
	}
});

test("listSpellings writes each spelling as often as it says", () => {
	assert.deepEqual(listSpellings({ NA: 2, "": 1 }), ["NA", "NA", ""]);
	assert.equal(countSpellings({ NA: 2, "": 1 }, { x: 4 }), 7);
});
