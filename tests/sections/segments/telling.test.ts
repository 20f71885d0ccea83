import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsFor } from "../../../analysis/format.ts";
import { tellingDifferences } from "../../../analysis/sections/segments/telling.ts";
import type { Feature } from "../../../analysis/segmentation/features.ts";

const balance: Feature = {
	id: "balance",
	label: "Balance",
	axis: "value",
	sign: 1,
	format: "money",
	words: { high: "a higher balance", low: "a lower balance" },
	protected: false,
};
const formats = formatsFor({ locale: "en-US", currency: "USD" });

/** What is told of a difference from all customers, by the medians of the segment and of all. */
function told(difference: number, own: number | undefined, all: number) {
	const segments = new Map(own === undefined ? [] : [[1, own]]);
	return tellingDifferences(
		{ number: 1, differences: [{ feature: balance, difference }] },
		{ medians: new Map([["balance", { segments, all }]]) },
		formats,
	).map(({ medians }) => medians);
}

test("a difference is told with the medians that show it", () => {
	assert.deepEqual(told(-0.5, 46, 109), [{ own: 46, all: 109 }]);
	assert.deepEqual(told(0.5, 46, 0), [{ own: 46, all: 0 }]);
	assert.deepEqual(told(0.1, 200, 109), []);
});

test("a difference is left out where the medians lie the other way, or as good as alike", () => {
	assert.deepEqual(told(-0.5, 66, 61), []);
	assert.deepEqual(told(-0.5, 27, 28), []);
	assert.deepEqual(told(0.5, 8, 8), []);
});

test("medians that are unknown, zero of both or written alike tell nothing of a difference", () => {
	assert.deepEqual(told(0.5, undefined, 0), [undefined]);
	assert.deepEqual(told(0.5, 0, 0), [undefined]);
	assert.deepEqual(told(0.5, 0.4, 0.3), [undefined]);
});
