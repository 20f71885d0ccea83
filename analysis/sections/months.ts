/** Months in figures: the columns that say which, and what must be known of those that the data hold only a part of. */
import { definitions } from "../definitions.ts";
import type { Column } from "../document.ts";
import type { Formats } from "../format.ts";
import { joinWords } from "../narrative/words.ts";
import type { Month, Period } from "../tables/period.ts";

export const monthColumn: Column = { name: "month", label: "Month", type: "string", format: "text" };
export const partialColumn: Column = {
	name: "partial",
	label: "Only a part of the month",
	type: "boolean",
	format: "text",
};

/** The last months of a period, as many as figures show. */
export function lastMonths({ months }: Period): Month[] {
	return months.slice(-definitions.mostMonths.value);
}

/** Which months are drawn apart, and why. */
export function partialWords(period: Period | undefined): string {
	const names = period?.months.filter(({ partial }) => partial).map(({ name }) => name) ?? [];
	return names.length === 0
		? ""
		: `The data hold only a part of ${joinWords(names)}: ${names.length > 1 ? "these months are" : "this month is"} marked and not compared.`;
}

/** That there are more months than are shown. */
export function lastMonthsWords(period: Period, { cell }: Formats): string {
	const [all, shown] = [period.months.length, lastMonths(period).length];
	return shown < all ? `Of ${cell(all, "count")} months the last ${cell(shown, "count")} are shown.` : "";
}
