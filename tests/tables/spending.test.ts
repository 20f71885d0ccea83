import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readReport } from "../../analysis/report.ts";
import { makeSpending } from "../../analysis/tables/spending.ts";
import { bankOf, type Options, type Table } from "./bank-of.ts";

const people = (income: object = { period: "month" }): Table => ({
	text: "id,income,city\n1,1000,A\n2,2400,B\n3,,A\n4,0,\n",
	fields: { id: { role: "customer" }, income: { type: "number", role: "income", ...income }, city: { role: "city" } },
});

const roles = {
	id: { role: "customer" },
	when: { role: "month" },
	type: { role: "type" },
	what: { role: "category" },
	how: { role: "payment_type" },
	money: { type: "number", role: "amount" },
} as const;

/** A table of transactions with the columns that its heading names. */
function spends(text: string, properties: Table["fields"] = {}): Table {
	const names = (text.split("\n")[0] ?? "").split(",") as (keyof typeof roles)[];
	const fields = Object.fromEntries(names.map((name) => [name, { ...roles[name], ...properties[name] }]));
	return { role: "transactions", text, fields: { ...fields, ...properties } };
}

async function spendingOf(tables: Table[], options: Options = {}) {
	const bank = await bankOf(tables, options);
	const { settings } = await readReport(bank.folder);
	const spending = await makeSpending(bank, settings);
	const incomes = await bank.values("select customer, income, spend from customer_spending order by customer");
	return { bank, spending, incomes };
}

test("income of a month stays, income of a year is a twelfth a month, and none or zero is not known", async () => {
	const table = spends("id,when,what,money\n1,2025-01,Food,60\n1,2025-02,Food,30\n2,2025-02,Food,10\n");
	const monthly = await spendingOf([people(), table]);
	assert.deepEqual(monthly.incomes, [
		[1, 1000, 45],
		[2, 2400, 5],
		[3, null, 0],
		[4, null, 0],
	]);
	assert.deepEqual([monthly.spending.customers, monthly.spending.withIncome], [4, 2]);
	const yearly = await spendingOf([people({ period: "year" }), table]);
	assert.deepEqual(
		yearly.incomes.map(([, income]) => income),
		[1000 / 12, 200, null, null],
	);
	const unsaid = await spendingOf([people({}), table]);
	assert.deepEqual(unsaid.incomes, yearly.incomes);
});

test("amounts without months are of the period that the descriptor gives, a year if none", async () => {
	const text = "id,what,money\n1,Food,100\n1,Travel,20\n2,Food,12\n";
	const spendOf = async (period?: string) => {
		const money = { type: "number", role: "amount", ...(period ? { period } : {}) } as const;
		const { spending, incomes } = await spendingOf([people(), spends(text, { money })]);
		return { months: spending.months, monthly: spending.monthly, spend: incomes.map(([, , spend]) => spend) };
	};
	assert.deepEqual(await spendOf("month"), { months: 1, monthly: [], spend: [120, 12, 0, 0] });
	assert.deepEqual(await spendOf("year"), { months: 12, monthly: [], spend: [10, 1, 0, 0] });
	assert.deepEqual(await spendOf(), { months: 12, monthly: [], spend: [10, 1, 0, 0] });
});

test("months stand in the order of the calendar, not of their names, and turn where the year does", async () => {
	const namesOf = async (months: string[]) => {
		const table = spends(`id,when,what,money\n${months.map((month) => `1,${month},Food,5`).join("\n")}\n`);
		const { spending } = await spendingOf([people(), table]);
		return [spending.months, spending.monthly.map(({ name }) => name)];
	};
	assert.deepEqual(await namesOf(["June", "May", "August"]), [3, ["May", "June", "August"]]);
	assert.deepEqual(await namesOf(["Jan", "Feb", "Nov", "Dec"]), [4, ["November", "December", "January", "February"]]);
	assert.deepEqual(await namesOf(["October"]), [1, ["October"]]);
	assert.deepEqual(await namesOf(["2025-01", "2024-11"]), [2, ["Nov 2024", "Jan 2025"]]);
	const year = Array.from({ length: 12 }, (_, i) => String(i + 1));
	assert.deepEqual((await namesOf(year))[0], 12);
	assert.equal((await namesOf(year))[1]?.[0 as never], "January");
});

test("a month that the data hold a part of counts as the part of its days", async () => {
	const date = { role: "date", type: "date" } as const;
	const text = "id,day,what,money\n1,2025-04-01,Food,30\n1,2025-04-30,Food,30\n1,2025-05-15,Food,30\n";
	const { spending, incomes } = await spendingOf([people(), spends(text, { day: date })], {
		report: { asOf: "2025-05-15" },
	});
	assert.deepEqual(spending.monthly, [
		{ index: 2025 * 12 + 4, name: "Apr 2025", partial: false },
		{ index: 2025 * 12 + 5, name: "May 2025", partial: true },
	]);
	assert.equal(spending.months, 1 + 15 / 31);
	assert.equal(incomes[0]?.[2], 90 / (1 + 15 / 31));
});

test("spending has the sign of most rows, and what goes against it is taken off", async () => {
	const rows = "id,when,what,money\n1,May,Food,-60\n1,May,Food,10\n1,May,Travel,-5\n2,May,Food,-7\n";
	const { incomes } = await spendingOf([people(), spends(rows)]);
	assert.deepEqual(
		incomes.map(([, , spend]) => spend),
		[55, 7, 0, 0],
	);
});

