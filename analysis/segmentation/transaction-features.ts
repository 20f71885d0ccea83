/** Recency, frequency and monetary value of a customer's transactions. */
import { literal } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import { findGrain, overallCountSql } from "../tables/grain.ts";
import type { FeatureRelation, FeatureSource } from "./features.ts";
import { moneyByMember } from "./money-features.ts";

/**
 * Recency needs dates; trend and months active need dates or months; frequency, ticket and trend need single transactions
 * or totals that say how many there were (`findGrain`). Money is the size of the amounts, whatever their sign. A customer
 * without transactions has made none: recency is then the length of the data's time.
 */
export async function transactionFeatures(bank: Bank, settings: Settings): Promise<FeatureRelation[]> {
	if (!bank.relations.has("transactions")) return [];
	const grain = await findGrain(bank);
	const { month, money: moneySql } = grain;
	const countSql = overallCountSql(grain);
	const span = month ? await monthSpan(bank, { month, where: grain.where }) : undefined;
	const months = span ? span.last - span.first + 1 : 1;
	const per = span ? " a month" : "";
	const { currency } = settings;
	const money = { format: "money", unit: currency, protected: false } as const;
	const count = { format: "decimal", unit: `transactions${per}`, protected: false } as const;

	const columns: string[] = [];
	const features: FeatureSource[] = [];
	if (countSql) {
		columns.push(`sum(${countSql}) as n`);
		features.push({
			id: "transactions",
			label: `Transactions${per}`,
			sign: 1,
			axis: "activity",
			...count,
			words: { high: "more transactions", low: "fewer transactions" },
			sql: `coalesce(made.n, 0) / ${months}e0`,
		});
	}
	if (moneySql) {
		columns.push(`sum(${moneySql}) as total`);
		features.push({
			id: "transaction_amount",
			label: `Money moved${per}`,
			sign: 1,
			axis: "value",
			...money,
			words: { high: "more money moved", low: "less money moved" },
			sql: `coalesce(made.total, 0) / ${months}e0`,
		});
	}
	if (moneySql && countSql)
		features.push({
			id: "mean_ticket",
			label: "Mean transaction",
			sign: 1,
			axis: "value",
			...money,
			words: { high: "larger transactions", low: "smaller transactions" },
			sql: "made.total / nullif(made.n, 0)",
		});
	if (grain.time === "date") {
		columns.push(`date_diff('day', cast(max(date) as date), date ${literal(settings.asOf)}) as recency`);
		features.push({
			id: "recency_days",
			label: "Days since the last transaction",
			sign: -1,
			axis: "activity",
			format: "decimal",
			unit: "days",
			protected: false,
			words: { high: "a longer time since the last transaction", low: "a more recent last transaction" },
			sql: `coalesce(made.recency, ${months * 30})`,
		});
	}
	if (month && span && months > 2) {
		columns.push(`count(distinct case when ${countSql ?? moneySql} <> 0 then ${month} end) as months`);
		features.push({
			id: "months_active",
			label: "Months with a transaction",
			sign: 1,
			axis: "activity",
			format: "decimal",
			unit: "months",
			protected: false,
			words: { high: "more active months", low: "fewer active months" },
			sql: "coalesce(made.months, 0)",
		});
	}
	if (month && span && months > 2 && countSql) {
		const middle = (span.first + span.last) / 2;
		// The slope of monthly counts over all months: a month without transactions adds nothing to the sum.
		columns.push(`sum((${month} - ${middle}) * ${countSql}) / ${(months * (months ** 2 - 1)) / 12} as trend`);
		features.push({
			id: "activity_trend",
			label: "Change in transactions a month",
			sign: 1,
			axis: "other",
			format: "ratio",
			unit: "transactions a month, each month",
			protected: false,
			words: { high: "rising activity", low: "falling activity" },
			sql: "coalesce(made.trend, 0)",
		});
	}
	if (moneySql) {
		const made = moneyByMember(bank, { moneySql, months, per, currency });
		columns.push(...made.columns);
		features.push(...made.features);
	}
	if (columns.length === 0) return [];
	const select = `select customer, ${columns.join(", ")} from transactions where ${grain.where} group by customer`;
	return [{ name: "made", select, features }];
}

async function monthSpan(
	bank: Bank,
	{ month, where }: { month: string; where: string },
): Promise<{ first: number; last: number } | undefined> {
	const [span] = await bank.engine.rows<{ first: number; last: number }>(
		`select min(${month}) as first, max(${month}) as last from transactions where ${where}`,
	);
	return span?.last == null ? undefined : span;
}
