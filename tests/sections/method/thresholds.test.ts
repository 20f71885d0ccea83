import assert from "node:assert/strict";
import { test } from "node:test";
import { thresholds } from "../../../analysis/sections/method/thresholds.ts";
import { settings } from "../../recommendations/hand-made.ts";

function setBy(given: Partial<typeof settings>): Map<string, unknown> {
	const [block] = thresholds([], { ...settings, ...given }).blocks;
	assert.ok(block?.kind === "table");
	const place = block.table.columns.findIndex(({ name }) => name === "set_by");
	return new Map(block.table.rows.map((row) => [String(row[0]), row[place]]));
}

const count = "customers below which a count, and every measure that rests on it, is withheld";

test("each setting says whether it is a default, and which property of the descriptor sets it", () => {
	assert.equal(setBy({}).get(count), "default of disclosure › threshold");
	assert.equal(setBy({ disclosureThreshold: 20 }).get(count), "disclosure › threshold");
});

test("what no report may set is set by Bankbook", () => {
	assert.equal(setBy({}).get("confidence level of every interval"), "Bankbook");
});

test("floors of tiers are set by the report", () => {
	const tiers = {
		method: "floors" as const,
		floors: [
			{ label: "A", floor: 0 },
			{ label: "B", floor: 5 },
		],
	};
	assert.equal(setBy({ tiers }).get("balances at which the tiers part"), "tiers");
});
