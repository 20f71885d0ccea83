import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Protection, publishTable, type Record, withhold } from "../analysis/disclosure.ts";
import type { Column, Table } from "../analysis/document.ts";

const text = (name: string): Column => ({ name, label: name, type: "string", format: "text" });
const count = (name: string): Column => ({ name, label: name, type: "integer", format: "count" });
const threshold = 10;

function publishList(counts: readonly number[], names = counts.map((_, i) => `group ${i}`)): Table {
	const rows = counts.map((customers, i) => ({ name: names[i] ?? "", customers, balance: 100 * customers }));
	return publish(rows, { threshold, count: "customers", by: ["name"] }, [
		text("name"),
		count("customers"),
		count("balance"),
	]);
}

function publishCross(counts: readonly (readonly number[])[]): Table {
	const rows = counts.flatMap((line, a) =>
		line.map((customers, b) => ({ first: `a${a}`, second: `b${b}`, customers })),
	);
	const protection = { threshold, count: "customers", by: ["first", "second"] };
	return publish(rows, protection, [text("first"), text("second"), count("customers")]);
}

const publish = (rows: Record[], protection: Protection, columns: Column[]) =>
	publishTable({ id: "a-table", columns, rows, protection });

const withheldRows = ({ suppressed }: Table) => [...new Set(suppressed.map(([row]) => row))].sort((a, b) => a - b);

test("a table of large groups is published whole", () => {
	const { rows, suppressed } = publishList([10, 200, 3000]);
	assert.deepEqual(suppressed, []);
	assert.deepEqual(rows[0], ["group 0", 10, 1000]);
});

test("a small group and what rests on it are withheld, and a second group so that the total does not tell", () => {
	const { rows, suppressed } = publishList([9, 200, 3000]);
	assert.deepEqual(suppressed, [
		[0, "customers"],
		[0, "balance"],
		[1, "customers"],
		[1, "balance"],
	]);
	assert.deepEqual(rows, [
		["group 0", null, null],
		["group 1", null, null],
		["group 2", 3000, 300000],
	]);
});

test("small groups that are too few together take another one with them", () => {
	assert.deepEqual(withheldRows(publishList([2, 3, 50, 900])), [0, 1, 2]);
	assert.deepEqual(withheldRows(publishList([6, 7, 50, 900])), [0, 1]);
});

test("an empty group is shown as empty and protects nobody", () => {
	const { rows } = publishList([0, 4, 50, 900]);
	assert.deepEqual(rows[0], ["group 0", 0, 0]);
	assert.deepEqual(withheldRows(publishList([0, 4, 50, 900])), [1, 2]);
});

test("how many are unknown is told; what they own is not, and cannot be subtracted from what all own", () => {
	const { rows, suppressed } = publishList([1, 500, 900], ["Unknown", "A", "B"]);
	assert.deepEqual(rows, [
		["Unknown", 1, null],
		["A", 500, null],
		["B", 900, 90000],
	]);
	assert.deepEqual(suppressed, [
		[0, "balance"],
		[1, "balance"],
	]);
});

test("a sum that is mostly one customer's is withheld with another one; counts and medians are not", () => {
	const rows = [
		{ name: "a", customers: 100, sum: 900, median: 3, largest: 800 },
		{ name: "b", customers: 100, sum: 1000, median: 5, largest: 50 },
		{ name: "c", customers: 200, sum: 2000, median: 6, largest: 50 },
	];
	const sums = {
		columns: ["sum"],
		dominance: ({ sum, largest }: Record) => ({ largest: Number(largest), absolute: Number(sum) }),
	};
	const columns = [text("name"), count("customers"), count("sum"), count("median")];
	const table = publish(rows, { threshold, count: "customers", by: ["name"], sums }, columns);
	assert.deepEqual(table.rows, [
		["a", 100, null, 3],
		["b", 100, null, 5],
		["c", 200, 2000, 6],
	]);
});

