/** How recently, how often and with how much money customers use the bank. */
import type { Column, TableBlock } from "../../document.ts";
import type { Interval } from "../../statistics/interval.ts";
import { withInterval } from "../columns.ts";
import { byWords } from "../grouped.ts";
import { orderStatistics } from "../medians.ts";
import { countColumn, makeTableBlock } from "../table.ts";
import { moneyPerCustomer, numberPerCustomer } from "./group-figures.ts";
import { type Ledger, ledgerBase } from "./ledger.ts";

interface GroupUse {
	[name: string]: string | number | null;
	grp: string;
	customers: number;
	/** Customers with any transaction. */
	users: number;
}

interface Measure {
	/** Over `customer_activity`. */
	sql: string;
	column: Column;
	/** Whether it is of customers with a transaction only. */
	ofUsers: boolean;
}

/** The customer in the middle of each group; `recencySql` gives the days since a customer's last transaction. */
export async function useTable(ledger: Ledger, recencySql: string): Promise<TableBlock> {
	const { bank, grouping, settings } = ledger;
	const measures = measuresOf(ledger, recencySql);
	const medians = measures.map(({ sql, column }) => `${bank.engine.quantile(sql, 0.5)} as ${column.name}`);
	const found = await bank.engine.rows<GroupUse>(
		`select grp, count(*) as customers, count(last) as users, ${medians.join(", ")} from customer_activity group by grp`,
	);
	const uses = grouping.groups.flatMap(({ name }) => found.filter(({ grp }) => grp === name));
	const intervals = new Map<string, Map<string, Interval>>();
	for (const { column, sql, ofUsers } of measures) {
		const sizes = new Map(uses.map(({ grp, customers, users }) => [grp, ofUsers ? users : customers]));
		const ofGroups = await orderStatistics(bank.engine, {
			from: "customer_activity",
			column: sql,
			groupSql: "grp",
			sizes,
		});
		intervals.set(column.name, ofGroups);
	}
	const tooFew = uses.flatMap(({ users }, i) => (users < settings.disclosureThreshold ? [i] : []));
	return makeTableBlock({
		id: `recency-frequency-money-${ledger.byGroup}`,
		claim: `How recently, how often and with how much money customers use the bank${byWords(grouping)}`,
		description: `The customer in the middle of ${grouping.groups.length > 1 ? `each ${grouping.noun}` : "all"}, with 95% intervals between order statistics. Base: ${ledgerBase(ledger)}.`,
		columns: [
			grouping.column,
			countColumn("customers", "Customers"),
			...measures.flatMap(({ column }) => withInterval(column)),
		],
		rows: uses.map((use) => ({
			[grouping.column.name]: use.grp,
			customers: use.customers,
			...Object.assign(
				{},
				...measures.map(({ column: { name } }) => {
					const { low = null, high = null } = intervals.get(name)?.get(use.grp) ?? {};
					return { [name]: use[name] ?? null, [`${name}_low`]: low, [`${name}_high`]: high };
				}),
			),
		})),
		// A median adds up to nothing: where it rests on enough customers it gives no other away.
		protection: { withheld: new Set(tooFew), keep: [grouping.column.name, "customers"] },
		note: "Days since the last transaction are those of customers who have made one; a customer without any has 0 transactions and no money in the other columns.",
	});
}

function measuresOf(ledger: Ledger, recencySql: string): Measure[] {
	const { grain, monthsSql } = ledger;
	const recency: Column = {
		name: "recency",
		label: "Median days since the last transaction",
		type: "number",
		format: "decimal",
		unit: "days",
	};
	const number: Column = { ...numberPerCustomer(ledger), name: "transactions", label: "Median transactions a month" };
	const money: Column = { ...moneyPerCustomer(ledger), name: "money", label: "Median money a month" };
	return [
		{ sql: recencySql, column: recency, ofUsers: true },
		{ sql: `all_n / ${monthsSql}`, column: number, ofUsers: false },
		...(grain.money ? [{ sql: `all_money / ${monthsSql}`, column: money, ofUsers: false }] : []),
	];
}