test("refunds by name are taken off whatever their sign, and types that bring money in are left out", async () => {
	const rows = [
		"id,when,type,what,money",
		"1,May,Purchase,Food,60",
		"1,May,Refund,Food,10",
		"1,May,Salary,Pay,900",
		"2,May,Card payment,Food,7",
		"2,May,Deposit,Pay,80",
		"2,May,Refund,Food,-2",
	].join("\n");
	const { bank, incomes } = await spendingOf([people(), spends(rows)]);
	assert.deepEqual(
		incomes.map(([, , spend]) => spend),
		[50, 5, 0, 0],
	);
	assert.deepEqual(await bank.values("select category, spend, n_rows from spending_cube"), [["Food", 55, 4]]);
});

test("a category that goes against the sign of the others brings money in", async () => {
	const rows = "id,when,what,money\n1,May,Food,-60\n1,May,Pay,900\n2,May,Food,-7\n2,May,Food,-8\n2,May,Pay,70\n";
	const { incomes } = await spendingOf([people(), spends(rows)]);
	assert.deepEqual(
		incomes.map(([, , spend]) => spend),
		[60, 15, 0, 0],
	);
});

test("the cells hold money in all months together, and the cube is the same money by month", async () => {
	const rows = [
		"id,when,what,how,money",
		"1,June,Food,Card,60",
		"1,May,Food,Card,10",
		"1,May,Food,Cash,4",
		"2,May,,Card,3",
	].join("\n");
	const { bank, spending } = await spendingOf([people(), spends(rows)]);
	assert.deepEqual(
		await bank.values("select customer, category, payment_type, spend from customer_spend_cells order by all"),
		[
			[1, "Food", "Card", 70],
			[1, "Food", "Cash", 4],
			[2, "Unknown", "Card", 3],
		],
	);
	assert.deepEqual(
		await bank.values("select month, category, payment_type, spend, n_rows from spending_cube order by all"),
		[
			[5, "Food", "Card", 10, 1],
			[5, "Food", "Cash", 4, 1],
			[5, "Unknown", "Card", 3, 1],
			[6, "Food", "Card", 60, 1],
		],
	);
	assert.deepEqual([spending.category?.role, spending.paymentType?.role], ["category", "payment_type"]);
});

test("the cube, the cells and the customers hold the same money, whatever the transactions", async () => {
	const row = fc.tuple(
		fc.integer({ min: 1, max: 4 }),
		fc.integer({ min: 1, max: 12 }),
		fc.constantFrom("Purchase", "Refund", "Salary"),
		fc.constantFrom("Food", "Travel"),
		fc.integer({ min: -100, max: 100 }),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
			const text = `id,when,type,what,money\n${rows.map((cells) => cells.join(",")).join("\n")}\n`;
			const { bank, spending } = await spendingOf([people(), spends(text)]);
			const [sums] = await bank.values(`select (select coalesce(sum(spend), 0) from spending_cube),
				(select coalesce(sum(spend), 0) from customer_spend_cells), (select sum(spend) from customer_spending)`);
			const [cube, cells, customers] = (sums ?? []).map(Number);
			assert.equal(cube, cells);
			assert.ok(Math.abs(Number(customers) * spending.months - Number(cells)) < 1e-6);
			await bank.engine.close();
		}),
		{ numRuns: 10 },
	);
});

test("demographics are the traits with two known categories, age bands among them", async () => {
	const customers: Table = {
		text: "id,income,sex,town,years\n1,10,F,A,20\n2,10,F,B,70\n3,10,,A,71\n",
		fields: {
			id: { role: "customer" },
			income: { type: "number", role: "income" },
			sex: { role: "gender" },
			town: { role: "city" },
			years: { type: "number", role: "age" },
		},
	};
	const { spending } = await spendingOf([customers, spends("id,what,money\n1,Food,1\n")]);
	assert.deepEqual(
		spending.demographics.map(({ role }) => role),
		["city", "age_band"],
	);
});

test("more than one customer in twenty above their income warns that a period may be wrong", async () => {
	const warningOf = async (above: number) => {
		const ids = Array.from({ length: 40 }, (_, i) => i + 1);
		const customers: Table = {
			text: `id,income\n${ids.map((id) => `${id},100`).join("\n")}\n`,
			fields: { id: { role: "customer" }, income: { type: "number", role: "income", period: "month" } },
		};
		const rows = ids.map((id) => `${id},May,Food,${id <= above ? 101 : 100}`);
		const { spending } = await spendingOf([customers, spends(`id,when,what,money\n${rows.join("\n")}\n`)]);
		return [spending.overIncome, spending.warning];
	};
	assert.deepEqual(await warningOf(2), [0.05, undefined]);
	assert.deepEqual(await warningOf(3), [
		0.075,
		"7.5% of customers with a known income spend more than they earn, where at most 5.0% is plausible. " +
			"A period may be wrong: incomes are read as those of a month.",
	]);
});

test("without incomes spending is known all the same", async () => {
	const customers: Table = { text: "id\n1\n2\n", fields: { id: { role: "customer" } } };
	const { spending, incomes } = await spendingOf([customers, spends("id,when,what,money\n1,May,Food,3\n")]);
	assert.deepEqual(incomes, [
		[1, null, 3],
		[2, null, 0],
	]);
	assert.deepEqual([spending.withIncome, spending.overIncome, spending.warning], [0, 0, undefined]);
});
