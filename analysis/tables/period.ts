/** The months that the data speak of, and which of them they hold only a part of. */
import type { Row } from "../engine/engine.ts";
import { formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import type { Bank } from "./bank.ts";
import { findGrain } from "./grain.ts";
import { once } from "./once.ts";

/** Days at either end of a month in which even an active bank may happen to have no transaction. */
const quietDays = 2;
const daysOfYear = 365.25;

export interface Month {
	/** As `Grain.month` counts. */
	index: number;
	/** "Oct 2024"; "October" where the data give no year. */
	name: string;
	/** In the calendar; of a month without a year, an average month. */
	days: number;
	/** Whether the data hold only a part of it. */
	partial: boolean;
}

export interface Period {
	/** All of them from the first to the last, those without a transaction too. */
	months: Month[];
	/** In months: a partial month counts as the part of its days that the data span. */
	length: number;
	/** `YYYY-MM-DD`, where the data have days. */
	first?: string;
	last?: string;
	/** "from July 1, 2024 to June 30, 2025". */
	words: string;
}

/** The rows that a period is of. */
export interface Dated {
	table: string;
	/** SQL: the index of a row's month, as `Grain.month` counts. */
	month: string;
	/** Whether the rows have days, in a column `date`. */
	hasDays: boolean;
	where?: string;
}

/** Undefined where no row says when it was. */
export async function findPeriod(
	bank: Bank,
	settings: Settings,
	{ table, month, hasDays, where = "true" }: Dated,
): Promise<Period | undefined> {
	const days = hasDays ? ", cast(min(date) as date) as first, cast(max(date) as date) as last" : "";
	const [span] = await bank.engine.rows<Row>(
		`select min(${month}) as low, max(${month}) as high${days} from ${table} where ${where}`,
	);
	if (typeof span?.low !== "number" || typeof span.high !== "number") return undefined;
	const ends = { low: span.low, high: span.high };
	return typeof span.first === "string" && typeof span.last === "string"
		? periodOfDays({ ...ends, first: span.first, last: span.last }, settings)
		: periodOfMonths(ends, settings);
}

/** Of the transactions; undefined where they do not say when they were. */
export const findTransactionPeriod = once(async (bank: Bank, settings: Settings): Promise<Period | undefined> => {
	const { month, time, where } = await findGrain(bank);
	if (month === undefined) return undefined;
	return findPeriod(bank, settings, { table: "transactions", month, hasDays: time === "date", where });
});

interface Ends {
	low: number;
	high: number;
}

/** Whether the data span the ends of their first and last month is judged by their first and last day, and the day they speak of. */
export function periodOfDays(ends: Ends & { first: string; last: string }, settings: Settings): Period {
	const { low, high, first, last } = ends;
	const until = last < settings.asOf ? last : settings.asOf;
	const reached = monthOf(until) < high ? 1 : dayOf(until);
	const months = listMonths(ends, settings).map((month) => {
		const startsLate = month.index === low && dayOf(first) > 1 + quietDays;
		const endsEarly = month.index === high && reached < month.days - quietDays;
		return { ...month, partial: startsLate || endsEarly };
	});
	const length = months.reduce((sum, month) => {
		const from = month.partial && month.index === low ? dayOf(first) : 1;
		const to = month.partial && month.index === high ? reached : month.days;
		return sum + Math.max(1, to - from + 1) / month.days;
	}, 0);
	const { cell } = formatsFor(settings);
	return { months, length, first, last, words: `from ${cell(first, "date")} to ${cell(last, "date")}` };
}

/** Totals of a month are taken to be of all of it, but for the month of the day that the data speak of. */
export function periodOfMonths(ends: Ends, settings: Settings): Period {
	const { asOf } = settings;
	const months = listMonths(ends, settings).map((month) => ({
		...month,
		partial: month.index === monthOf(asOf) && dayOf(asOf) < month.days - quietDays,
	}));
	const length = months.reduce((sum, { partial, days }) => sum + (partial ? dayOf(asOf) / days : 1), 0);
	const [first, last] = [months[0]?.name, months.at(-1)?.name];
	return { months, length, words: first === last ? `in ${first}` : `from ${first} to ${last}` };
}

function listMonths({ low, high }: Ends, { locale }: Settings): Omit<Month, "partial">[] {
	return Array.from({ length: high - low + 1 }, (_, i) => {
		const index = low + i;
		const [year, month] = [Math.floor((index - 1) / 12), (index - 1) % 12];
		const spell = (options: Intl.DateTimeFormatOptions) =>
			new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(Date.UTC(year || 2025, month, 1));
		return year === 0
			? { index, name: spell({ month: "long" }), days: daysOfYear / 12 }
			: {
					index,
					name: spell({ month: "short", year: "numeric" }),
					days: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
				};
	});
}

function dayOf(date: string): number {
	return Number(date.slice(8, 10));
}

function monthOf(date: string): number {
	return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
