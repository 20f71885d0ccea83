import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf, type Table } from "./bank-of.ts";

const customers: Table = { text: "id\n1\n2\n3\n", fields: { id: { role: "customer" } } };

/** The rows of a relation, from a table of this name beside a table of customers 1, 2 and 3. */
async function readRelation(table: Table & { role: NonNullable<Table["role"]> }): Promise<unknown[]> {
	const { values } = await bankOf([customers, table]);
	return values(`select * from ${table.role} order by all`);
}

test("categories are kept as they stand, few of them or many, with quotes in them or missing", async () => {
	const readTypes = async (types: readonly string[]) => {
		const rows = await readRelation({
			role: "transactions",
			text: `who,what,money\n${types.map((type, i) => `1,${type},${i}\n`).join("")}`,
			fields: { who: { role: "customer" }, what: { role: "type" }, money: { role: "amount" } },
		});
		return (rows as [number, string, number][]).toSorted((a, b) => a[2] - b[2]).map(([, type]) => type);
	};
	assert.deepEqual(await readTypes(["Zoë's", "fee", "", "UNKNOWN", "Fee"]), [
		"Zoë's",
		"fee",
		"Unknown",
		"Unknown",
		"Fee",
	]);
	for (const count of [1000, 1001]) {
		const types = Array.from({ length: count }, (_, i) => `t${i}`);
		assert.deepEqual(await readTypes(types), types);
	}
});

test("holdings are the same long and wide, and from a list in a table of customers", async () => {
	const expected = [
		[1, "Card"],
		[1, "Loan"],
		[2, "Card"],
	];
	const long = await readRelation({
		role: "holdings",
		text: "who,what\n1,Loan\n1,Card\n2,Card\n1,Card\n",
		fields: { who: { role: "customer" }, what: { role: "product" } },
	});
	const flagged = await readRelation({
		role: "holdings",
		text: "who,what,has\n1,Loan,1\n1,Card,yes\n2,Card,true\n2,Loan,0\n3,Loan,\n",
		fields: { who: { role: "customer" }, what: { role: "product" }, has: { role: "held" } },
	});
	const wide = await readRelation({
		role: "holdings",
		text: "who,loan,card\n1,1,1\n2,0,1\n3,,0\n",
		fields: {
			who: { role: "customer" },
			loan: { role: "held", product: "Loan" },
			card: { role: "held", product: "Card" },
		},
	});
	const { values } = await bankOf([
		{
			text: 'id,products\n1,"Loan, Card"\n2,"Card,"\n3,\n',
			fields: { id: { role: "customer" }, products: { role: "product", type: "list" } },
		},
	]);
	assert.deepEqual(
		{ long, flagged, wide, list: await values("select * from holdings order by all") },
		{
			long: expected,
			flagged: expected,
			wide: expected,
			list: expected,
		},
	);
});

test("the members of a list cell have the labels of their codes, and an undeclared one refuses the cell", async () => {
	const { values, rejected } = await bankOf([
		{
			text: "id,products\n1,L; C\n2,L;X\n3,C\n",
			fields: {
				id: { role: "customer" },
				products: {
					role: "product",
					type: "list",
					delimiter: ";",
					categories: [
						{ value: "L", label: "Loan" },
						{ value: "C", label: "Card" },
					],
				},
			},
		},
	]);
	assert.deepEqual(await values("select * from holdings order by all"), [
		[1, "Card"],
		[1, "Loan"],
		[3, "Card"],
	]);
	assert.deepEqual(await rejected(), [
		"customers.csv | 3 | products | L;X | has a member that is not one of the categories | value",
	]);
});

test("engagement is the same long and wide", async () => {
	const expected = [
		[1, "Mail", 10, 1],
		[1, "Web", 20, null],
		[2, "Mail", 0, 0],
		[2, "Web", 5, 5],
	];
	const long = await readRelation({
		role: "engagement",
		text: "who,where,seen,clicked\n1,Mail,10,1\n1,Web,20,\n2,Mail,0,0\n2,Web,5,5\n",
		fields: {
			who: { role: "customer" },
			where: { role: "channel" },
			seen: { role: "impressions" },
			clicked: { role: "clicks" },
		},
	});
	const wide = await readRelation({
		role: "engagement",
		text: "who,ms,mc,ws,wc\n1,10,1,20,-1\n2,0,0,5,5\n",
		fields: {
			who: { role: "customer" },
			ms: { role: "impressions", channel: "Mail" },
			mc: { role: "clicks", channel: "Mail" },
			ws: { role: "impressions", channel: "Web" },
			wc: { role: "clicks", channel: "Web" },
		},
	});
	assert.deepEqual({ long, wide }, { long: expected, wide: expected });
});

