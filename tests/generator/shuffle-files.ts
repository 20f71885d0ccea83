/** Variants of `data/bank-accounts/`, for tests of what an analysis may and may not depend on. */
import { csvFormatRows, csvParseRows } from "d3-dsv";
import { createRandom, type Random } from "./random.ts";

type Files = ReadonlyMap<string, string>;
type Rows = string[][];

/** The same rows of customers and of transactions, in another order. */
export function shuffleRows(files: Files, seed: number): Map<string, string> {
	const random = createRandom(seed);
	const shuffle = (rows: Rows) => random.shuffle(rows);
	return changeTables(files, { customers: shuffle, transactions: shuffle });
}

/**
 * The same values without any structure: each column but the row's id has an order of its own, and a transaction is as
 * likely to be one customer's as another's. Were the customers of transactions shuffled like the rest, each would keep
 * their number.
 */
export function destroyStructure(files: Files, seed: number): Map<string, string> {
	const random = createRandom(seed);
	return changeTables(files, {
		customers: (rows) => shuffleColumns(random, rows),
		transactions: (rows) => {
			const customers = [...new Set(rows.map(([, customer]) => customer))];
			const anyCustomer = () => customers[random.integer(0, customers.length - 1)] ?? "";
			return shuffleColumns(random, rows).map((row) => row.with(1, anyCustomer()));
		},
	});
}

/** All columns but the first. */
function shuffleColumns(random: Random, rows: Rows): Rows {
	const [ids = [], ...columns] = (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? ""));
	const shuffled = [ids, ...columns.map((column) => random.shuffle(column))];
	return ids.map((_, i) => shuffled.map((column) => column[i] ?? ""));
}

/** The headers stay where they are, and other files as they are. */
function changeTables(files: Files, change: Record<"customers" | "transactions", (rows: Rows) => Rows>) {
	const changed = new Map(files);
	for (const [name, changeRows] of [
		["customers.csv", change.customers],
		["transactions.csv.gz", change.transactions],
	] as const) {
		const [header = [], ...rows] = csvParseRows(files.get(name) ?? "");
		changed.set(name, `${csvFormatRows([header, ...changeRows(rows)])}\n`);
	}
	return changed;
}
