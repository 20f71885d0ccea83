import assert from "node:assert/strict";
import { test } from "node:test";
import { listReports } from "../../analysis/report.ts";
import { exampleData, readExample } from "../fixtures/example-results.ts";
import { assertNoCauseIsClaimed, claimsCause } from "./no-cause.ts";

test("a sentence that says that one thing brings about another is told from one that says that they go together", () => {
	for (const sentence of [
		"Clicking leads to buying",
		"Owners buy more often because of the card",
		"A card increases their spending",
		"Income drives spending",
		"Messages make customers buy",
	])
		assert.ok(claimsCause(sentence), sentence);
	for (const sentence of [
		"A higher click-through rate goes with buying",
		"Value-driven frequent users buy somewhat more often",
		"An association is not a cause",
	])
		assert.ok(!claimsCause(sentence), sentence);
});

for (const name of await listReports(exampleData))
	test(`${name}: no sentence claims a cause`, async () => {
		assertNoCauseIsClaimed(await readExample(name));
	});
