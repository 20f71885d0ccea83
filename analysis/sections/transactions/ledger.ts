/** The transactions of the customers in groups, summed up once for all that is asked of them. */
import { doubleSql, literal } from "../../engine/engine.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { type Flow, findFlow } from "../../tables/flow.ts";
import { findGrain, type Grain, overallCountSql } from "../../tables/grain.ts";
import { once } from "../../tables/once.ts";
import { findTransactionPeriod, type Period } from "../../tables/period.ts";
import { type Grouped, groupCustomers, groupedBase, groupedWords } from "../grouped.ts";
import { findTypes, type TransactionType, type TransactionTypes } from "./types.ts";

export interface Ledger extends Grouped {
	grain: Grain;
	types: TransactionTypes;
	/** Undefined where transactions have neither dates nor months. */
	period: Period | undefined;
	/** Undefined where the way of the money is not known. */
	flow: Flow | undefined;
	/** What measures of a customer are divided by, as a SQL number: the months of the period, or 1. */
	monthsSql: string;
	/** "a customer and month", or "a customer" where there are no months. */
	each: string;
}

/**
 * Reads what the transactions can answer and creates
 * - the view `grouped_transactions`: customer, grp, type, month, date, n and all_n (numbers of transactions, of the type and
 *   of all), money, net, with a row for each row of `transactions` of a customer in a group;
 * - `customer_transactions`: customer, grp, type, n, money, with a row for each customer and type, of zeros too;
 * - `customer_activity`: customer, grp, all_n, all_money, net, last, with a row for each customer.
 *
 * What the data do not tell is null, and so are type and money of types that are left out.
 */
export const readLedger = once(async (bank: Bank, settings: Settings): Promise<Ledger> => {
	const grouped = await groupCustomers(bank, settings);
	const { grouping } = grouped;
	const grain = await findGrain(bank);
	const types = await findTypes(bank, grain, { grouping, threshold: settings.disclosureThreshold });
	const period = await findTransactionPeriod(bank, settings);
	const flow = await findFlow(bank, grain);
	await bank.engine.run(viewSql({ grain, types, flow }));
	await bank.engine.run(customerTypesSql(types.types));
	await bank.engine.run(customersSql);
	return {
		...grouped,
		grain,
		types,
		period,
		flow,
		monthsSql: doubleSql(period?.length ?? 1),
		each: period ? "a customer and month" : "a customer",
	};
});

/** Whom the figures speak of, and when: "12,000 customers, from July 1, 2024 to June 30, 2025". */
export function ledgerBase(ledger: Pick<Ledger, "grouping" | "settings" | "formats" | "period">): string {
	const { grouping, formats, period } = ledger;
	return period
		? `${formats.cell(grouping.customers, "count")} ${groupedWords(grouping)}, ${period.words}`
		: groupedBase(ledger);
}

function viewSql({ grain, types, flow }: Pick<Ledger, "grain" | "types" | "flow">): string {
	const isShown = (sql: string) =>
		types.leftOut.length > 0 ? `case when type not in (${types.leftOut.map(literal).join(", ")}) then ${sql} end` : sql;
	const columns = {
		type: types.sql,
		month: grain.month ?? "cast(null as integer)",
		date: grain.time === "date" ? "date" : "cast(null as date)",
		n: grain.count ?? "cast(null as double)",
		all_n: overallCountSql(grain) ?? "cast(null as double)",
		money: grain.money ? isShown(grain.money) : "cast(null as double)",
		net: flow ? isShown(flow.sql) : "cast(null as double)",
	};
	const list = Object.entries(columns).map(([name, sql]) => `${sql} as ${name}`);
	return `create or replace view grouped_transactions as
		select customer, grp, ${list.join(", ")}
		from transactions join customer_groups using (customer)
		where ${grain.where}`;
}

function customerTypesSql(types: readonly TransactionType[]): string {
	const whole = types.find((type) => type.whole);
	const all = whole
		? ` union all
			select customer, ${literal(whole.name)}, sum(all_n), sum(money) from grouped_transactions group by customer`
		: "";
	return `create or replace table customer_transactions as
		select customer_groups.customer, grp, kinds.type, coalesce(n, 0) as n, coalesce(money, 0) as money
		from customer_groups cross join (values ${types.map(({ name }) => `(${literal(name)})`).join(", ")}) as kinds(type)
		left join (
			select customer, type, sum(n) as n, sum(money) as money from grouped_transactions
			where type is not null group by customer, type${all}
		) as made on made.customer = customer_groups.customer and made.type = kinds.type`;
}

const customersSql = `create or replace table customer_activity as
	select customer, grp, coalesce(all_n, 0) as all_n, coalesce(all_money, 0) as all_money, coalesce(net, 0) as net, last
	from customer_groups left join (
		select customer, sum(all_n) as all_n, sum(money) as all_money, sum(net) as net, cast(max(date) as date) as last
		from grouped_transactions group by customer
	) as made using (customer)`;
