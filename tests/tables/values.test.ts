import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf, type Table } from "./bank-of.ts";

type Properties = Table["fields"][string];

/** What becomes of cells of one column in a table of customers, one a customer: values, and refused cells with reasons. */
async function readCells(
	cells: string[],
	{ role, ...properties }: Properties,
	options: { schema?: object; report?: object } = {},
): Promise<{ values: unknown[]; refused: string[] }> {
	const lines = cells.map((cell, i) => `${i},"${cell.replaceAll('"', '""')}"\n`);
	const { values, rejected } = await bankOf(
		[
			{
				text: `id,x\n${lines.join("")}`,
				fields: { id: { role: "customer" }, x: { ...properties, ...(role ? { role } : {}) } },
				...(options.schema ? { schema: options.schema } : {}),
			},
		],
		{ ...(options.report ? { report: options.report } : {}) },
	);
	const read = await values(`select ${role} from customers order by customer`);
	const refused = (await rejected()).map((line) => line.split(" | ").slice(3, 5).join(" "));
	return { values: read.flat(), refused };
}

const numbers = async (cells: string[], properties: object = {}) =>
	(await readCells(cells, { role: "balance", ...properties })).values;

test("missing is an empty cell, or what the table says, or instead of it what the field says", async () => {
	const cells = ["", "  ", "n/a", "-", "5"];
	const both = { missingValues: ["", "n/a"] };
	assert.deepEqual(await readCells(cells, { role: "balance" }, { schema: both }), {
		values: [null, null, null, null, 5],
		refused: ["- is not a number"],
	});
	assert.deepEqual(await readCells(cells, { role: "balance", missingValues: ["-"] }, { schema: both }), {
		values: [null, null, null, null, 5],
		refused: ["n/a is not a number"],
	});
});

test("a number may have a sign, decimals and an exponent, and spaces around it", async () => {
	assert.deepEqual(
		await numbers(["5", "-5", "+5", " 5.25 ", ".5", "5.", "1e3", "-0"]),
		[5, -5, 5, 5.25, 0.5, 5, 1000, -0],
	);
});

test("what is not a finite decimal number is refused", async () => {
	const cells = ["1,2", "abc", "NaN", "inf", "-Infinity", "1e999", "1_000", "0x1A", "1 2", "--5", "5-"];
	assert.deepEqual(await readCells(cells, { role: "balance" }), {
		values: cells.map(() => null),
		refused: cells.map((cell) => `${cell} is not a number`),
	});
});

test("thousands separators are read in groups of three, or of two before the last three", async () => {
	const read = await numbers(["1,234.5", "1,23,456", "12,34,567.25", "999", "-1,000", "1234567"], { groupChar: "," });
	assert.deepEqual(read, [1234.5, 123456, 1234567.25, 999, -1000, 1234567]);
	const cells = ["1,2,3", "1,23", "1234,567", ",123", "1,,234", "1,234,", "1,2345", "1.234,5"];
	assert.deepEqual(
		(await readCells(cells, { role: "balance", groupChar: "," })).refused,
		cells.map((cell) => `${cell} is not a number`),
	);
});

test("decimal commas are read where the field says so, with points, spaces or nothing between thousands", async () => {
	const comma = { decimalChar: "," };
	assert.deepEqual(
		await numbers(["1.234,56", "1.234.567", "-0,5"], { ...comma, groupChar: "." }),
		[1234.56, 1234567, -0.5],
	);
	assert.deepEqual(await numbers(["1 234,56", "12"], { ...comma, groupChar: " " }), [1234.56, 12]);
	assert.deepEqual(await numbers(["1234,56", "1234.56"], comma), [1234.56, null]);
});

test("with bareNumber false, currency and percent signs around a number are left away", async () => {
	const bare = { bareNumber: false, groupChar: "," };
	const cells = ["$1,200", "12 %", "-$5", "$-5", "Rs. 1,200.50", "USD 7", "7 USD", "+3€", "$.5", "8"];
	assert.deepEqual(await numbers(cells, bare), [1200, 12, -5, -5, 1200.5, 7, 7, 3, 0.5, 8]);
	assert.deepEqual(await numbers(["$5"], {}), [null]);
});

