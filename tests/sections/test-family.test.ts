import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding, HypothesisKind, Verdict } from "../../analysis/findings/hypothesis.ts";
import { familySection } from "../../analysis/sections/test-family.ts";

function finding(kind: HypothesisKind, verdict: Verdict, q: number | null = 0.5): Finding {
	return { kind, verdict, q } as Finding;
}

test("the family is told with how many tests of each kind it has and what came of them", () => {
	const section = familySection([
		finding("confirmatory", "supported"),
		finding("confirmatory", "no difference"),
		finding("exploratory", "supported"),
		finding("exploratory", "inconclusive"),
		finding("exploratory", "inconclusive"),
	]);
	assert.equal(
		section?.claim,
		"5 tests were declared as one family, 2 confirmatory and 3 exploratory; 2 are supported",
	);
	const [block] = section.blocks;
	assert.ok(block?.kind === "table");
	assert.deepEqual(
		block.table.rows.map(([, ...counts]) => counts),
		[
			[2, 1, 1, 0],
			[3, 1, 0, 2],
		],
	);
});

test("what could not be tested takes no part in the family, and is said", () => {
	const section = familySection([finding("confirmatory", "supported"), finding("exploratory", "inconclusive", null)]);
	assert.equal(section?.claim, "1 test was declared as one family, 1 confirmatory and 0 exploratory; 1 is supported");
	const [block] = section.blocks;
	assert.match((block?.kind === "table" && block.note) || "", /1 more comparison could not be tested/);
});

test("a report that tests nothing declares no family", () => {
	assert.equal(familySection([]), undefined);
	assert.equal(familySection([finding("confirmatory", "inconclusive", null)]), undefined);
});
