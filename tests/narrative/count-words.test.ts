import assert from "node:assert/strict";
import { test } from "node:test";
import { allOf, countWord, someOf } from "../../analysis/narrative/count-words.ts";

test("numbers up to ten are words", () => {
	assert.deepEqual([0, 1, 4, 10, 11].map(countWord), ["no", "one", "four", "ten", "11"]);
});

test("all of a few things are told without counting twice", () => {
	assert.deepEqual(
		[allOf(1, "channel"), allOf(2, "channels"), allOf(4, "channels"), allOf(12, "pairs")],
		["one channel", "both channels", "all four channels", "all 12 pairs"],
	);
});

test("some of the things are counted, in digits where there are many", () => {
	assert.deepEqual(
		[
			someOf(4, 4, "channels"),
			someOf(1, 4, "channels"),
			someOf(0, 4, "channels"),
			someOf(0, 2, "channels"),
			someOf(0, 1, "channel"),
			someOf(6, 16, "pairs"),
			someOf(0, 16, "pairs"),
		],
		[
			"all four channels",
			"one of four channels",
			"none of four channels",
			"neither of two channels",
			"no channel",
			"6 of 16 pairs",
			"none of 16 pairs",
		],
	);
});
