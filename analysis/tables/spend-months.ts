/** The months that spending is of, in calendar order. */
import type { Engine, Row } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import { periodOfDays, periodOfMonths } from "./period.ts";

export interface SpendMonth {
	/** Months since the year 0, or 1 to 12 where months have no year. */
	index: number;
	/** "Oct 2024"; "October" where the data give no year. */
	name: string;
	/** Whether the data hold only a part of it. */
	partial: boolean;
}

export interface SpendMonths {
	monthly: SpendMonth[];
	/** In months: a partial month counts as the part of its days that the data span. */
	length: number;
}

/**
 * The months that have rows; undefined where none has.
 *
 * @param from SQL after `from`: rows with a `month`, null where they have none, and their `first` and `last` day
 */
export async function findSpendMonths(
	engine: Engine,
	from: string,
	settings: Settings,
): Promise<SpendMonths | undefined> {
	const found = await engine.rows<Row>(
		`select month, cast(min(first) as date) as first, cast(max(last) as date) as last
		from ${from} group by month having month is not null order by month`,
	);
	const present = found.map(({ month }) => Number(month));
	const [low, high] = [present[0], present.at(-1)];
	if (low === undefined || high === undefined) return undefined;
	if (high <= 12) return monthsWithoutYear(present, settings);
	const [first, last] = [found[0]?.first, found.at(-1)?.last];
	const period =
		typeof first === "string" && typeof last === "string"
			? periodOfDays({ low, high, first, last }, settings)
			: periodOfMonths({ low, high }, settings);
	const monthly = period.months.filter(({ index }) => present.includes(index));
	return { monthly: monthly.map(describe), length: period.length - (period.months.length - monthly.length) };
}

/** November to February starts in November: behind the longest gap of the year, in January where no gap is longer. */
function monthsWithoutYear(present: readonly number[], settings: Settings): SpendMonths {
	const gaps = present.map((month, i) => month - (present[i - 1] ?? (present.at(-1) ?? month) - 12));
	const start = gaps.indexOf(Math.max(...gaps));
	const named = new Map(periodOfMonths({ low: 1, high: 12 }, settings).months.map((month) => [month.index, month]));
	const monthly = [...present.slice(start), ...present.slice(0, start)].flatMap((index) => {
		const month = named.get(index);
		return month ? [describe(month)] : [];
	});
	return { monthly, length: monthly.length };
}

function describe({ index, name, partial }: SpendMonth): SpendMonth {
	return { index, name, partial };
}