test("what the withheld cells of a line add up to is not mostly one customer's either", () => {
	const sizes = [
		{ group: "G1", customers: 21, sums: [{ largest: 1000, absolute: 1200 }] },
		{ group: "G2", customers: 11, sums: [{ largest: 1, absolute: 11 }] },
		{ group: "G3", customers: 30, sums: [{ largest: 44, absolute: 1260 }] },
		{ group: "G4", customers: 31, sums: [{ largest: 44, absolute: 1300 }] },
	];
	const even = sizes.map((row) => ({ ...row, sums: [{ largest: 40, absolute: 40 * row.customers }] }));
	const cells = [...sizes.map((row) => ({ ...row, type: "In" })), ...even.map((row) => ({ ...row, type: "Out" }))];
	const judge = (rows: typeof cells, by: string[]) =>
		withhold(
			rows.map(({ group, type, customers }) => ({ group, type, customers })),
			{ threshold, count: "customers", by, dominance: rows.map(({ sums }) => sums) },
		);
	const cross = judge(cells, ["group", "type"]);
	assert.deepEqual([...cross].sort(), [0, 1, 2, 4, 5, 6]);
	assert.deepEqual([...judge(cells.slice(0, 4), ["group"])].sort(), [0, 1, 2]);
});

test("where one customer owns most of everything no sum is told", () => {
	const rows = [
		{ name: "a", customers: 100, sum: 9000 },
		{ name: "b", customers: 100, sum: 1000 },
	];
	const sums = {
		columns: ["sum"],
		dominance: ({ name, sum }: Record) => ({ largest: name === "a" ? 8000 : 100, absolute: Number(sum) }),
	};
	const columns = [text("name"), count("customers"), count("sum")];
	const table = publish(rows, { threshold, count: "customers", by: ["name"], sums }, columns);
	assert.deepEqual(
		table.rows.map(([, , sum]) => sum),
		[null, null],
	);
});

test("a row that another table withholds is withheld, in a list and in a cross table", () => {
	const list = [30, 40, 50].map((customers, i) => ({ name: `${i}`, customers }));
	const protection = { threshold, count: "customers", forced: new Set([1]) };
	const columns = [text("name"), count("customers")];
	assert.deepEqual(withheldRows(publish(list, { ...protection, by: ["name"] }, columns)), [0, 1]);
	const cross = ["a", "b", "c"].flatMap((name) => ["x", "y"].map((second) => ({ name, second, customers: 30 })));
	const forced = new Set([0, 1, 2, 3]);
	const table = publish(cross, { ...protection, by: ["name", "second"], forced }, [...columns, text("second")]);
	assert.deepEqual(withheldRows(table), [0, 1, 2, 3]);
});

test("where two forced rows of a cross table have nobody in a column, no third row is withheld for that", () => {
	const cross = ["a", "b", "c"].flatMap((name) =>
		["x", "y"].map((second) => ({ name, second, customers: name !== "c" && second === "x" ? 0 : 30 })),
	);
	const protection = { threshold, count: "customers", by: ["name", "second"], forced: new Set([0, 1, 2, 3]) };
	const table = publish(cross, protection, [text("name"), text("second"), count("customers")]);
	assert.deepEqual(withheldRows(table), [0, 1, 2, 3]);
});

test("rows that add up to nothing are withheld one by one", () => {
	const rows = [
		{ name: "a", customers: 3 },
		{ name: "b", customers: 30 },
	];
	const table = publish(rows, { threshold, count: "customers", by: [], keep: ["name"] }, [
		text("name"),
		count("customers"),
	]);
	assert.deepEqual(table.suppressed, [[0, "customers"]]);
});

test("a small cell of a cross table takes three others with it: one in its row, one in its column, one across", () => {
	const table = publishCross([
		[4, 40, 50],
		[60, 70, 80],
		[90, 91, 92],
	]);
	assert.equal(withheldRows(table).length, 4);
});

test("numbers are published without the noise of adding up", () => {
	const column: Column = { name: "balance", label: "Balance", type: "number", format: "money" };
	const table = publishTable({
		id: "t",
		columns: [column],
		rows: [{ balance: 0.1 + 0.2 }, { balance: -0 }],
		protection: "public",
	});
	assert.deepEqual(table.rows, [[0.3], [0]]);
});

test("rows that were judged elsewhere may lose a single cell", () => {
	const table = publishTable({
		id: "a-table",
		columns: [text("name"), count("customers"), count("balance")],
		rows: [
			{ name: "a", customers: 40, balance: 100 },
			{ name: "b", customers: 50, balance: 200 },
		],
		protection: { withheld: new Set([0]), keep: ["name"], single: { customers: new Set([0, 1]) } },
	});
	assert.deepEqual(table.rows, [
		["a", null, null],
		["b", null, 200],
	]);
	assert.deepEqual(table.suppressed, [
		[0, "customers"],
		[0, "balance"],
		[1, "customers"],
	]);
});

