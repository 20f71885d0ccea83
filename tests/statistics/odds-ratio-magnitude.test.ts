import assert from "node:assert/strict";
import { test } from "node:test";
import { oddsRatioMagnitude } from "../../analysis/statistics/odds-ratio-magnitude.ts";

test("an odds ratio is called by its size, whichever way round it is", () => {
	const ratios = [1, 1.67, 1.68, 3.46, 3.47, 6.7, 6.71];
	const names = ["negligible", "negligible", "small", "small", "medium", "medium", "large"];
	assert.deepEqual(ratios.map(oddsRatioMagnitude), names);
	assert.deepEqual(
		[1.6, 2, 4, 7].map((ratio) => oddsRatioMagnitude(1 / ratio)),
		["negligible", "small", "medium", "large"],
	);
});
