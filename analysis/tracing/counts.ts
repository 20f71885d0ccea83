/** Numbers that a reader counts or adds up in a table: its rows, its kinds of rows, and the sum of a column of counts. */
import type { Cell, Table } from "../document.ts";

/** Categories that rows are counted by are at most so long, but for names of groups; longer texts are sentences. */
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
		...read.flatMap(({ name, role, format, cells }) => {
			if (cells.some((cell) => typeof cell === "number"))
				return format === "count" && !withheld.has(name) ? [sum(cells)] : [];
			// Of all rows, and of those that are marked or not.
			const kinds = role ? cells : cells.map((cell) => (String(cell).length <= longestCategory ? cell : undefined));
			return [...countKinds(kinds), ...flags.flatMap((flag) => countKindsWhere(kinds, flag.cells))];
		}),
	]);
}

function sum(cells: readonly Cell[]): number {
	return cells.reduce<number>((total, cell) => total + (typeof cell === "number" ? cell : 0), 0);
}

/** How many kinds there are, and how many rows of each; undefined is of none. */
function countKinds(cells: readonly (Cell | undefined)[]): number[] {
	const kinds = Map.groupBy(
		cells.filter((cell) => cell !== undefined),
		(cell) => cell,
	);
	return [[...kinds.keys()].filter((kind) => kind !== null).length, ...[...kinds.values()].map(({ length }) => length)];
}

function countKindsWhere(cells: readonly (Cell | undefined)[], flags: readonly Cell[]): number[] {
	return [true, false].flatMap((value) => countKinds(cells.filter((_, row) => flags[row] === value)));
}