test("with bareNumber false, a bookkeeper's negative is refused rather than read as positive", async () => {
	const cells = ["(1,200)", "1,200-", "$(5)", "5-$", "none", "$"];
	assert.deepEqual(
		(await readCells(cells, { role: "balance", bareNumber: false, groupChar: "," })).refused,
		cells.map((cell) => `${cell} is not a number`),
	);
});

test("an integer may be written with a decimal zero, but not with a fraction", async () => {
	assert.deepEqual(await readCells(["1.0", "2", "2.5"], { role: "age", type: "integer" }), {
		values: [1, 2, null],
		refused: ["2.5 is not a whole number"],
	});
});

test("a flag is read in every spelling of yes and no, and refused in any other", async () => {
	const spell = async (cells: string[], properties: object = {}) => {
		const { values, rejected } = await bankOf([
			{
				text: `id,x\n${cells.map((cell, i) => `${i},${cell}\n`).join("")}`,
				fields: { id: { role: "customer" }, x: { role: "purchased", product: "Loan", ...properties } },
			},
		]);
		return {
			read: (await values("select purchased from purchases order by customer")).flat(),
			refused: await rejected(),
		};
	};
	const yes = ["1", "true", "TRUE", "True", "yes", "Yes"];
	const no = ["0", "false", "FALSE", "False", "no", "NO"];
	assert.deepEqual(await spell([...yes, ...no]), {
		read: [...yes.map(() => true), ...no.map(() => false)],
		refused: [],
	});
	assert.deepEqual(await spell(["maybe", "2", ""]), {
		read: [null, null, null],
		refused: [
			"customers.csv | 2 | x | maybe | is not one of the true and false values | value",
			"customers.csv | 3 | x | 2 | is not one of the true and false values | value",
		],
	});
	assert.deepEqual((await spell(["J", "n"], { trueValues: ["j"], falseValues: ["N"] })).read, [true, false]);
	assert.deepEqual((await spell(["1", "0.0", "yes"], { type: "integer" })).read, [true, false, null]);
});

/** The dates and months of transactions, in the order of the amounts; and what was refused. */
async function readTimes(
	cells: string[],
	properties: Properties,
	locale = "en-US",
): Promise<{ read: unknown[]; refused: string[] }> {
	const { values, rejected } = await bankOf(
		[
			{
				role: "transactions",
				text: `id,x,amount\n${cells.map((cell, i) => `1,${cell},${i}\n`).join("")}`,
				fields: { id: { role: "customer" }, x: properties, amount: { role: "amount" } },
			},
		],
		{ report: { locale } },
	);
	return {
		read: (await values(`select ${properties.role} from transactions order by amount`)).flat(),
		refused: (await rejected()).map((line) => line.split(" | ").slice(3).join(" ")),
	};
}

test("a date is a day, written YYYY-MM-DD with or without a time, or as its format says", async () => {
	assert.deepEqual(await readTimes(["2024-02-29", "2024-02-29 23:59:59", "2024-02-29T10:00:00Z"], { role: "date" }), {
		read: ["2024-02-29", "2024-02-29", "2024-02-29"],
		refused: [],
	});
	assert.deepEqual(await readTimes(["2023-02-29", "29.02.2024", "infinity", ""], { role: "date" }), {
		read: [],
		refused: [
			"2023-02-29 is not a date written YYYY-MM-DD row",
			"29.02.2024 is not a date written YYYY-MM-DD row",
			"infinity is not a date written YYYY-MM-DD row",
			" is missing row",
		],
	});
	assert.deepEqual(await readTimes(["29.02.2024", "2024-02-29"], { role: "date", format: "%d.%m.%Y" }), {
		read: ["2024-02-29"],
		refused: ["2024-02-29 is not a date written %d.%m.%Y row"],
	});
});

test("months without a year are in the calendar's order, by name or number, in English and the report's language", async () => {
	const { read } = await readTimes(["December", "feb", "3", "04", "MAI", "Jun"], { role: "month" }, "de-DE");
	assert.deepEqual(read, [12, 2, 3, 4, 5, 6]);
	const { read: dated, refused } = await readTimes(["2024-1", "2023/12", "2024-11-05", "13", "2024-13", "Smarch"], {
		role: "month",
	});
	assert.deepEqual(dated, [2024 * 12 + 1, 2023 * 12 + 12, 2024 * 12 + 11]);
	assert.deepEqual(refused, ["13 is not a month row", "2024-13 is not a month row", "Smarch is not a month row"]);
});

