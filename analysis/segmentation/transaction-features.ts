/** Recency, frequency and monetary value of a customer's transactions, and what they are made of. */
import { literal } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import { type Bank, type BankField, relation } from "../tables/bank.ts";
import { isUnknown } from "../tables/rare-categories.ts";
import type { FeatureRelation, FeatureSource } from "./features.ts";

/** Types or categories of transactions that get a feature of their own, from the most frequent down. */
const mostMembers = 12;

/**
 * Recency needs dates; frequency, trend and months active need dates or months. Money is the size of the amounts, whatever
 * their sign. A customer without transactions has made none: recency is then the length of the data's time.
 */
export async function transactionFeatures(bank: Bank, settings: Settings): Promise<FeatureRelation[]> {
	if (!bank.relations.has("transactions")) return [];
	const { fields } = relation(bank, "transactions");
	const hasDates = fields.has("date");
	const month = hasDates ? "year(date) * 12 + month(date)" : fields.has("month") ? monthIndex : undefined;
	const span = month ? await monthSpan(bank, month) : undefined;
	const months = span ? span.last - span.first + 1 : 1;
	const per = span ? " a month" : "";
	const { currency } = settings;
	const money = { format: "money", unit: currency, protected: false } as const;
	const count = { format: "decimal", unit: `transactions${per}`, protected: false } as const;

	const columns = ["count(*) as n", "sum(abs(amount)) as total"];
	const features: FeatureSource[] = [
		{
			id: "transactions",
			label: `Transactions${per}`,
			sign: 1,
			axis: "activity",
			...count,
			words: { high: "more transactions", low: "fewer transactions" },
			sql: `coalesce(made.n, 0) / ${months}e0`,
		},
		{
			id: "transaction_amount",
			label: `Money moved${per}`,
			sign: 1,
			axis: "value",
			...money,
			words: { high: "more money moved", low: "less money moved" },
			sql: `coalesce(made.total, 0) / ${months}e0`,
		},
		{
			id: "mean_ticket",
			label: "Mean transaction",
			sign: 1,
			axis: "value",
			...money,
			words: { high: "larger transactions", low: "smaller transactions" },
			sql: "made.total / made.n",
		},
	];
	if (hasDates) {
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
		const middle = (span.first + span.last) / 2;
		// The slope of monthly counts over all months: a month without transactions adds nothing to the sum.
		columns.push(
			`count(distinct ${month}) as months`,
			`sum(${month} - ${middle}) / ${(months * (months ** 2 - 1)) / 12} as trend`,
		);
		features.push(
			{
				id: "months_active",
				label: "Months with a transaction",
				sign: 1,
				axis: "activity",
				format: "decimal",
				unit: "months",
				protected: false,
				words: { high: "more active months", low: "fewer active months" },
				sql: "coalesce(made.months, 0)",
			},
			{
				id: "activity_trend",
				label: "Change in transactions a month",
				sign: 1,
				axis: "other",
				format: "ratio",
				unit: "transactions a month, each month",
				protected: false,
				words: { high: "rising activity", low: "falling activity" },
				sql: "coalesce(made.trend, 0)",
			},
		);
	}
	for (const { role, ...field } of members(fields.get("type")))
		for (const [i, name] of field.names.entries()) {
			columns.push(`sum(case when ${role} = ${literal(name)} then abs(amount) end) as type_${i}`);
			const lower = name.toLowerCase();
			features.push({
				id: `amount_${idOf(name)}`,
				label: `${name}: money${per}`,
				sign: 1,
				axis: "value",
				...money,
				words: { high: `more money in ${lower} transactions`, low: `less money in ${lower} transactions` },
				sql: `coalesce(made.type_${i}, 0) / ${months}e0`,
			});
		}
	for (const place of ["category", "payment_type"] as const)
		for (const { names } of members(fields.get(place)))
			for (const [i, name] of names.entries()) {
				columns.push(`sum(case when ${place} = ${literal(name)} then abs(amount) end) as ${place}_${i}`);
				features.push({
					id: `share_${idOf(name)}`,
					label: `${name}: share of spending`,
					sign: 1,
					axis: "other",
					format: "share",
					protected: false,
					words: { high: `a larger share spent on ${name}`, low: `a smaller share spent on ${name}` },
					sql: `coalesce(made.${place}_${i}, 0) / nullif(made.total, 0)`,
				});
			}
	if (!fields.has("type") && relation(bank, "customers").fields.has("income"))
		features.push({
			id: "utilization",
			label: "Spending as a share of income",
			sign: 1,
			axis: "activity",
			format: "share",
			protected: false,
			words: { high: "a higher share of income spent", low: "a lower share of income spent" },
			sql: `coalesce(made.total, 0) / ${months}e0 / nullif(customers.income, 0)`,
		});
	return [
		{ name: "made", select: `select customer, ${columns.join(", ")} from transactions group by customer`, features },
	];
}

/** `2024-10` and `10` as a number of months. */
const monthIndex =
	"(case when length(month) > 2 then cast(substr(month, 1, 4) as integer) * 12 else 0 end + cast(substr(month, length(month) - 1, 2) as integer))";

async function monthSpan(bank: Bank, month: string): Promise<{ first: number; last: number } | undefined> {
	const [span] = await bank.engine.rows<{ first: number; last: number }>(
		`select min(${month}) as first, max(${month}) as last from transactions`,
	);
	return span?.last == null ? undefined : span;
}

function members(field: BankField | undefined): { role: string; names: string[] }[] {
	if (!field) return [];
	const names = field.categories.filter((category) => !isUnknown(category)).slice(0, mostMembers);
	return names.length > 1 ? [{ role: field.role, names }] : [];
}

/** A name as the end of an identifier. */
export function idOf(name: string): string {
	return name
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, "_")
		.replaceAll(/^_|_$/g, "");
}
