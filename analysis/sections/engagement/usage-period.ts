/** How many months the engagement data span. */
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { monthIndexSql } from "../../tables/grain.ts";
import { type Period, periodOfDays, periodOfMonths } from "../transactions/period.ts";

export interface UsagePeriod extends Period {
	/** SQL over `engagement`: the index of a row's month. */
	month: string;
}

/** Undefined where engagement has neither days nor months. */
export async function findUsagePeriod(bank: Bank, settings: Settings): Promise<UsagePeriod | undefined> {
	const fields = bank.relations.get("engagement")?.fields;
	const hasDays = fields?.has("date") === true;
	if (!hasDays && !fields?.has("month")) return undefined;
	const month = hasDays ? "(year(date) * 12 + month(date))" : monthIndexSql;
	const days = hasDays ? "cast(min(cast(date as date)) as varchar)" : "null";
	const lastDay = hasDays ? "cast(max(cast(date as date)) as varchar)" : "null";
	const [span] = await bank.engine.rows<{ low: number | null; high: number | null; first: string; last: string }>(
		`select min(${month}) as low, max(${month}) as high, ${days} as first, ${lastDay} as last from engagement`,
	);
	if (!span || span.low === null || span.high === null) return undefined;
	const ends = { low: span.low, high: span.high };
	const period = hasDays
		? periodOfDays({ ...ends, first: span.first, last: span.last }, settings)
		: periodOfMonths(ends, settings);
	return { ...period, month };
}
