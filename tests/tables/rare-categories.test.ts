import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf } from "./bank-of.ts";

async function cities(...named: string[]) {
	const text = `age,city\n${named.map((city) => `30,${city}\n`).join("")}`;
	const fields = { age: { role: "age" }, city: { role: "city" } } as const;
	const bank = await bankOf([{ text, fields }], { report: { disclosure: { threshold: 3 } } });
	return bank.relations.get("customers")?.fields.get("city")?.categories;
}

test("rare categories join the Other that the data have", async () => {
	assert.deepEqual(await cities("A", "A", "A", "Other", "Other", "Other", "B"), ["A", "Other"]);
});

test("what the data call as this report calls what it puts together is Other", async () => {
	assert.deepEqual(await cities("A", "A", "A", "All others", "All others", "All others", "Other or unknown"), [
		"A",
		"Other",
	]);
});
