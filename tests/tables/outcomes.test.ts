import assert from "node:assert/strict";
import { test } from "node:test";
import { findOutcome } from "../../analysis/tables/outcomes.ts";
import { bankOf, type Table } from "./bank-of.ts";

const people: Table = { text: "id\n1\n2\n3\n", fields: { id: { role: "customer" } } };

async function outcomeOf(table: Table) {
	const bank = await bankOf([people, table]);
	const outcome = findOutcome(bank);
	return { of: outcome?.of, rows: outcome && (await bank.values(`${outcome.select} order by all`)) };
}

test("who bought any product bought, and a customer without a row is not known", async () => {
	const { of, rows } = await outcomeOf({
		role: "purchases",
		text: "id,what,bought\n1,Loan,no\n1,Card,yes\n2,Card,no\n",
		fields: { id: { role: "customer" }, what: { role: "product" }, bought: { role: "purchased" } },
	});
	assert.deepEqual(
		[of, rows],
		[
			"purchases",
			[
				[1, true],
				[2, false],
			],
		],
	);
});

test("where there are no purchases, who responded to any contact responded", async () => {
	const { of, rows } = await outcomeOf({
		role: "engagement",
		text: "id,where,answer\n1,Email,0\n1,Email,1\n3,Phone,0\n2,Phone,\n",
		fields: { id: { role: "customer" }, where: { role: "channel" }, answer: { role: "responded" } },
	});
	assert.deepEqual(
		[of, rows],
		[
			"responses",
			[
				[1, true],
				[3, false],
			],
		],
	);
});

test("data without purchases and responses have no outcome", async () => {
	const { of } = await outcomeOf({
		role: "engagement",
		text: "id,where,seen\n1,Email,4\n",
		fields: { id: { role: "customer" }, where: { role: "channel" }, seen: { role: "impressions" } },
	});
	assert.equal(of, undefined);
});
