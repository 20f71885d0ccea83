import assert from "node:assert/strict";
import { test } from "node:test";
import {
	judgeGroupMonths,
	judgeMonths,
	type MonthCell,
	monthOfType,
} from "../../../analysis/sections/transactions/month-cells.ts";

/** Customers of two groups with a transaction, by type and month, as in a bank whose January deposits are of five. */
const active: { [type: string]: [number, number][] } = {
	Deposit: [
		[3, 2],
		[11, 11],
		[14, 14],
		[20, 20],
	],
	Payment: [
		[20, 20],
		[40, 40],
		[11, 11],
		[30, 30],
	],
};

function cellOf(type: string, index: number, customers: number): MonthCell {
	const sums = [{ largest: 1, absolute: customers }];
	return {
		month: { index },
		type: { name: type },
		customers,
		n: customers,
		money: customers,
		sums,
	} as unknown as MonthCell;
}

test("a month that is withheld of a type is withheld in every group, so that it is not their sum", () => {
	const types = Object.entries(active).flatMap(([type, months]) =>
		months.map(([a, b], month) => cellOf(type, month, a + b)),
	);
	const hidden = new Set([...judgeMonths(types, 10)].flatMap((i) => (types[i] ? [monthOfType(types[i])] : [])));
	assert.ok(hidden.has("Deposit\n0") && hidden.size === 4);
	const cells = Object.entries(active).flatMap(([type, months]) =>
		["A", "B"].flatMap((name, group) =>
			months.map((counts, month) => ({ ...cellOf(type, month, counts[group] ?? 0), group: { name, customers: 40 } })),
		),
	);
	const withheld = judgeGroupMonths(cells, { threshold: 10, isForced: (cell) => hidden.has(monthOfType(cell)) });
	for (const [i, cell] of cells.entries())
		if (hidden.has(monthOfType(cell))) assert.ok(withheld.has(i), monthOfType(cell));
});

test("a month most of whose transactions are one customer's is withheld, whatever the money", () => {
	const cells = [0, 1, 2].map((month) => cellOf("Deposit", month, 30));
	const one = {
		...(cells[1] as MonthCell),
		sums: [
			{ largest: 1, absolute: 30 },
			{ largest: 90, absolute: 120 },
		],
	};
	const even = cells.map((cell) => ({ ...cell, sums: [...cell.sums, { largest: 1, absolute: 30 }] }));
	assert.ok(judgeMonths([even[0] as MonthCell, one, even[2] as MonthCell], 10).has(1));
	assert.equal(judgeMonths(even, 10).size, 0);
});
