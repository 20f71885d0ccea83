import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseK, type KEvidence } from "../../analysis/statistics/choose-k.ts";

const one: KEvidence = evidenceOf(1, 1, { even: 0, shuffled: 0 });

function evidenceOf(k: number, predictionStrength: number, gaps: { even: number; shuffled: number }): KEvidence {
	return {
		k,
		predictionStrength,
		overEven: { gap: gaps.even, standardError: 0.01 },
		overShuffled: { gap: gaps.shuffled, standardError: 0.01 },
	};
}

test("chooseK takes the number with the widest gap over the evenly spread among those that count", () => {
	const { k, verdicts } = chooseK([
		one,
		evidenceOf(2, 0.95, { even: 0.2, shuffled: 0.3 }),
		evidenceOf(3, 0.85, { even: 0.4, shuffled: 0.5 }),
		evidenceOf(4, 0.82, { even: 0.3, shuffled: 0.6 }),
		evidenceOf(5, 0.6, { even: 0.9, shuffled: 0.9 }),
	]);
	assert.equal(k, 3);
	assert.deepEqual(
		verdicts.map(({ counts }) => counts),
		[true, true, true, false],
	);
});

test("chooseK says of every number above 1 what speaks for it and what against", () => {
	const { verdicts } = chooseK([one, evidenceOf(2, 0.9, { even: -0.1, shuffled: 0.3 })]);
	assert.deepEqual(verdicts, [{ k: 2, recurs: true, beatsEven: false, beatsShuffled: true, counts: false }]);
});

test("chooseK counts a prediction strength of exactly 0.8 and gaps beyond two standard errors", () => {
	const choose = (...args: Parameters<typeof evidenceOf>) => chooseK([one, evidenceOf(...args)]).k;
	assert.equal(choose(2, 0.8, { even: 0.021, shuffled: 0.021 }), 2);
	assert.equal(choose(2, 0.799, { even: 0.021, shuffled: 0.021 }), 1);
	assert.equal(choose(2, 0.8, { even: 0.02, shuffled: 0.021 }), 1);
	assert.equal(choose(2, 0.8, { even: 0.021, shuffled: 0.02 }), 1);
});

test("chooseK measures gaps from those of one cluster", () => {
	const wide = evidenceOf(1, 1, { even: 0.5, shuffled: 0 });
	assert.equal(chooseK([wide, evidenceOf(2, 0.9, { even: 0.52, shuffled: 0.3 })]).k, 1);
	assert.equal(chooseK([wide, evidenceOf(2, 0.9, { even: 0.53, shuffled: 0.3 })]).k, 2);
});

test("chooseK takes the smallest of equals, such as points that coincide in their clusters", () => {
	const infinite = { even: Number.POSITIVE_INFINITY, shuffled: Number.POSITIVE_INFINITY };
	assert.equal(chooseK([one, evidenceOf(2, 1, infinite), evidenceOf(3, 1, infinite)]).k, 2);
});

test("chooseK finds one cluster where nothing counts or nothing else was tried, and needs one to begin with", () => {
	assert.equal(chooseK([one, evidenceOf(2, 0.7, { even: 0.3, shuffled: 0.3 })]).k, 1);
	assert.deepEqual(chooseK([one]), { k: 1, verdicts: [] });
	for (const evidence of [[], [evidenceOf(2, 0.9, { even: 1, shuffled: 1 })]]) {
		assert.throws(() => chooseK(evidence), {
			message: "there is nothing to compare with: give the evidence for one cluster first",
		});
	}
});

test("chooseK finds one cluster in points that are all the same", () => {
	// Their inertia is 0 with any number of clusters, and so is that of their references: gaps of no number.
	const undefinedGaps = { even: Number.NaN, shuffled: Number.NaN };
	assert.equal(chooseK([evidenceOf(1, 1, undefinedGaps), evidenceOf(2, 1, undefinedGaps)]).k, 1);
});
