/**
 * The one door through which a number leaves: every published table is made here. A row that rests on fewer customers
 * than the threshold is withheld (primary suppression), and so are as many others as it takes that no total gives it away
 * (complementary suppression).
 *
 * Source: Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
 */
import { withholdInCross } from "./cross-suppression.ts";
import type { Cell, Column, Metric, Table } from "./document.ts";
import { roundCell } from "./format.ts";
import { isUnknown } from "./tables/rare-categories.ts";

export type Record = { [name: string]: Cell };

/** What protects the customers in a table. */
export interface Protection {
	threshold: number;
	/** The column with the number of customers that a row rests on. */
	count: string;
	/**
	 * One or two columns whose categories part the customers: it is taken as known what the rows of each category add up
	 * to, in this table or in another one. None where the rows do not add up to anything.
	 */
	by: readonly string[];
	/** Columns that say nothing about customers, such as the bounds of a bin, and are never withheld. */
	keep?: readonly string[];
}

/** A key figure of at least as many customers as the threshold, as it is published. */
export function publishMetric(metric: Metric): Metric {
	return { ...metric, value: roundCell(metric.value, metric.format) };
}

/** Rows that were judged as part of a larger table, of which this one is a cut. */
export interface Judged {
	/** Indexes of the rows to withhold. */
	withheld: ReadonlySet<number>;
	/** Columns that are never withheld. */
	keep: readonly string[];
}

export interface TableSpec {
	id: string;
	columns: Column[];
	rows: readonly Record[];
	/** `public` is for tables that count files, settings and definitions, not customers with a trait. */
	protection: Protection | Judged | "public";
}

export function publishTable({ id, columns, rows, protection }: TableSpec): Table {
	const cells = rows.map((row) => columns.map((column) => roundCell(row[column.name] ?? null, column.format)));
	if (protection === "public") return { id, columns, rows: cells, suppressed: [] };

	if ("withheld" in protection) return hideCells({ id, columns, rows: cells }, judgedCells(columns, protection));
	const sensitive = sensitiveColumns(columns, protection);
	const withheld = withhold(rows, protection);
	const suppressed: Table["suppressed"] = [];
	for (const [index, row] of rows.entries()) {
		const small = isSmall(countOf(row, protection), protection.threshold);
		for (const column of sensitive) {
			// How many customers have no known category says nothing about any of them; what they own does.
			const [only = "", second] = protection.by;
			const unknown = second === undefined && isUnknown(row[only]);
			const hidden = unknown ? small && !countsOnly(column, protection) : withheld.has(index);
			if (hidden) suppressed.push([index, column.name]);
		}
	}
	return hideCells({ id, columns, rows: cells }, suppressed);
}

function judgedCells(columns: readonly Column[], { withheld, keep }: Judged): Table["suppressed"] {
	const hidden = columns.filter(({ name }) => !keep.includes(name));
	return [...withheld].flatMap((row) => hidden.map(({ name }): [number, string] => [row, name]));
}

function hideCells({ id, columns, rows }: Omit<Table, "suppressed">, suppressed: Table["suppressed"]): Table {
	const places = new Map(columns.map((column, place) => [column.name, place]));
	for (const [index, name] of suppressed) {
		const place = places.get(name);
		const row = rows[index];
		if (row && place !== undefined) row[place] = null;
	}
	return { id, columns, rows, suppressed };
}

function sensitiveColumns(columns: Column[], { by, keep = [] }: Protection): Column[] {
	const open = new Set<string>([...by, ...keep]);
	return columns.filter((column) => !open.has(column.name));
}

function countsOnly(column: Column, { count }: Protection): boolean {
	return column.name === count || column.name.startsWith("share");
}

function countOf(row: Record, { count }: Protection): number {
	const value = row[count];
	if (typeof value !== "number") throw new Error(`a row of a protected table has no number in its column "${count}"`);
	return value;
}

function isSmall(count: number, threshold: number): boolean {
	return count > 0 && count < threshold;
}

/** Indexes of the rows to withhold: the small ones, and those that would give them away. */
export function withhold(rows: readonly Record[], protection: Protection): Set<number> {
	const { by, threshold } = protection;
	const [first, second] = by;
	if (first === undefined) {
		const small = rows.flatMap((row, index) => (isSmall(countOf(row, protection), threshold) ? [index] : []));
		return new Set(small);
	}
	return second === undefined
		? withholdInList(rows, protection, first)
		: withholdInCross(
				rows.map((row) => ({ row: String(row[first]), column: String(row[second]), count: countOf(row, protection) })),
				threshold,
			);
}

/** The rows of a list add up to a known total: none or at least two are withheld, and those hold enough customers. */
function withholdInList(rows: readonly Record[], protection: Protection, by: string): Set<number> {
	const { threshold } = protection;
	const counts = rows.map((row) => countOf(row, protection));
	const eligible = rows.flatMap((row, index) => (counts[index] && !isUnknown(row[by]) ? [index] : []));
	const withheld = new Set(eligible.filter((index) => isSmall(counts[index] ?? 0, threshold)));
	if (withheld.size === 0) return withheld;
	const spare = eligible
		.filter((index) => !withheld.has(index))
		.toSorted((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));
	for (const index of spare) {
		if (withheld.size >= 2 && sum([...withheld], counts) >= threshold) break;
		withheld.add(index);
	}
	return withheld;
}

function sum(indexes: readonly number[], counts: readonly number[]): number {
	return indexes.reduce((total, index) => total + (counts[index] ?? 0), 0);
}
