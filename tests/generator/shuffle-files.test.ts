import assert from "node:assert/strict";
import { test } from "node:test";
import { csvParse, csvParseRows } from "d3-dsv";
import { destroyStructure, shuffleRows } from "./shuffle-files.ts";

const numbers = Array.from({ length: 40 }, (_, i) => i);
const files = new Map([
	["customers.csv", ["id,balance,income", ...numbers.map((i) => `C${i},${i},${i}`), ""].join("\n")],
	["transactions.csv.gz", ["id,customer,amount", ...numbers.map((i) => `T${i},C${i % 4},${i}`), ""].join("\n")],
	["planted.json", "{}"],
]);

const column = (table: ReadonlyMap<string, string>, file: string, name: string) =>
	csvParse(table.get(file) ?? "").map((row) => row[name] ?? "");

test("shuffleRows keeps the header and every row, in another order", () => {
	const shuffled = shuffleRows(files, 1);
	for (const name of ["customers.csv", "transactions.csv.gz"]) {
		const [header, ...rows] = (files.get(name) ?? "").trimEnd().split("\n");
		const [sameHeader, ...sameRows] = (shuffled.get(name) ?? "").trimEnd().split("\n");
		assert.equal(sameHeader, header);
		assert.notDeepEqual(sameRows, rows);
		assert.deepEqual(sameRows.toSorted(), rows.toSorted());
	}
	assert.equal(shuffled.get("planted.json"), "{}");
});

test("destroyStructure keeps the values of each column, and tears the rows apart", () => {
	const destroyed = destroyStructure(files, 1);
	assert.deepEqual(column(destroyed, "customers.csv", "id"), column(files, "customers.csv", "id"));
	for (const name of ["balance", "income"]) {
		const values = column(destroyed, "customers.csv", name);
		assert.notDeepEqual(values, column(files, "customers.csv", name));
		assert.deepEqual(values.toSorted(), column(files, "customers.csv", name).toSorted());
	}
	assert.notDeepEqual(column(destroyed, "customers.csv", "balance"), column(destroyed, "customers.csv", "income"));
});

test("destroyStructure gives transactions to any customer of theirs", () => {
	const destroyed = destroyStructure(files, 1);
	const customers = column(destroyed, "transactions.csv.gz", "customer");
	assert.deepEqual([...new Set(customers)].sort(), ["C0", "C1", "C2", "C3"]);
	const counts = Map.groupBy(customers, (customer) => customer);
	assert.ok([...counts.values()].some(({ length }) => length !== 10));
});

test("the same seed gives the same files, and another seed others", () => {
	for (const change of [shuffleRows, destroyStructure]) {
		assert.deepEqual(change(files, 3), change(files, 3));
		assert.notDeepEqual(change(files, 3), change(files, 4));
	}
	assert.equal(csvParseRows(shuffleRows(files, 3).get("customers.csv") ?? "").length, 41);
});
