import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf, type Table } from "./bank-of.ts";

const counts = ({ accounts }: Awaited<ReturnType<typeof bankOf>>) =>
	accounts.files.map(({ rowsRead, rowsKept, rowsRejected }) => [rowsRead, rowsKept, rowsRejected]);

test("the first row of a customer is kept, a later one refused: an exact duplicate or a contradiction", async () => {
	const bank = await bankOf([
		{
			text: "id,age\n1,30\n2,40\n1,30\n1,31\n",
			fields: { id: { role: "customer" }, age: { role: "age" } },
		},
	]);
	assert.deepEqual(await bank.values("select age from customers order by customer"), [[30], [40]]);
	assert.deepEqual(await bank.rejected(), [
		"customers.csv | 4 | id | 1 | is an exact duplicate of an earlier row | row",
		"customers.csv | 5 | id | 1 | is a second row of the same customer | row",
	]);
	assert.deepEqual(bank.accounts.exactDuplicates, [{ table: "customers", rows: 1 }]);
});

const payments = (schema: object, text: string): Table => ({
	role: "transactions",
	text,
	fields: {
		payment: {},
		line: {},
		who: { role: "customer" },
		paid: { role: "amount" },
	},
	schema,
});

test("a primary key is checked, whether or not its fields have roles", async () => {
	const bank = await bankOf([
		payments(
			{ primaryKey: ["payment", "line"] },
			"payment,line,who,paid\n1,1,a,5\n1,2,a,5\n1,1,b,6\n2,,a,5\n,1,a,5\n1,1,a,5\n2,,a,5\n",
		),
	]);
	assert.deepEqual(await bank.rejected(), [
		"transactions.csv | 4 | payment | 1, 1 | repeats the key payment, line | row",
		"transactions.csv | 5 | line |  | is missing | row",
		"transactions.csv | 6 | payment |  | is missing | row",
		"transactions.csv | 7 | payment | 1, 1 | is an exact duplicate of an earlier row | row",
		"transactions.csv | 8 | line |  | is missing | row",
	]);
	assert.deepEqual(counts(bank), [[7, 2, 5]]);
	assert.deepEqual(bank.accounts.exactDuplicates, [{ table: "transactions", rows: 2 }]);
	assert.deepEqual(bank.accounts.unused, [{ table: "transactions", columns: [] }]);
});

test("a unique field is checked where it is not missing, whether or not it has a role", async () => {
	const bank = await bankOf([
		{
			text: "id,mail,score\n1,a@x,5\n2,a@x,6\n3,,5\n4,,\n",
			fields: {
				id: { role: "customer" },
				mail: { constraints: { unique: true } },
				score: { role: "credit_score", constraints: { unique: true } },
			},
		},
	]);
	assert.deepEqual(await bank.rejected(), [
		"customers.csv | 3 | mail | a@x | repeats the key mail | row",
		"customers.csv | 4 | score | 5 | repeats the key score | row",
	]);
	assert.deepEqual(counts(bank), [[4, 2, 2]]);
});

test("rows without a key that must be unique may repeat, and exact duplicates among them are counted", async () => {
	const bank = await bankOf([payments({}, "payment,line,who,paid\n1,1,a,5\n2,2,a,5\n1,1,a,5\n")]);
	assert.deepEqual(counts(bank), [[3, 3, 0]]);
	assert.deepEqual(bank.accounts.exactDuplicates, [{ table: "transactions", rows: 2 }]);
});

const customers: Table = {
	text: "id,branch\n1,north\n2,south\n3,east\n4,\n",
	fields: { id: { role: "customer" }, branch: { role: "region" } },
};
const accounts: Table = {
	name: "accounts",
	role: "holdings",
	text: "account,who,product\nA,1,Card\nB,9,Card\nC,3,Card\n",
	fields: { account: {}, who: { role: "customer" }, product: { role: "product" } },
};

test("a row of a customer who is not in the table of customers is refused", async () => {
	const bank = await bankOf([customers, accounts]);
	assert.deepEqual(await bank.rejected(), ["accounts.csv | 3 | who | 9 | is not in the table of customers | row"]);
	assert.deepEqual(counts(bank), [
		[4, 4, 0],
		[3, 2, 1],
	]);
});

test("a row whose declared foreign key has no match is refused, and in turn what refers to it", async () => {
	const regions: Table = {
		name: "regions",
		text: "who,region\n1,north\n3,west\n",
		fields: { who: { role: "customer" }, region: { constraints: { unique: true } } },
	};
	const bank = await bankOf([
		{
			...customers,
			schema: { foreignKeys: [{ fields: "branch", reference: { resource: "regions", fields: "region" } }] },
		},
		{
			...accounts,
			schema: { foreignKeys: [{ fields: ["who"], reference: { resource: "customers", fields: ["id"] } }] },
		},
		{
			...payments(
				{
					foreignKeys: [
						{ fields: ["payment", "who"], reference: { resource: "accounts", fields: ["account", "who"] } },
					],
				},
				"payment,line,who,paid\nA,1,1,5\nC,1,1,5\n,1,1,5\n",
			),
		},
		regions,
	]);
	assert.deepEqual(await bank.rejected(), [
		"accounts.csv | 3 | who | 9 | is not in the table of customers | row",
		"accounts.csv | 4 | who | 3 | is not in the table of customers | row",
		"customers.csv | 3 | branch | south | has no match in the table regions | row",
		"customers.csv | 4 | branch | east | has no match in the table regions | row",
		"regions.csv | 3 | who | 3 | is not in the table of customers | row",
		"transactions.csv | 3 | payment | C, 1 | has no match in the table accounts | row",
	]);
	assert.deepEqual(counts(bank), [
		[4, 2, 2],
		[3, 1, 2],
		[3, 2, 1],
		[2, 1, 1],
	]);
	assert.deepEqual(await bank.values("select id from customer_ids order by customer"), [["1"], ["4"]]);
});

test("a key is matched by its text, also where that is refused as a value", async () => {
	const bank = await bankOf([
		{
			text: "id,branch\n1,north\n2,south\n3,east\n",
			fields: { id: { role: "customer" }, branch: { role: "region", constraints: { enum: ["north"] } } },
			schema: { foreignKeys: [{ fields: "branch", reference: { resource: "branches", fields: "name" } }] },
		},
		{
			name: "branches",
			text: "who,name\n1,north\n2,south\n",
			fields: { who: { role: "customer" }, name: { role: "city", constraints: { unique: true } } },
		},
	]);
	assert.deepEqual(await bank.rejected(), [
		"customers.csv | 3 | branch | south | is not one of the allowed values | value",
		"customers.csv | 4 | branch | east | has no match in the table branches | row",
	]);
});
