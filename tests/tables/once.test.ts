import assert from "node:assert/strict";
import { test } from "node:test";
import { once } from "../../analysis/tables/once.ts";

test("what is asked for several times, even at the same time, is made once for the same bank and settings", async () => {
	let made = 0;
	const make = once(async (_bank: object, _settings: object) => ++made);
	const [bank, settings] = [{}, {}];
	assert.deepEqual(await Promise.all([make(bank, settings), make(bank, settings)]), [1, 1]);
	assert.equal(await make(bank, {}), 2);
	assert.equal(await make({}, settings), 3);
	assert.equal(await make(bank, settings), 1);
});
