/** Which categories, or payment types, of spending are told apart. */
import { definitions } from "../../definitions.ts";
import type { Column } from "../../document.ts";
import { literal } from "../../engine/engine.ts";
import type { Settings } from "../../report.ts";
import type { Bank, BankField } from "../../tables/bank.ts";
import { once } from "../../tables/once.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { unknownCategory } from "../../tables/values.ts";
import { categoryColumn } from "../columns.ts";

export interface Kinds {
	role: "category" | "payment_type";
	column: Column;
	/** By falling money; what is put together and what is not known come last. */
	names: string[];
	/** SQL over `customer_spend_cells` and its like: the name as it is shown. */
	sql: string;
	/** The name of those that are put together, where any are. */
	rest?: string;
	/** How the kinds are called together: "categories". */
	plural: string;
	/**
	 * The table of customer, kind, spend, total, where total is all that the customer spends; a kind of null is all of them.
	 */
	table: string;
}

interface Counted {
	[name: string]: string | number;
	kind: string;
	total: number;
	/** With spending in it. */
	customers: number;
}

/**
 * The kinds with the most money, as many as figures show. The others are put together, and so are those that too few
 * customers spend in, with as many more as it takes that enough customers are behind them. Creates their `table`.
 */
export const makeKinds = once(async ({ engine }: Bank, field: BankField, settings: Settings): Promise<Kinds> => {
	const role = field.role === "category" ? "category" : "payment_type";
	const name = `coalesce(${role}, ${literal(unknownCategory)})`;
	const found = await engine.rows<Counted>(`select ${name} as kind, sum(spend) as total,
			count(distinct case when spend > 0 then customer end) as customers
		from customer_spend_cells group by 1`);
	const ranked = found.toSorted((a, b) => b.total - a.total || (a.kind < b.kind ? -1 : 1));
	const plural = role === "category" ? "categories" : "payment types";
	const { alone, gathered } = tellApart(ranked, { most: mostOf[role], threshold: settings.disclosureThreshold });
	const rest = `Other ${plural}`;
	const known = alone.filter((kind) => !isUnknown(kind) && kind !== rest);
	const kinds: Kinds = {
		role,
		column: categoryColumn(field),
		names: [...known, ...(gathered.length > 0 ? [rest] : []), ...alone.filter(isUnknown)],
		sql:
			gathered.length > 0
				? `case when ${name} in (${gathered.map(literal).join(", ")}) then ${literal(rest)} else ${name} end`
				: name,
		...(gathered.length > 0 ? { rest } : {}),
		plural,
		table: `customer_${role}_spends`,
	};
	await engine.run(spendsSql(kinds));
	return kinds;
});

function spendsSql({ table, sql }: Kinds): string {
	return `create or replace table ${table} as
		with parts as (select customer, ${sql} as kind, sum(spend) as spend from customer_spend_cells group by 1, 2),
		totals as (
			select customers.customer, coalesce(sum(spend), 0) as total
			from customers left join customer_spend_cells using (customer) group by customers.customer
		)
		select customer, kind, spend, total from parts join totals using (customer)
		union all
		select customer, null as kind, total as spend, total from totals
		order by customer, kind`;
}

const mostOf = {
	category: definitions.mostSpendingCategories.value,
	payment_type: definitions.mostPaymentTypes.value,
};

function tellApart(
	ranked: readonly Counted[],
	{ most, threshold }: { most: number; threshold: number },
): { alone: string[]; gathered: string[] } {
	const able = ranked.filter(({ total, customers }) => total > 0 && customers >= threshold);
	const fit = able.length === ranked.length && able.length <= most;
	const alone = able.slice(0, fit ? most : most - 1);
	const gathered = ranked.filter((kind) => !alone.includes(kind));
	// The same customers may be behind several: together they are no fewer than behind one of them.
	const behind = () => Math.max(...gathered.map(({ customers }) => customers));
	while (gathered.length > 0 && behind() < threshold && alone.length > 1) gathered.push(...alone.splice(-1));
	return { alone: alone.map(({ kind }) => kind), gathered: gathered.map(({ kind }) => kind) };
}
