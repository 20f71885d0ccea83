import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf } from "./bank-of.ts";

const fields = {
	age: { role: "age" },
	sex: { role: "gender" },
	balance: { role: "balance" },
} as const;

const disclosed = { report: { disclosure: { threshold: 3 } } };

test("a field known of fewer customers than may be shown is no field of the bank, nor is what follows from it", async () => {
	const bank = await bankOf([{ text: "age,sex,balance\n37,,\n,F,\n,F,10\n,M,20\n,,30\n", fields }], disclosed);
	assert.deepEqual([...(bank.relations.get("customers")?.fields.keys() ?? [])], ["gender", "balance"]);
	assert.deepEqual(bank.accounts.tooFew, [{ column: "age", role: "age", known: 1 }]);
});

test("a field that nobody has a value of is no field of the bank", async () => {
	const bank = await bankOf([{ text: "age,sex,balance\n37,,\n38,,\n39,,\n", fields }], disclosed);
	assert.deepEqual([...(bank.relations.get("customers")?.fields.keys() ?? [])], ["age", "age_band"]);
	assert.deepEqual(bank.accounts.tooFew, [
		{ column: "sex", role: "gender", known: 0 },
		{ column: "balance", role: "balance", known: 0 },
	]);
	assert.deepEqual(bank.outliers, []);
});
