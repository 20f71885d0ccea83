import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hypothesis } from "../../analysis/findings/hypothesis.ts";
import { judge } from "../../analysis/findings/judge.ts";

interface Made {
	low: number;
	high: number;
	p: number;
}

/** A difference between two shares, of which two points matter. */
function difference(id: string, measured: Made | null): Hypothesis {
	return {
		id,
		measured: measured && {
			estimate: { estimate: (measured.low + measured.high) / 2, low: measured.low, high: measured.high },
			p: measured.p,
			effect: { name: "Cohen's h", value: 0.1, magnitude: "negligible" },
		},
		n: 100,
		measure: "difference in purchase rate",
		format: "points",
		kind: "confirmatory",
		none: 0,
		negligible: { low: -0.02, high: 0.02 },
		test: "chi-square test",
	};
}

test("a difference that matters, beyond chance, is supported", () => {
	const finding = judge([difference("a", { low: 0.03, high: 0.09, p: 0.0001 })])("a");
	assert.deepEqual([finding.verdict, finding.q], ["supported", 0.0001]);
});

test("an interval inside what is negligible is no difference, however small the p-value", () => {
	assert.equal(judge([difference("a", { low: 0.001, high: 0.019, p: 0.0001 })])("a").verdict, "no difference");
	assert.equal(judge([difference("a", { low: -0.02, high: 0.02, p: 1 })])("a").verdict, "no difference");
});

test("an interval that reaches from nothing to what matters is inconclusive", () => {
	assert.equal(judge([difference("a", { low: -0.01, high: 0.03, p: 0.3 })])("a").verdict, "inconclusive");
});

test("all tests are one family: what one test alone supports, many do not", () => {
	const one = difference("one", { low: 0.001, high: 0.08, p: 0.04 });
	const others = ["b", "c", "d"].map((id) => difference(id, { low: -0.03, high: 0.04, p: 0.6 }));
	assert.equal(judge([one])("one").verdict, "supported");
	const together = judge([one, ...others])("one");
	// R 4.2.2: p.adjust(c(0.04, 0.6, 0.6, 0.6), "BH")[1] is 0.16.
	assert.deepEqual([together.verdict, together.q], ["inconclusive", 0.16]);
});

test("what cannot be tested is inconclusive and takes no part in the family", () => {
	const findings = judge([difference("a", null), difference("b", { low: 0.03, high: 0.09, p: 0.04 })]);
	assert.deepEqual([findings("a").verdict, findings("a").q, findings("b").q], ["inconclusive", null, 0.04]);
});

test("two hypotheses of one id, and an id that nobody put forward, are refused", () => {
	const twice = [difference("a", null), difference("a", null)];
	assert.throws(() => judge(twice), /^Error: two hypotheses have the id "a": name them apart$/);
	assert.throws(() => judge([])("a"), /^Error: no hypothesis has the id "a": a chapter must put it forward/);
});
