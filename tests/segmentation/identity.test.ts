import assert from "node:assert/strict";
import { test } from "node:test";
import { keepIdentity, type SegmentsFile } from "../../analysis/segmentation/identity.ts";
import type { Transform } from "../../analysis/segmentation/transforms.ts";
import { moneyFeature } from "./accounts-in.ts";

const transform = (id: string, { mean = 0, deviation = 1 } = {}): Transform => ({
	feature: moneyFeature(id),
	median: mean,
	low: -1e9,
	high: 1e9,
	logConstant: null,
	mean,
	deviation,
	missing: 0,
});

const transforms = [transform("balance"), transform("transactions")];

const previous: SegmentsFile = {
	seed: 1,
	software: [],
	features: transforms.map(({ feature, ...figures }) => ({ id: feature.id, label: feature.label, ...figures })),
	segments: [
		{ number: 1, name: "Savers", customers: 50, center: [2, 0] },
		{ number: 2, name: "Spenders", customers: 40, center: [0, 2] },
		{ number: 3, name: "Sleepers", customers: 30, center: [-2, -2] },
	],
};

test("without a previous build segments are numbered as they come", () => {
	assert.deepEqual(
		keepIdentity(
			[
				[0, 2],
				[2, 0],
			],
			transforms,
			undefined,
		),
		[{ number: 1 }, { number: 2 }],
	);
});

test("a segment keeps its number and name wherever it comes, while its center stays near", () => {
	assert.deepEqual(
		keepIdentity(
			[
				[-1.9, -2.1],
				[0.2, 1.9],
				[2.1, 0.1],
			],
			transforms,
			previous,
		),
		[
			{ number: 3, name: "Sleepers" },
			{ number: 2, name: "Spenders" },
			{ number: 1, name: "Savers" },
		],
	);
});

test("a segment that is new gets the smallest number that is free", () => {
	assert.deepEqual(
		keepIdentity(
			[
				[5, 5],
				[0, 2],
				[2, 0],
			],
			transforms,
			previous,
		),
		[{ number: 3 }, { number: 2, name: "Spenders" }, { number: 1, name: "Savers" }],
	);
});

test("of two segments near one previous segment the nearer one keeps it", () => {
	assert.deepEqual(
		keepIdentity(
			[
				[2.5, 0],
				[2.1, 0],
			],
			transforms,
			previous,
		),
		[{ number: 2 }, { number: 1, name: "Savers" }],
	);
});

test("centers are compared in the data's own units, when the customers spread differently now", () => {
	const now = [transform("balance", { mean: 1, deviation: 2 }), transform("transactions")];
	// Balance 2 is (2 - 1) / 2 = 0.5 on the present footing.
	assert.deepEqual(keepIdentity([[0.5, 0]], now, previous), [{ number: 1, name: "Savers" }]);
});

test("where the features are others, nothing is known again", () => {
	assert.deepEqual(keepIdentity([[2, 0]], [transform("balance"), transform("tenure")], previous), [{ number: 1 }]);
});
