/** Lines of a file with their dirt. */
import { createPicker, listSpellings, type Spellings, scatter } from "./dirt.ts";
import type { Random } from "./random.ts";

/** What was drawn, and what the file says of it. */
export interface Line<Value> {
	value: Value;
	cells: string[];
}

/** What is written over a column of so many lines, and what is not known of them then. */
export interface Spoiling<Value> {
	column: number;
	spellings: Spellings;
	where?: (value: Value) => boolean;
	forget?: (value: Value) => void;
}

/** The cells of all lines: each is spoiled in one way at most, and more are put in between. */
export function writeDirtyLines<Value>(
	random: Random,
	lines: readonly Line<Value>[],
	{
		spoilings,
		copies,
		isCopied = () => true,
		extra = [],
		later = { count: 0, change: (cells) => cells },
	}: {
		spoilings: readonly Spoiling<Value>[];
		/** Exact duplicates. */
		copies: number;
		isCopied?: (value: Value) => boolean;
		/** Lines that have no value. */
		extra?: readonly string[][];
		/** Second lines of the same key with other cells. */
		later?: { count: number; change: (cells: string[]) => string[] };
	},
): string[][] {
	const { pick } = createPicker(random, lines);
	for (const { column, spellings, where = () => true, forget } of spoilings)
		for (const text of listSpellings(spellings))
			for (const { value, cells } of pick(1, { where: (line) => where(line.value) })) {
				cells[column] = text;
				forget?.(value);
			}
	const rows = lines.map(({ cells }) => cells);
	return scatter(random, rows, {
		extra: [
			...pick(copies, { where: ({ value }) => isCopied(value) }).map(({ cells }) => ({
				after: cells,
				row: [...cells],
			})),
			...pick(later.count).map(({ cells }) => ({ after: cells, row: later.change(cells) })),
			...extra.map((row) => ({ row: [...row] })),
		],
	});
}
