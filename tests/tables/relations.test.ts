import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf, type Options, type ReadBank, type Table } from "./bank-of.ts";

const field = (bank: ReadBank, role: Parameters<Map<string, unknown>["get"]>[0]) => {
	const found = [...(bank.relations.get("customers")?.fields.values() ?? [])].find(
		(candidate) => candidate.role === role,
	);
	return found && { categories: found.categories, ordered: found.ordered, missing: found.missing };
};

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
