/** What every part on utilization starts from: the customers with a known income, and whom they are compared by. */
import { definitions } from "../../definitions.ts";
import type { Column } from "../../document.ts";
import { identifier, literal } from "../../engine/engine.ts";
import { type Formats, formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank, BankField } from "../../tables/bank.ts";
import { isNamed, isUnknown } from "../../tables/rare-categories.ts";
import { makeSpending, type Spending } from "../../tables/spending.ts";
import { baseWords } from "../base.ts";
import { type GroupSums, sumGroups } from "./group-sums.ts";

export interface Trait {
	field: BankField;
	/** As they are shown; the smallest beyond `definitions.mostCategories` are gathered. */
	categories: string[];
	/** What gathered categories are called. */
	rest?: string;
}

export interface Basis {
	bank: Bank;
	settings: Settings;
	formats: Formats;
	spending: Spending;
	traits: Trait[];
	/** All customers with a known income. */
	all: GroupSums;
}

export const utilizationColumn: Column = {
	name: "utilization",
	label: "Utilization: mean spending over mean income",
	type: "number",
	format: "share",
};

export const meanOfRatiosColumn: Column = {
	name: "mean_of_ratios",
	label: "Mean of ratios: mean of customers' own utilization",
	type: "number",
	format: "share",
};

/**
 * Creates `customer_utilization`: customer, income and spend, both a month, ratio, and a column for each trait, with a row
 * for each customer with a known income. Throws where that is nobody.
 */
export async function readBasis(bank: Bank, settings: Settings): Promise<Basis> {
	const spending = await makeSpending(bank, settings);
	const traits: Trait[] = [];
	for (const field of spending.demographics) traits.push(await readTrait(bank, field));
	const columns = traits.map((trait) => `, ${shownSql(trait)} as ${trait.field.role}`).join("");
	await bank.engine.run(`create or replace table customer_utilization as
		select customer_spending.customer, customer_spending.income, spend, spend / customer_spending.income as ratio${columns}
		from customer_spending join customers on customers.customer = customer_spending.customer
		where customer_spending.income is not null
		order by customer_spending.customer`);
	const [all] = (await sumGroups(bank.engine, [])).groups;
	if (!all || all.customers === 0)
		throw new Error("no customer has a known income: a chapter that reads utilization must lack it");
	return { bank, settings, formats: formatsFor(settings), spending, traits, all };
}

async function readTrait(bank: Bank, field: BankField): Promise<Trait> {
	const { role, categories } = field;
	const most = definitions.mostCategories.value;
	if (categories.length <= most) return { field, categories };
	const known = categories.filter((category) => !isUnknown(category));
	const counted = await bank.engine.rows<{ category: string; customers: number }>(
		`select ${role} as category, count(*) as customers from customers group by 1`,
	);
	const size = new Map(counted.map(({ category, customers }) => [category, customers]));
	const bySize = known.toSorted((a, b) => (size.get(b) ?? 0) - (size.get(a) ?? 0));
	const large = new Set(bySize.slice(0, most - 1));
	const rest = `${known.length - large.size} others`;
	const unknown = categories.filter(isUnknown);
	return { field, categories: [...known.filter((category) => large.has(category)), rest, ...unknown], rest };
}

/** SQL over `customers`: a trait's category as it is shown. */
function shownSql({ field, categories, rest }: Trait): string {
	const column = `customers.${identifier(field.role)}`;
	if (rest === undefined) return column;
	const alone = categories.filter((category) => category !== rest);
	return `case when ${column} in (${alone.map(literal).join(", ")}) then ${column} else ${literal(rest)} end`;
}

/** Whether a category is a group of its own, of which a sentence may speak: neither unknown nor put together. */
export function isGroup({ rest }: Trait, category: string): boolean {
	return isNamed(category) && category !== rest;
}

/** "3,964 customers with a known income, 31 October 2023". */
export function incomeBase({ all, settings }: Pick<Basis, "all" | "settings">): string {
	return baseWords(all.customers, settings, "customers with a known income");
}
