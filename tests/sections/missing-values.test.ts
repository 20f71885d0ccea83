import assert from "node:assert/strict";
import { test } from "node:test";
import { describeQuality } from "../../analysis/chapters/quality.ts";
import { readReport } from "../../analysis/report.ts";
import { missingValues } from "../../analysis/sections/missing-values.ts";
import { bankOf } from "../tables/bank-of.ts";

const disclosed = { report: { disclosure: { threshold: 3 } } };

async function read(text: string) {
	const fields = { age: { role: "age" }, city: { role: "city" } } as const;
	const bank = await bankOf([{ text: `age,city\n${text}`, fields }], disclosed);
	return { bank, settings: (await readReport(bank.folder)).settings };
}

test("fields without a gap are said to be complete, and only those", async () => {
	const { bank, settings } = await read("30,A\n30,A\n30,A\n");
	assert.equal(missingValues(bank, settings).claim, "Every field is complete in the rows kept");
	const merged = await read("30,A\n30,A\n30,A\n30,B\n30,\n30,\n");
	assert.equal(missingValues(merged.bank, merged.settings).claim, "1 field has missing values");
});

test("a category that says Unknown is a missing value", async () => {
	const { bank, settings } = await read("30,A\n30,A\n30,A\n30,Unknown\n30,unknown\n30,\n");
	assert.equal(missingValues(bank, settings).claim, "1 field has missing values, city the most: 50.0%");
	assert.deepEqual(bank.relations.get("customers")?.fields.get("city")?.categories, ["A", "Unknown"]);
});

test("how many values are unknown is told nowhere where it would tell how rare a category is", async () => {
	const { bank, settings } = await read("30,A\n30,A\n30,A\n30,B\n30,\n30,\n");
	const [rows] = describeQuality(bank, settings, []).sections;
	assert.ok(!JSON.stringify(rows).includes("city"));
});
