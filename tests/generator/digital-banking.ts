/** `data/digital-banking/`: the customers of a digital bank, with dirt of every kind that cleaning handles. */
import { csvFormatRows } from "d3-dsv";
import { drawBalanceCents } from "./balances.ts";
import { countSpellings, createPicker, listSpellings, type Spellings, scatter } from "./dirt.ts";
import { drawAge, drawGender } from "./people.ts";
import { type Customer, describeCustomers } from "./planted.ts";
import { createRandom, type Random } from "./random.ts";

const seed = 20250630;
const customersKept = 20_000;

/** A value that is missing, by how the file spells it. */
const missing = {
	age: { "": 110, NA: 60, "n/a": 30 },
	gender: { "": 140, NA: 40, "n/a": 20 },
	balance: { "": 70, NA: 30, "n/a": 20 },
} as const satisfies Record<string, Spellings>;

/** A value that is refused, its row being kept. */
const refused = {
	age: { "-4": 3, "999": 9, thirty: 3, "4O": 4 },
	gender: { X9: 7 },
	balance: { closed: 6, pending: 5 },
} as const satisfies Record<string, Spellings>;

/** Rows that are refused. */
const rejectedRows = {
	secondRowOfCustomer: 60,
	exactDuplicate: 60,
	missingCustomer: { "": 10, "n/a": 5 },
	tooManyColumns: 6,
	tooFewColumns: 8,
} as const;

/** Balances of 1,000 and more written with thousands separators, as another system exports them. */
const groupedBalances = 400;

/** Customers of a gender so rare that it must not be published. */
const rareGender = { code: "O", customers: 6 } as const;

/** Real, and far beyond all others. */
const largestBalances = [612_480.55, 750_000, 884_015.2, 1_120_986.4, 1_415_300.07, 1_848_512.93, 2_604_166.21];

const labels = { F: "Female", M: "Male", N: "Non-binary", O: "Other" } as const;

type Row = { customer: Customer; cells: string[] };
const columns = { user_id: 0, age: 1, gender: 2, balance: 3 } as const;

/** The files of the folder, by name. */
export function generateDigitalBanking(): Map<string, string> {
	const random = createRandom(seed);
	const malformed = rejectedRows.tooManyColumns + rejectedRows.tooFewColumns;
	const all = Array.from({ length: customersKept + malformed }, (_, i) => drawRow(random, i + 1));
	const { pick } = createPicker(random, all);

	const tooMany = pick(rejectedRows.tooManyColumns, { where: isLarge });
	const tooFew = pick(rejectedRows.tooFewColumns);
	plantCustomers(pick);
	plantValues(pick);
	const repeated = pick(rejectedRows.secondRowOfCustomer);
	const copied = pick(rejectedRows.exactDuplicate);
	const unnamed = listSpellings(rejectedRows.missingCustomer);

	// Without its quotes a balance with thousands separators is two cells.
	for (const row of tooMany) row.cells.splice(columns.balance, 1, ...groupThousands(row).split(","));
	for (const row of tooFew) row.cells.length = columns.gender;
	const extra = [
		...repeated.map((row) => ({ after: row, row: { ...row, cells: laterCells(random, row) } })),
		...copied.map((row) => ({ after: row, row: { ...row, cells: [...row.cells] } })),
		...unnamed.map((text) => ({ row: spell(drawRow(random, 0), "user_id", text) })),
	];
	const rows = scatter(random, all, { extra });
	const lost = new Set([...tooMany, ...tooFew]);
	const kept = all.filter((row) => !lost.has(row)).map((row) => row.customer);

	const csv = `${csvFormatRows([Object.keys(columns), ...rows.map((row) => row.cells)])}\n`;
	const planted = {
		seed,
		rows: { read: rows.length, kept: kept.length, rejected: rows.length - kept.length },
		rejectedRows: { ...rejectedRows, missingCustomer: countSpellings(rejectedRows.missingCustomer) },
		missingValues: missing,
		refusedValues: refused,
		groupedBalances,
		...describeCustomers(kept),
	};
	return new Map([
		["users_data.csv", csv],
		["planted.json", `${JSON.stringify(planted, null, "\t")}\n`],
	]);
}

function drawRow(random: Random, number: number): Row {
	const age = drawAge(random);
	const gender = drawGender(random) as keyof typeof labels;
	const cents = drawBalanceCents(random, age);
	const id = `U${String(number).padStart(6, "0")}`;
	const cells = [id, String(age), gender, (cents / 100).toFixed(2)];
	return { customer: { age, gender: labels[gender], cents }, cells };
}

type Pick = ReturnType<typeof createPicker<Row>>["pick"];

function plantCustomers(pick: Pick): void {
	for (const row of pick(rareGender.customers)) {
		spell(row, "gender", rareGender.code);
		row.customer.gender = labels[rareGender.code];
	}
	const wealthy = pick(largestBalances.length, { where: ({ customer }) => (customer.age ?? 0) >= 40 });
	for (const [i, row] of wealthy.entries()) {
		const balance = largestBalances[i] as number;
		spell(row, "balance", balance.toFixed(2));
		row.customer.cents = Math.round(balance * 100);
	}
}

function plantValues(pick: Pick): void {
	for (const spellings of [missing, refused]) {
		for (const text of listSpellings(spellings.age))
			for (const row of pick(1)) spell(row, "age", text).customer.age = null;
		for (const text of listSpellings(spellings.gender))
			for (const row of pick(1)) spell(row, "gender", text).customer.gender = "Unknown";
		for (const text of listSpellings(spellings.balance))
			for (const row of pick(1)) spell(row, "balance", text).customer.cents = null;
	}
	for (const row of pick(groupedBalances, { where: isLarge })) spell(row, "balance", groupThousands(row));
}

function spell(row: Row, column: keyof typeof columns, text: string): Row {
	row.cells[columns[column]] = text;
	return row;
}

function isLarge({ customer }: Row): boolean {
	return (customer.cents ?? 0) >= 100_000;
}

function groupThousands({ customer }: Row): string {
	return ((customer.cents ?? 0) / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
}

/** The same customer as another system has them: a year older, with another balance. */
function laterCells(random: Random, { customer: { age, cents }, cells }: Row): string[] {
	const balance = ((cents ?? 0) + random.integer(1, 50_000)) / 100;
	return cells.with(columns.age, String((age ?? 0) + 1)).with(columns.balance, balance.toFixed(2));
}