test("a category has the label of its code, an undeclared code is refused, and a missing one is Unknown", async () => {
	const categories = [{ value: 1, label: "Male" }, { value: "F", label: "Female" }, { value: "X" }];
	assert.deepEqual(await readCells(["1", "F", "X", "2", "f", ""], { role: "gender", categories }), {
		values: ["Male", "Female", "X", "Unknown", "Unknown", "Unknown"],
		refused: ["2 is not one of the categories", "f is not one of the categories"],
	});
});

test("a birth date gives the years completed on the day of the report", async () => {
	const cells = ["2000-06-29", "2000-06-30", "2000-07-01", "1900-01-01", "2025-07-01", "2025-06-30"];
	const properties = { text: `born\n${cells.join("\n")}\n`, fields: { born: { role: "birth_date" } } } as const;
	const { values, rejected } = await bankOf([properties]);
	assert.deepEqual((await values("select age from customers order by customer")).flat(), [25, 25, 24, null, null, 0]);
	assert.deepEqual(await rejected(), [
		"customers.csv | 5 | born | 1900-01-01 | gives an age outside 0 to 120 on 2025-06-30 | value",
		"customers.csv | 6 | born | 2025-07-01 | gives an age outside 0 to 120 on 2025-06-30 | value",
	]);
});

test("who was born on 29 February is a year older from 28 February on", async () => {
	const ageOn = async (asOf: string) => {
		const { values } = await bankOf([{ text: "born\n2000-02-29\n", fields: { born: { role: "birth_date" } } }], {
			report: { asOf },
		});
		return (await values("select age from customers")).flat();
	};
	assert.deepEqual(
		[await ageOn("2023-02-27"), await ageOn("2023-02-28"), await ageOn("2024-02-28")],
		[[22], [23], [23]],
	);
});

test("each constraint refuses what breaks it, and says which", async () => {
	const refused = async (cells: string[], properties: Properties) => (await readCells(cells, properties)).refused;
	const gender = (constraints: object) => ({ role: "gender", constraints }) as const;
	assert.deepEqual(await refused(["1", "2", "5", "6"], { role: "balance", constraints: { minimum: 2, maximum: 5 } }), [
		"1 is below the minimum of 2",
		"6 is above the maximum of 5",
	]);
	assert.deepEqual(await refused(["a", "ab", "abc", "abcd"], gender({ minLength: 2, maxLength: 3 })), [
		"a is shorter than 2 characters",
		"abcd is longer than 3 characters",
	]);
	assert.deepEqual(await refused(["a1", "a", "xa1"], gender({ pattern: "[a-z]\\d" })), [
		"a does not match [a-z]\\d",
		"xa1 does not match [a-z]\\d",
	]);
	assert.deepEqual(await refused(["a", "b"], gender({ enum: ["a"] })), ["b is not one of the allowed values"]);
	assert.deepEqual(await refused(["", "b"], gender({ required: true })), [" is missing"]);
	assert.deepEqual(
		await refused(["2019-12-31", "2020-01-01"], { role: "birth_date", constraints: { minimum: "2020-01-01" } }),
		["2019-12-31 is below the minimum of 2020-01-01"],
	);
});

test("an age is 0 to 120 whatever the descriptor says", async () => {
	assert.deepEqual(await readCells(["-1", "0", "120", "121"], { role: "age", constraints: { maximum: 200 } }), {
		values: [null, 0, 120, null],
		refused: ["-1 is below the minimum of 0", "121 is above the maximum of 120"],
	});
});

test("in a table of customers a refused value is missing from then on, and the customer stays", async () => {
	const { values, accounts } = await bankOf([
		{
			text: "id,age,product,amount\n1,old,,x\n,30,Card,5\n",
			fields: {
				id: { role: "customer" },
				age: { role: "age" },
				product: { role: "product" },
				amount: { role: "amount" },
			},
		},
	]);
	assert.deepEqual(await values("select customer, age from customers"), [[1, null]]);
	assert.deepEqual(
		accounts.files.map(({ rowsKept, rowsRejected }) => [rowsKept, rowsRejected]),
		[[1, 1]],
	);
});
