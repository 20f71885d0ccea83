/** What a row of `transactions` stands for: one transaction, or the total of several. */
import type { Row } from "../engine/engine.ts";
import { type Bank, relation } from "./bank.ts";
import { once } from "./once.ts";

export interface Grain {
	/** `totals` are of a customer, or of a customer and month. */
	rows: "transactions" | "totals";
	/** The finest time that the rows tell. */
	time: "date" | "month" | "none";
	/** SQL over `transactions`: months since the year 0, or 1 to 12 where months have no year. */
	month?: string;
	/** SQL over `transactions`: how many transactions a row stands for, null where it does not say. Left out where none says. */
	count?: string;
	/** SQL over `transactions`: the size of the money, whatever its sign. Left out where rows have no money. */
	money?: string;
	/** Whether some rows count a customer's transactions of all types together: these have no type and no money. */
	overall: boolean;
	/** SQL over `transactions`: which rows are read. */
	where: string;
}

/** SQL for the column `date`: its month as months since the year 0. */
export const dayMonthSql = "(year(date) * 12 + month(date))";

/**
 * Rows with a date and no number of transactions are single transactions; all others are totals, whose transactions are
 * counted by `transaction_count` or not at all. Where some rows have a date, or else a month, those without are left out:
 * totals beside a ledger would tell the same money twice.
 */
export const findGrain = once(async (bank: Bank): Promise<Grain> => {
	const { fields } = relation(bank, "transactions");
	const filled = (role: "date" | "month" | "transaction_count") => (fields.has(role) ? role : "null");
	const typeless = fields.has("type") ? "type is null" : "false";
	const [found] =
		await bank.engine.rows<Row>(`select count(${filled("date")}) as dates, count(${filled("month")}) as months,
			count(case when ${filled("date")} is not null then ${filled("transaction_count")} end) as dated,
			count(case when ${filled("month")} is not null then ${filled("transaction_count")} end) as monthly,
			count(${filled("transaction_count")}) as counted,
			count(case when ${typeless} then ${filled("transaction_count")} end) as overall
		from transactions`);
	const money = fields.has("amount") ? { money: "abs(amount)" } : {};
	if (found?.dates) {
		const isTotals = Number(found.dated) > 0;
		return {
			rows: isTotals ? "totals" : "transactions",
			time: "date",
			month: dayMonthSql,
			count: isTotals ? "transaction_count" : "1",
			...money,
			overall: false,
			where: "date is not null",
		};
	}
	const isMonthly = Number(found?.months) > 0;
	const counted = Number(isMonthly ? found?.monthly : found?.counted) > 0;
	return {
		rows: "totals",
		time: isMonthly ? "month" : "none",
		...(isMonthly ? { month: "month" } : {}),
		...(counted ? { count: "transaction_count" } : {}),
		...money,
		overall: !isMonthly && Number(found?.overall) > 0,
		where: isMonthly ? "month is not null" : "true",
	};
});

/** SQL over `transactions`, within `sum`: what a row adds to the number of all transactions of its customer. */
export function overallCountSql({ count, overall }: Grain): string | undefined {
	return overall ? `case when type is null then ${count} end` : count;
}