test("a row without a count is a fault of the program", () => {
	assert.throws(
		() => publish([{ name: "a" }], { threshold, count: "customers", by: ["name"] }, [text("name")]),
		new Error('a row of a protected table has no number in its column "customers"'),
	);
});

/** Whether a linear combination of the totals gives one unknown alone: the slow oracle, by Gaussian elimination. */
function canSolve(equations: readonly (readonly number[])[], unknowns: number): boolean {
	const matrix = equations.map((row) => [...row]);
	let pivotRow = 0;
	for (let column = 0; column < unknowns; column++) {
		const found = matrix.findIndex((row, i) => i >= pivotRow && Math.abs(row[column] ?? 0) > 1e-9);
		if (found < 0) continue;
		const [pivot] = matrix.splice(found, 1);
		if (!pivot) continue;
		const scale = pivot[column] ?? 1;
		const unit = pivot.map((value) => value / scale);
		for (const [i, row] of matrix.entries())
			matrix[i] = row.map((value, j) => value - (row[column] ?? 0) * (unit[j] ?? 0));
		matrix.splice(pivotRow, 0, unit);
		pivotRow++;
	}
	return matrix.some((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1);
}

const counts = fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 500 }));

test("no withheld cell of a list can be solved for from the total, unless nothing else is left to withhold", () => {
	fc.assert(
		fc.property(fc.array(counts, { minLength: 1, maxLength: 8 }), (list) => {
			const table = publishList(list);
			const hidden = withheldRows(table);
			const shownSmall = list.some((n, i) => n > 0 && n < threshold && !hidden.includes(i));
			assert.equal(shownSmall, false);
			const filled = list.filter((n) => n > 0).length;
			if (hidden.length === 0 || hidden.length === filled) return;
			assert.equal(canSolve([hidden.map(() => 1)], hidden.length), false);
			assert.ok(hidden.reduce((sum, i) => sum + (list[i] ?? 0), 0) >= threshold);
		}),
	);
});

test("no withheld cell of a cross table can be solved for from the totals of rows and columns", () => {
	const cross = fc
		.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
		.chain(([a, b]) => fc.array(fc.array(counts, { minLength: b, maxLength: b }), { minLength: a, maxLength: a }));
	fc.assert(
		fc.property(cross, (table) => {
			const width = table[0]?.length ?? 0;
			const hidden = withheldRows(publishCross(table));
			const flat = table.flat();
			assert.equal(
				flat.some((n, i) => n > 0 && n < threshold && !hidden.includes(i)),
				false,
			);
			const rows = table.map((_, a) => hidden.map((i) => Number(Math.floor(i / width) === a)));
			const columns = Array.from({ length: width }, (_, b) => hidden.map((i) => Number(i % width === b)));
			assert.equal(canSolve([...rows, ...columns], hidden.length), false);
		}),
	);
});

test("neither what a small group owns nor what the unknown own can be solved for from what all own", () => {
	const row = fc.record({ customers: counts, largest: fc.integer({ min: 1, max: 50 }) });
	fc.assert(
		fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), fc.nat(7), (list, unknown) => {
			const rows = list.map(({ customers, largest }, i) => ({
				name: i === unknown ? "Unknown" : `group ${i}`,
				customers,
				sum: customers + (customers > 0 ? largest : 0),
				largest: customers > 0 ? largest + 1 : 0,
			}));
			const dominance = ({ sum, largest }: Record) => ({ largest: Number(largest), absolute: Number(sum) });
			const table = publish(
				rows,
				{ threshold, count: "customers", by: ["name"], sums: { columns: ["sum"], dominance } },
				[text("name"), count("customers"), count("sum")],
			);
			const hidden = table.suppressed.flatMap(([index, name]) => (name === "sum" ? [index] : []));
			const total = (name: "customers" | "sum") => hidden.reduce((all, i) => all + (rows[i]?.[name] ?? 0), 0);
			const tells = rows.flatMap(({ customers, sum, largest }, i) =>
				customers > 0 && (customers < threshold || largest > sum / 2) ? [i] : [],
			);
			assert.ok(tells.every((i) => hidden.includes(i)));
			if (hidden.length === 0 || hidden.length === rows.filter(({ customers }) => customers > 0).length) return;
			assert.equal(canSolve([hidden.map(() => 1)], hidden.length), false);
			assert.ok(total("customers") >= threshold);
			assert.ok(Math.max(...hidden.map((i) => rows[i]?.largest ?? 0)) <= total("sum") / 2);
		}),
	);
});
