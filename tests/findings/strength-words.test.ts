import assert from "node:assert/strict";
import { test } from "node:test";
import { type Magnitude, magnitudes } from "../../analysis/findings/hypothesis.ts";
import { byHowMuch, effectWords, howGreatly } from "../../analysis/findings/strength-words.ts";

/** Beyond any doubt, whatever its size. */
const sized = (magnitude: Magnitude) => ({
	measured: {
		estimate: { estimate: 0.01, low: 0.009, high: 0.011 },
		p: 1e-12,
		effect: { name: "Cohen's h", value: 0.1, magnitude },
	},
});

test("words of strength follow the size of the effect, and not how sure it is", () => {
	assert.deepEqual(
		magnitudes.map((magnitude) => [byHowMuch(sized(magnitude)), howGreatly(sized(magnitude))]),
		[
			["slightly", "slightly"],
			["somewhat", "somewhat"],
			["noticeably", "noticeably"],
			["far", "greatly"],
		],
	);
});

test("the effects of a finding are those of its supported lines, from the least to the greatest", () => {
	const line = (magnitude: Magnitude, verdict: "supported" | "inconclusive" = "supported") => ({
		verdict,
		effect: { name: "Cohen's h", value: 0.1, magnitude },
	});
	assert.equal(effectWords([line("small")]), "small effect");
	assert.equal(effectWords([line("small"), line("small"), line("large", "inconclusive")]), "small effects");
	assert.equal(effectWords([line("large"), line("negligible"), line("medium")]), "negligible to large effects");
	assert.equal(effectWords([line("large", "inconclusive"), { verdict: "supported" }]), undefined);
});
