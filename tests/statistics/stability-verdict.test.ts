import assert from "node:assert/strict";
import { test } from "node:test";
import { isStable, stabilityVerdict } from "../../analysis/statistics/stability-verdict.ts";

const boundaries = [
	[0, "dissolved"],
	[0.5, "dissolved"],
	[0.501, "not to be trusted"],
	[0.599, "not to be trusted"],
	[0.6, "a pattern only"],
	[0.749, "a pattern only"],
	[0.75, "stable"],
	[0.849, "stable"],
	[0.85, "highly stable"],
	[1, "highly stable"],
] as const;

for (const [jaccard, verdict] of boundaries) {
	test(`stabilityVerdict(${jaccard}) is "${verdict}"`, () => {
		assert.equal(stabilityVerdict(jaccard), verdict);
		assert.equal(isStable(jaccard), verdict.endsWith("stable"));
	});
}