test("purchases are the same long and wide, and one product needs no name", async () => {
	const expected = [
		[1, "Card", false],
		[1, "Loan", true],
		[2, "Card", null],
		[2, "Loan", true],
	];
	const long = await readRelation({
		role: "purchases",
		text: "who,what,bought\n1,Loan,1\n1,Card,0\n2,Loan,1\n2,Card,\n",
		fields: { who: { role: "customer" }, what: { role: "product" }, bought: { role: "purchased" } },
	});
	const wide = await readRelation({
		role: "purchases",
		text: "who,loan,card\n1,1,0\n2,1,\n",
		fields: {
			who: { role: "customer" },
			loan: { role: "purchased", product: "Loan" },
			card: { role: "purchased", product: "Card" },
		},
	});
	const single = await readRelation({
		role: "purchases",
		text: "who,bought\n1,1\n2,0\n",
		fields: { who: { role: "customer" }, bought: { role: "purchased" } },
	});
	assert.deepEqual(
		{ long, wide, single },
		{
			long: expected,
			wide: expected,
			single: [
				[1, true],
				[2, false],
			],
		},
	);
});

test("transactions are the same long and wide, where an empty amount is no transaction", async () => {
	const expected = [
		[1, "2024-01-31", "Food", 10],
		[1, "2024-01-31", "Rent", 500],
		[2, "2024-01-31", "Rent", 400],
	];
	const long = await readRelation({
		role: "transactions",
		text: "who,day,what,paid\n1,2024-01-31,Food,10\n1,2024-01-31,Rent,500\n2,2024-01-31,Rent,400\n",
		fields: { who: { role: "customer" }, day: { role: "date" }, what: { role: "type" }, paid: { role: "amount" } },
	});
	const wide = await readRelation({
		role: "transactions",
		text: "who,day,food,rent\n1,2024-01-31,10,500\n2,2024-01-31,,400\n",
		fields: {
			who: { role: "customer" },
			day: { role: "date" },
			food: { role: "amount", transaction: "Food" },
			rent: { role: "amount", transaction: "Rent" },
		},
	});
	assert.deepEqual({ long, wide }, { long: expected, wide: expected });
});

test("segments may stand with the customers or in a table of their own, once a customer", async () => {
	const { values } = await bankOf([
		{ text: "id,group\n1,A\n2,\n", fields: { id: { role: "customer" }, group: { role: "segment" } } },
	]);
	assert.deepEqual(await values("select * from segments order by all"), [
		[1, "A"],
		[2, "Unknown"],
	]);
	const own = await bankOf([
		customers,
		{
			role: "segments",
			text: "who,group\n1,A\n2,B\n1,B\n",
			fields: { who: { role: "customer" }, group: { role: "segment" } },
		},
	]);
	assert.deepEqual(await own.values("select * from segments order by all"), [
		[1, "A"],
		[2, "B"],
	]);
	assert.deepEqual(await own.rejected(), ["segments.csv | 4 | who | 1 | is a second row of the same customer | row"]);
});

test("totals of types in a table of customers are a row each, and a total of all types is a row of its own", async () => {
	const { values } = await bankOf([
		{
			text: "id,withdrawn,paid_in,moves\n1,50,20,3\n2,,10,1\n3,,,\n",
			fields: {
				id: { role: "customer" },
				withdrawn: { role: "amount", transaction: "Withdrawal" },
				paid_in: { role: "amount", transaction: "Deposit" },
				moves: { role: "transaction_count" },
			},
		},
	]);
	assert.deepEqual(await values("select customer, type, amount, transaction_count from transactions order by all"), [
		[1, "Deposit", 20, null],
		[1, "Withdrawal", 50, null],
		[1, null, null, 3],
		[2, "Deposit", 10, null],
		[2, null, null, 1],
	]);
});

test("how often a product is used stands beside it, once a customer and product", async () => {
	const usage = await readRelation({
		role: "holdings",
		text: "who,what,times\n1,Card,4\n1,Card,6\n2,Card,\n",
		fields: { who: { role: "customer" }, what: { role: "product" }, times: { role: "usage" } },
	});
	assert.deepEqual(usage, [
		[1, "Card", 6],
		[2, "Card", null],
	]);
});

test("a moment keeps its time of day, and a date has none", async () => {
	const moment = async (type: string) => {
		const { values } = await bankOf([
			customers,
			{
				role: "transactions",
				text: "who,when,money\n1,2025-06-01 14:05:09,5\n",
				fields: { who: { role: "customer" }, when: { role: "date", type }, money: { role: "amount" } },
			},
		]);
		return values("select cast(date as varchar) from transactions");
	};
	assert.deepEqual([await moment("date"), await moment("datetime")], [[["2025-06-01"]], [["2025-06-01 14:05:09"]]]);
});
