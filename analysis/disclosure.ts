/**
 * The one door through which a number leaves: every published table is made here. A row that rests on fewer customers
 * than the threshold is withheld (primary suppression), so is a sum of money most of which is one customer's, and so are as
 * many others as it takes that no total gives them away (complementary suppression).
 *
 * Source: Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
 */
import { withholdInCross } from "./cross-suppression.ts";
import { definitions } from "./definitions.ts";
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
	/** Indexes of rows that another table of the same customers withholds. */
	forced?: ReadonlySet<number>;
	/** In a list, the columns that are sums of money or made of them: see `isDominated`. */
	sums?: { columns: readonly string[]; dominance: (row: Record) => Dominance };
	/**
	 * By row, where rows are nothing but sums: what one customer has of each sum. A row with a dominated sum is withheld like
	 * one of too few customers. Rows may be of the same customers, such as months.
	 */
	dominance?: readonly (readonly Dominance[])[];
}

/** The largest size of one customer's value, and the sum of the sizes of all: never below zero. */
export interface Dominance {
	largest: number;
	absolute: number;
}

/** Whether one customer holds so much of a sum that the sum tells what the customer has. */
export function isDominated({ largest, absolute }: Dominance): boolean {
	return largest > definitions.dominance.value * absolute;
}

/** A key figure of at least as many customers as the threshold, as it is published. */
export function publishMetric(metric: Metric): Metric {
	const { value, format, beside } = metric;
	const rounded = beside?.map((one) => ({ ...one, value: Number(roundCell(one.value, one.format)) }));
	return { ...metric, value: roundCell(value, format), ...(rounded ? { beside: rounded } : {}) };
}

/** Rows that were judged as part of a larger table, of which this one is a cut. */
export interface Judged {
	/** Indexes of the rows to withhold. */
	withheld: ReadonlySet<number>;
	/** Columns that are never withheld. */
	keep: readonly string[];
	/** Indexes of the rows of which only a column is withheld, by the column's name. */
	single?: { readonly [column: string]: ReadonlySet<number> };
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
	const counts = withhold(rows, protection);
	const measures = withholdFurther(rows, protection, { start: counts });
	const sums = withholdFurther(rows, protection, { start: measures, dominance: protection.sums?.dominance });
	const suppressed = rows.flatMap((_, index) =>
		sensitiveColumns(columns, protection)
			.filter((column) => {
				if (countsOnly(column, protection)) return counts.has(index);
				return (protection.sums?.columns.includes(column.name) ? sums : measures).has(index);
			})
			.map(({ name }): [number, string] => [index, name]),
	);
	return hideCells({ id, columns, rows: cells }, suppressed);
}

function judgedCells(columns: readonly Column[], { withheld, keep, single = {} }: Judged): Table["suppressed"] {
	const hidden = columns.filter(({ name }) => !keep.includes(name));
	const alone = Object.entries(single).flatMap(([name, rows]) =>
		[...rows].flatMap((row): Table["suppressed"] => (withheld.has(row) && !keep.includes(name) ? [] : [[row, name]])),
	);
	return [...[...withheld].flatMap((row) => hidden.map(({ name }): [number, string] => [row, name])), ...alone];
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

/** Indexes of the rows whose counts to withhold: the small ones, and those that would give them away. */
export function withhold(rows: readonly Record[], protection: Protection): Set<number> {
	const { by, threshold, dominance } = protection;
	const [first, second] = by;
	const dominated =
		dominance && ((indexes: readonly number[]) => isAnyDominated(indexes.map((index) => dominance[index] ?? [])));
	const forced = new Set([
		...(protection.forced ?? []),
		...(dominated ? [...rows.keys()].filter((index) => dominated([index])) : []),
	]);
	if (first !== undefined && second !== undefined)
		return withholdInCross(
			rows.map((row) => ({ row: String(row[first]), column: String(row[second]), count: countOf(row, protection) })),
			{ threshold, forced, dominated },
		);
	// How many customers have no known category says nothing about any of them; what they own does.
	const isOpen = (row: Record) => !dominance && first !== undefined && isUnknown(row[first]);
	const eligible = rows.flatMap((row, index) => (isOpen(row) ? [] : [index]));
	return withholdInList(rows, protection, { start: forced, eligible, dominated });
}

/** Whether one customer may have most of some sum over the rows: the largest of each row may be the same customer's. */
function isAnyDominated(sums: readonly (readonly Dominance[])[]): boolean {
	return (sums[0] ?? []).some((_, place) => {
		const parts = sums.flatMap((row) => row[place] ?? []);
		const largest = parts.reduce((sum, part) => sum + part.largest, 0);
		return isDominated({ largest, absolute: addDominance(parts).absolute });
	});
}

/** As `withhold`, for what rests on the counts: an unknown category is a row like any other. */
function withholdFurther(
	rows: readonly Record[],
	protection: Protection,
	{ start, dominance }: { start: ReadonlySet<number>; dominance?: ((row: Record) => Dominance) | undefined },
): ReadonlySet<number> {
	if (protection.by.length > 1) return start;
	const dominated =
		dominance &&
		((indexes: readonly number[]) => isDominated(addDominance(indexes.map((index) => dominance(rows[index] ?? {})))));
	return withholdInList(rows, protection, { start, eligible: [...rows.keys()], dominated });
}

interface Judging {
	/** Withheld already. */
	start: ReadonlySet<number>;
	/** Indexes of the rows that may be withheld, as far as they are not empty. */
	eligible: readonly number[];
	/** Whether one customer has most of what the rows add up to; given where sums are judged. */
	dominated?: ((indexes: readonly number[]) => boolean) | undefined;
}

/** Where the rows of a list add up to a known total, none or at least two are withheld, and what those add up to may be told. */
function withholdInList(
	rows: readonly Record[],
	protection: Protection,
	{ start, eligible, dominated }: Judging,
): Set<number> {
	const counts = rows.map((row) => countOf(row, protection));
	const sumOf = (indexes: readonly number[]) => indexes.reduce((total, index) => total + (counts[index] ?? 0), 0);
	const tells = (indexes: readonly number[]) =>
		sumOf(indexes) < protection.threshold || (dominated?.(indexes) ?? false);
	const filled = eligible.filter((index) => counts[index]);
	const withheld = new Set([...start, ...filled.filter((index) => tells([index]))]);
	if (withheld.size === 0 || protection.by.length === 0) return withheld;
	const spare = filled.filter((index) => !withheld.has(index)).toSorted((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));
	for (const index of spare) {
		if (withheld.size >= 2 && !tells([...withheld])) break;
		withheld.add(index);
	}
	return withheld;
}

function addDominance(parts: readonly Dominance[]): Dominance {
	return {
		largest: Math.max(0, ...parts.map(({ largest }) => largest)),
		absolute: parts.reduce((sum, { absolute }) => sum + absolute, 0),
	};
}
