import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf, type Options, type ReadBank, type Table } from "./bank-of.ts";

const customers: Table = { text: "id\n1\n2\n3\n", fields: { id: { role: "customer" } } };

/** The rows of a relation, from a table of this name beside a table of customers 1, 2 and 3. */
async function readRelation(table: Table & { role: NonNullable<Table["role"]> }): Promise<unknown[]> {
	const { values } = await bankOf([customers, table]);
	return values(`select * from ${table.role} order by all`);
}

const field = (bank: ReadBank, role: Parameters<Map<string, unknown>["get"]>[0]) => {
	const found = [...(bank.relations.get("customers")?.fields.values() ?? [])].find(
		(candidate) => candidate.role === role,
	);
	return found && { categories: found.categories, ordered: found.ordered, missing: found.missing };
};

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

test("transactions alone make the customers, in the order in which they occur", async () => {
	const { values } = await bankOf([
		{
			role: "transactions",
			text: "who,paid\nb,1\na,2\nb,3\n",
			fields: { who: { role: "customer" }, paid: { role: "amount" } },
		},
	]);
	assert.deepEqual(await values("select customer, id from customer_ids order by customer"), [
		[1, "b"],
		[2, "a"],
	]);
	assert.deepEqual(await values("select * from customers order by all"), [[1], [2]]);
	assert.deepEqual(await values("select * from transactions order by all"), [
		[1, 1],
		[1, 3],
		[2, 2],
	]);
});

test("tables of customers are joined: the first says who is one, another need not know them all", async () => {
	const { values, rejected } = await bankOf([
		{ text: "id,age\n1,30\n2,40\n", fields: { id: { role: "customer" }, age: { role: "age" } } },
		{
			name: "money",
			text: "who,balance\n2,7\n9,8\n",
			fields: { who: { role: "customer" }, balance: { role: "balance" } },
		},
	]);
	assert.deepEqual(await values("select customer, age, balance from customers order by customer"), [
		[1, 30, null],
		[2, 40, 7],
	]);
	assert.deepEqual(await rejected(), ["money.csv | 3 | who | 9 | is not in the table of customers | row"]);
});

test("without a customer's id each row is a customer", async () => {
	const { values } = await bankOf([{ text: "age\n30\n30\n", fields: { age: { role: "age" } } }]);
	assert.deepEqual(await values("select customer, age from customers order by customer"), [
		[1, 30],
		[2, 30],
	]);
});

test("ages give age bands, unless the data have their own", async () => {
	const { values } = await bankOf([{ text: "age\n17\n18\n24\n25\n64\n65\n\n", fields: { age: { role: "age" } } }]);
	assert.deepEqual((await values("select age_band from customers order by customer")).flat(), [
		"Under 18",
		"18–24",
		"18–24",
		"25–34",
		"55–64",
		"65+",
		"Unknown",
	]);
	const own = await bankOf([
		{ text: "age,band\n17,young\n", fields: { age: { role: "age" }, band: { role: "age_band" } } },
	]);
	assert.deepEqual(await own.values("select age_band from customers"), [["young"]]);
});

test("categories stand by falling frequency, then by the alphabet, or in their declared order, Unknown last", async () => {
	const text = "x\nb\nb\nc\na\n\n\n\n";
	const free = await bankOf([{ text, fields: { x: { role: "education" } } }]);
	assert.deepEqual(field(free, "education"), { categories: ["b", "a", "c", "Unknown"], ordered: false, missing: 3 });
	const ordered = await bankOf([
		{ text, fields: { x: { role: "education", categories: ["c", "b", "a", "z"], categoriesOrdered: true } } },
	]);
	assert.deepEqual(field(ordered, "education"), { categories: ["c", "b", "a", "Unknown"], ordered: true, missing: 3 });
});

const disclosed: Options = { report: { disclosure: { threshold: 3 } } };
const inCities = (cities: string[]): Table => ({
	text: `age,city\n${cities.map((city) => `30,${city}\n`).join("")}`,
	fields: { age: { role: "age" }, city: { role: "city" } },
});

test("rare categories are gathered to Other where that is enough to show", async () => {
	const bank = await bankOf([inCities(["A", "A", "A", "A", "B", "B", "C", ""])], disclosed);
	assert.deepEqual(field(bank, "city"), { categories: ["A", "Other", "Unknown"], ordered: false, missing: 1 });
});

test("rare categories too few even together are gathered with the unknown", async () => {
	const bank = await bankOf([inCities(["A", "A", "A", "B", "", ""])], disclosed);
	assert.deepEqual(field(bank, "city"), { categories: ["A", "Other or unknown"], ordered: false, missing: 3 });
});

test("rare categories that nothing can be gathered with stay", async () => {
	const bank = await bankOf([inCities(["A", "A", "A", "B"])], disclosed);
	assert.deepEqual(field(bank, "city"), { categories: ["A", "B"], ordered: false, missing: 0 });
});

test("a bank of fewer customers than may be shown is refused", async () => {
	await assert.rejects(bankOf([inCities(["A", "B"])], disclosed), {
		message:
			"bank: 2 customers are left after cleaning; below 3 (report.disclosure.threshold) nothing can be published",
	});
});

test("the relations are the same whatever the number of threads", async () => {
	const lines = (count: number, line: (i: number) => string) =>
		Array.from({ length: count }, (_, i) => `${line(i)}\n`).join("");
	const tables: Table[] = [
		{
			text: `id,age,city\n${lines(30_000, (i) => `c${i % 29_500},${(i * 7) % 130},${i % 11 === 0 ? "" : `City ${i % 13}`}`)}`,
			fields: { id: { role: "customer" }, age: { role: "age" }, city: { role: "city" } },
		},
		{
			role: "transactions",
			text: `id,type,amount\n${lines(60_000, (i) => `c${(i * 31) % 30_000},T${i % 5},${i % 97 === 0 ? "x" : i}`)}`,
			fields: { id: { role: "customer" }, type: { role: "type" }, amount: { role: "amount" } },
		},
	];
	const read = async (threads: number) => {
		const { rows, rejected, accounts, relations, outliers } = await bankOf(tables, { threads });
		const contents = ["customer_ids", "customers", "transactions"].map((name) =>
			rows(`select count(*) as rows, bit_xor(hash(t)) as hash from ${name} as t`),
		);
		return { contents: await Promise.all(contents), rejected: await rejected(), accounts, relations, outliers };
	};
	assert.deepEqual(await read(4), await read(1));
});
