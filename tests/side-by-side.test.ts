import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { sideBySide } from "../analysis/side-by-side.ts";

test("what works side by side is returned in order", async () => {
	assert.deepEqual(await sideBySide([setTimeout(2, "slow"), Promise.resolve(7)]), ["slow", 7]);
});

test("where several fail all have ended before the first of them in order is thrown", async () => {
	const ended: string[] = [];
	const work = async (name: string, milliseconds: number, fails: boolean) => {
		await setTimeout(milliseconds);
		ended.push(name);
		if (fails) throw new Error(name);
	};
	await assert.rejects(
		sideBySide([work("good", 3, false), work("late", 2, true), work("early", 1, true)]),
		/^Error: late$/,
	);
	assert.deepEqual(ended.toSorted(), ["early", "good", "late"]);
});
