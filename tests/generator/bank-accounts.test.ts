import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { type Engine, literal } from "../../analysis/engine/engine.ts";
import { readReport } from "../../analysis/report.ts";
import { type Bank, readBank } from "../../analysis/tables/bank.ts";
import planted from "../../data/bank-accounts/planted.json" with { type: "json" };

const folder = join(import.meta.dirname, "../../data/bank-accounts");

type Means = (typeof planted)["groups"][number]["means"];

describe("data/bank-accounts", () => {
	let privateFolder: string;
	let engine: Engine;
	let bank: Bank;

	before(async () => {
		privateFolder = await mkdtemp(join(tmpdir(), "bankbook-"));
		engine = await openDuckDb();
		bank = await readBank(engine, await readReport(folder), privateFolder);
		await engine.run(`create table members as
			select customer, "group" from read_csv(${literal(join(folder, "planted-groups.csv"))}, header = true)
			join customer_ids on id = customer_id`);
		await engine.run(`create table accounts as
			select members."group", customers.*, coalesce(products, 0) as products, coalesce(made, 0) as transactions,
				coalesce(moved, 0) as amount, coalesce(deposited, 0) as deposits, moved / made as mean_transaction, recency
			from members join customers using (customer)
			left join (select customer, count(*) as products from holdings group by customer) using (customer)
			left join (
				select customer, count(*) as made, sum(amount) as moved,
					sum(case when type = 'Deposit' then amount end) as deposited,
					date_diff('day', cast(max(date) as date), date '2025-06-30') as recency
				from transactions group by customer
			) using (customer)`);
	});

	after(async () => {
		await engine.close();
		await rm(privateFolder, { recursive: true });
	});

	/** Share of a measure's variance that lies between the planted groups, 0 to 1. */
	async function shareBetweenGroups(measure: string): Promise<number> {
		const [found] = await engine.rows<{ share: number }>(`
			select sum(customers * (mean - all_mean) ** 2) / any_value(squares) as share from (
				select avg(x) as mean, count(x) as customers from (select ${measure} as x, "group" from accounts) group by "group"
			) cross join (
				select avg(x) as all_mean, var_pop(x) * count(x) as squares from (select ${measure} as x from accounts)
			)`);
		return found?.share ?? Number.NaN;
	}

	test("is small enough for a repository", async () => {
		const ledger = await readFile(join(folder, "transactions.csv.gz"));
		assert.ok(ledger.length < 2_500_000);
	});

	test("loses the transactions that were planted to be lost, each for its reason, and no customer", () => {
		const files = bank.accounts.files.map(({ table, rowsRead, rowsKept, rowsRejected }) => [
			table,
			{ read: rowsRead, kept: rowsKept, rejected: rowsRejected },
		]);
		assert.deepEqual(Object.fromEntries(files), planted.rows);
		const { unknownCustomer, exactDuplicate, missingAmount, amountNotANumber } = planted.rejectedRows;
		assert.deepEqual(Object.fromEntries(bank.accounts.rejections.map(({ reason, count }) => [reason, count])), {
			"is not in the table of customers": unknownCustomer,
			"is an exact duplicate of an earlier row": exactDuplicate,
			"is missing": missingAmount,
			"is not a number": amountNotANumber,
		});
	});

	test("misses the values that were planted to be missing", () => {
		const missing = bank.accounts.missing.filter(({ table, missing: count }) => table === "customers" && count > 0);
		assert.deepEqual(Object.fromEntries(missing.map(({ column, missing: count }) => [column, count])), {
			...planted.missingValues,
		});
	});

	test("has customers without money and tenure, and customers without transactions", async () => {
		const [found] = await engine.rows(`select
			count(*) filter (where coalesce(balance, income, credit_score, tenure) is null) as bare,
			count(*) filter (where transactions = 0) as idle from accounts`);
		assert.deepEqual(found, {
			bare: planted.customersWithoutMoneyAndTenure,
			idle: planted.customersWithoutTransactions,
		});
	});

	test("has four groups with the means that were drawn", async () => {
		const means = {
			age: "age",
			balance: "balance",
			income: "income",
			creditScore: "credit_score",
			tenure: "tenure",
			productsHeld: "products",
			transactions: "transactions",
			amount: "amount",
			deposits: "deposits",
			meanTransaction: "mean_transaction",
			recencyDays: "recency",
		} satisfies Record<keyof Means, string>;
		const columns = Object.entries(means).map(([name, column]) => `avg(${column}) as "${name}"`);
		const found = await engine.rows<{ group: string; customers: number } & Means>(
			`select "group", count(*) as customers, ${columns.join(", ")} from accounts group by "group"`,
		);
		assert.equal(found.length, planted.groups.length);
		for (const { group, customers, means: drawn } of planted.groups) {
			const same = found.find((candidate) => candidate.group === group);
			assert.equal(same?.customers, customers);
			for (const name of Object.keys(means) as (keyof Means)[])
				assert.ok(Math.abs((same?.[name] ?? 0) - drawn[name]) < 0.001, `${group}: ${name}: ${same?.[name]}`);
		}
	});

	test("sets the groups apart by money and behavior", async () => {
		for (const measure of [
			"ln(balance)",
			"ln(income)",
			"ln(1 + transactions)",
			"ln(mean_transaction)",
			"ln(1 + recency)",
		])
			assert.ok((await shareBetweenGroups(measure)) > 0.4, measure);
	});

	test("has noise that knows nothing of the groups, and a gender and a city that do not either", async () => {
		for (const measure of ["credit_score", "tenure", "cast(gender = 'Female' as int)", "cast(city = 'Ashford' as int)"])
			assert.ok((await shareBetweenGroups(measure)) < 0.002, measure);
	});

	test("has groups that differ in age and occupation, but mildly", async () => {
		for (const measure of ["age", "cast(occupation = 'Manager' as int)"]) {
			const share = await shareBetweenGroups(measure);
			assert.ok(share > 0.005 && share < 0.1, `${measure}: ${share}`);
		}
	});
});
