/** How many months the engagement data span. */
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { dayMonthSql } from "../../tables/grain.ts";
import { findPeriod, type Period } from "../../tables/period.ts";

export interface UsagePeriod extends Period {
	/** SQL over `engagement`: the index of a row's month. */
	month: string;
}

/** Undefined where engagement has neither days nor months. */
export async function findUsagePeriod(bank: Bank, settings: Settings): Promise<UsagePeriod | undefined> {
	const fields = bank.relations.get("engagement")?.fields;
	const hasDays = fields?.has("date") === true;
	if (!hasDays && !fields?.has("month")) return undefined;
	const month = hasDays ? dayMonthSql : "month";
	const period = await findPeriod(bank, settings, { table: "engagement", month, hasDays });
	return period && { ...period, month };
}
