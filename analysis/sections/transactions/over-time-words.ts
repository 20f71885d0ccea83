/** What happened from month to month, in sentences. */
import type { Record } from "../../disclosure.ts";
import type { Cell, Column } from "../../document.ts";
import { upperFirst } from "../../narrative/words.ts";
import { findEnds, findRowEnds, rangeWords, thenAndNow } from "../ends.ts";
import type { Ledger } from "./ledger.ts";

/** From the least to the greatest of the whole months, of the type of which there is most. */
export function monthsClaim({ period, formats, types }: Ledger, rows: readonly Record[], column: Column): string {
	const isMoney = column.format === "money";
	const largest = largestType(rows, { type: types.column, value: column });
	const plural = types.types.find(({ name }) => name === largest?.type)?.plural ?? "";
	const what = types.types.length > 1 ? `${isMoney ? "money in " : ""}${plural}` : isMoney ? "money moved" : plural;
	const ends = findEnds(largest?.whole ?? [], (row) => Number(row[column.name]));
	if (!ends || !largest)
		return `Too few whole months to compare the ${isMoney ? "money moved" : "transactions"} by month`;
	const write = (row: Record) => formats.cell(row[column.name] ?? null, column.format);
	const says = (row: Record) => `${write(row)} (${row.month})`;
	const all = period?.months.filter(({ partial }) => !partial).length;
	const { length } = largest.whole;
	const count = length === all ? `${all} whole months` : `the ${length} whole months that can be shown`;
	return write(ends.lowest) === write(ends.highest)
		? `In each of ${count} the ${what} came to ${write(ends.lowest)}`
		: `Over ${count} the ${what} ran from ${says(ends.lowest)} to ${says(ends.highest)}`;
}

/** The first and the last whole month of the most frequent or largest type, by group. */
export function groupMonthsClaim(
	{ grouping, types, formats }: Ledger,
	rows: readonly Record[],
	column: Column,
): string {
	const largest = largestType(rows, { type: types.column, value: column });
	const [first, last] = [largest?.whole[0]?.month, largest?.whole.at(-1)?.month];
	if (!largest || first === last) return `Too few whole months to compare by ${grouping.noun}`;
	const plural = types.types.find(({ name }) => name === largest.type)?.plural ?? largest.type;
	const what = column.name === "money_each" ? `Money in ${plural}` : upperFirst(plural);
	const write = (value: Cell) => formats.cell(value, column.format);
	const at = { value: column.name, group: grouping.column.name, noun: grouping.noun, write };
	const inMonth = (month: Cell | undefined) => {
		const ends = findRowEnds(
			largest.whole.filter((row) => row.month === month),
			at,
		);
		return ends && { when: String(month), range: rangeWords(ends, at), ends };
	};
	const [before, after] = [inMonth(first), inMonth(last)];
	return before && after
		? thenAndNow(`${what} a customer`, [before, after], at)
		: `${what} a customer in the first and the last whole month cannot be compared: too few customers`;
}

/** The type with the most over all whole months, with its rows that show a number of these. */
function largestType(
	rows: readonly Record[],
	{ type, value }: { type: Column; value: Column },
): { type: string; whole: Record[] } | undefined {
	const known = rows.filter((row) => row.partial === false && typeof row[value.name] === "number");
	const sums = [...Map.groupBy(known, (row) => String(row[type.name]))].map(([name, whole]) => ({
		type: name,
		whole,
		sum: whole.reduce((total, row) => total + Number(row[value.name]), 0),
	}));
	return sums.toSorted((a, b) => b.sum - a.sum)[0];
}
