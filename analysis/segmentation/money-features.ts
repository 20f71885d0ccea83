/** What a customer's money moves are made of: by type, by category of spending, by payment type. */
import { literal } from "../engine/engine.ts";
import { type Bank, type BankField, relation } from "../tables/bank.ts";
import { isUnknown } from "../tables/rare-categories.ts";
import type { FeatureSource } from "./features.ts";

/** Types or categories of transactions that get a feature of their own, from the most frequent down. */
const mostMembers = 12;

interface Money {
	/** SQL over `transactions`: the size of the money of a row. */
	moneySql: string;
	/** What sums are divided by. */
	months: number;
	/** " a month", or nothing where there are no months. */
	per: string;
	currency: string;
}

/** Features, and the sums by customer that they rest on, beside `total`, the sum of all money. */
export function moneyByMember(
	bank: Bank,
	{ moneySql, months, per, currency }: Money,
): { columns: string[]; features: FeatureSource[] } {
	const { fields } = relation(bank, "transactions");
	const columns: string[] = [];
	const features: FeatureSource[] = [];
	for (const [i, name] of membersOf(fields.get("type")).entries()) {
		columns.push(`sum(case when type = ${literal(name)} then ${moneySql} end) as type_${i}`);
		const lower = name.toLowerCase();
		features.push({
			id: `amount_${idOf(name)}`,
			label: `${name}: money${per}`,
			sign: 1,
			axis: "value",
			format: "money",
			unit: currency,
			protected: false,
			words: { high: `more money in ${lower} transactions`, low: `less money in ${lower} transactions` },
			sql: `coalesce(made.type_${i}, 0) / ${months}e0`,
		});
	}
	for (const role of ["category", "payment_type"] as const)
		for (const [i, name] of membersOf(fields.get(role)).entries()) {
			columns.push(`sum(case when ${role} = ${literal(name)} then ${moneySql} end) as ${role}_${i}`);
			features.push({
				id: `share_${idOf(name)}`,
				label: `${name}: share of spending`,
				sign: 1,
				axis: "other",
				format: "share",
				protected: false,
				words: { high: `a larger share spent on ${name}`, low: `a smaller share spent on ${name}` },
				sql: `coalesce(made.${role}_${i}, 0) / nullif(made.total, 0)`,
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
	return { columns, features };
}

function membersOf(field: BankField | undefined): string[] {
	const names = field?.categories.filter((category) => !isUnknown(category)).slice(0, mostMembers) ?? [];
	return names.length > 1 ? names : [];
}

/** A name as the end of an identifier. */
function idOf(name: string): string {
	return name
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, "_")
		.replaceAll(/^_|_$/g, "");
}
