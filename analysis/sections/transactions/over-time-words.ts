/** What happened from month to month, in sentences. */
import type { Record } from "../../disclosure.ts";
import type { Column } from "../../document.ts";
import { joinWords } from "../../narrative/words.ts";
import type { Ledger } from "./ledger.ts";
import type { Month, Period } from "./period.ts";
import { findRange } from "./words.ts";

/** From the least to the greatest of the whole months, over all types, where none is withheld. */
export function monthsClaim({ period, formats, types }: Ledger, rows: readonly Record[], column: Column): string {
	const whole = [...Map.groupBy(rows, ({ month }) => String(month))].flatMap(([month, own]) => {
		const known = own.every((row) => typeof row[column.name] === "number");
		const sum = own.reduce((total, row) => total + Number(row[column.name]), 0);
		return own[0]?.partial === false && known ? [{ month, sum }] : [];
	});
	const sorted = whole.toSorted((a, b) => a.sum - b.sum);
	const [least, greatest] = [sorted[0], sorted.at(-1)];
	const what = column.format === "money" ? "money moved" : "transactions";
	if (!least || !greatest || least === greatest) return `Too few whole months to compare the ${what} by month`;
	const says = ({ month, sum }: { month: string; sum: number }) => `${formats.cell(sum, column.format)} (${month})`;
	const together = types.types.length > 1 ? " of all types together" : "";
	const all = period?.months.filter(({ partial }) => !partial).length;
	const count = whole.length === all ? `${all} whole months` : `the ${whole.length} whole months that can be shown`;
	return `Over ${count} the ${what}${together} ran from ${says(least)} to ${says(greatest)}`;
}

/** The first and the last whole month of the most frequent or largest type, by group. */
export function groupMonthsClaim(
	{ grouping, types, formats }: Ledger,
	rows: readonly Record[],
	column: Column,
): string {
	const known = rows.filter((row) => row.partial === false && typeof row[column.name] === "number");
	const sums = [...Map.groupBy(known, (row) => String(row[types.column.name]))].map(([type, own]) => ({
		type,
		own,
		sum: own.reduce((total, row) => total + Number(row[column.name]), 0),
	}));
	const largest = sums.toSorted((a, b) => b.sum - a.sum)[0];
	const [first, last] = [largest?.own[0]?.month, largest?.own.at(-1)?.month];
	if (!largest || first === last) return `Too few whole months to compare by ${grouping.noun}`;
	const plural = types.types.find(({ name }) => name === largest.type)?.plural ?? largest.type;
	const what = column.name === "money_each" ? `Money in ${plural}` : `Number of ${plural}`;
	const inMonth = (month: unknown) => {
		const range = findRange(
			largest.own.filter((row) => row.month === month),
			{ value: column.name, group: grouping.column },
		);
		const says = (row: Record) =>
			`${formats.cell(row[column.name] ?? null, column.format)} (${row[grouping.column.name]})`;
		return range && `from ${says(range.least)} to ${says(range.greatest)} in ${month}`;
	};
	const [before, after] = [inMonth(first), inMonth(last)];
	return before && after
		? `${what} a customer: ${before}, ${after}`
		: `${what} a customer in the first and the last whole month cannot be compared: too few customers`;
}

/** Which months are drawn apart, and why. */
export function partialWords({ period }: { period: Period | undefined }): string {
	const names = period?.months.filter(({ partial }) => partial).map(({ name }) => name) ?? [];
	return names.length === 0
		? ""
		: `The data hold only a part of ${joinWords(names)}: ${names.length > 1 ? "these months are" : "this month is"} marked and not compared.`;
}

export function lastMonthsWords({ period }: Ledger, months: readonly Month[]): string {
	const all = period?.months.length ?? 0;
	return months.length < all ? `Of ${all} months the last ${months.length} are shown.` : "";
}
