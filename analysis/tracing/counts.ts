/** Numbers that a reader counts or adds up in a table: its rows, its kinds of rows, and the sum of a column of counts. */
import type { Cell, Table } from "../document.ts";

/** Categories that rows are counted by are at most so long; longer texts are sentences. */
const longestCategory = 60;

export function countsOf({ columns, rows, suppressed }: Table): Set<number> {
	const withheld = Map.groupBy(suppressed, ([, name]) => name);
	const read = columns.map((column, place) => ({ ...column, cells: rows.map((row) => row[place] ?? null) }));
	const flags = read.filter(({ type }) => type === "boolean");
	return new Set([
		rows.length,
		...[...withheld.values()].map((cells) => cells.length),
		// Of how many rows something is known.
		...read.map(({ cells }) => cells.filter((cell) => cell !== null).length),
		...read.flatMap(({ name, format, cells }) => {
			if (cells.some((cell) => typeof cell === "number"))
				return format === "count" && !withheld.has(name) ? [sum(cells)] : [];
			// Of all rows, and of those that are marked or not.
			return [...countKinds(cells), ...flags.flatMap((flag) => countKindsWhere(cells, flag.cells))];
		}),
	]);
}

function sum(cells: readonly Cell[]): number {
	return cells.reduce<number>((total, cell) => total + (typeof cell === "number" ? cell : 0), 0);
}

/** How many kinds there are, and how many rows of each. */
function countKinds(cells: readonly Cell[]): number[] {
	const kinds = Map.groupBy(
		cells.filter((cell) => String(cell).length <= longestCategory),
		(cell) => cell,
	);
	return [[...kinds.keys()].filter((kind) => kind !== null).length, ...[...kinds.values()].map(({ length }) => length)];
}

function countKindsWhere(cells: readonly Cell[], flags: readonly Cell[]): number[] {
	return [true, false].flatMap((value) => countKinds(cells.filter((_, row) => flags[row] === value)));
}
