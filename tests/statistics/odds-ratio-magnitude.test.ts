import assert from "node:assert/strict";
import { test } from "node:test";
import { oddsRatioMagnitude } from "../../analysis/statistics/odds-ratio-magnitude.ts";

test("an odds ratio is called by its size, whichever way round it is", () => {
	// R: exp(c(0.2, 0.5, 0.8) * pi / sqrt(3)) is 1.437276 2.476649 4.267650
	const ratios = [1, 1.437, 1.438, 2.476, 2.477, 4.267, 4.268];
	const names = ["negligible", "negligible", "small", "small", "medium", "medium", "large"];
	assert.deepEqual(ratios.map(oddsRatioMagnitude), names);
	assert.deepEqual(
		[1.4, 2, 4, 7].map((ratio) => oddsRatioMagnitude(1 / ratio)),
		["negligible", "small", "medium", "large"],
	);
});
