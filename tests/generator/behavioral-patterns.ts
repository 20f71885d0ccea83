/** `data/behavioral-patterns/`: customers in three groups, and what they do: transactions, logins, clicks, products, offers. */
import { csvFormatRows } from "d3-dsv";
import { drawBehaviorCustomers, idOf } from "./behavior-customers.ts";
import { drawCampaign } from "./behavior-engagement.ts";
import { groups } from "./behavior-groups.ts";
import { drawBehaviorLedger } from "./behavior-ledger.ts";
import { describeBehavior } from "./behavior-planted.ts";
import {
	headers,
	missing,
	refused,
	rejectedRows,
	writeCustomers,
	writeEngagement,
	writeProducts,
	writePurchases,
	writeTransactions,
} from "./behavior-tables.ts";
import { countSpellings, type Spellings } from "./dirt.ts";
import { createRandom, type Random } from "./random.ts";

const seed = 20250668;

/** Their transactions and emails are in the files, they are not in the table of customers any more. */
const closedAccounts = { count: 40, group: "Branch traditionalists", habit: "steady" } as const;

/** The files of the folder, by name. */
export function generateBehavioralPatterns(): Map<string, string> {
	const random = createRandom(seed);
	const unknownOutcomes = countSpellings(missing.purchased, refused.purchased);
	const customers = drawBehaviorCustomers(random, { unknownOutcomes });
	const closed = drawClosed(random, customers.length);
	const ledger = drawBehaviorLedger(random, [...customers, ...closed]);
	const transactions = writeTransactions(random, { ledger, customers });
	const tables = {
		customers: writeCustomers(random, customers),
		products: writeProducts(random, customers),
		engagement: writeEngagement(random, [...customers, ...closed]),
		transactions: transactions.rows,
		purchases: writePurchases(random, customers),
	};
	const closedIds = new Set(closed.map(({ id }) => id));
	const rejected = {
		...rejectedRows,
		engagement: {
			...rejectedRows.engagement,
			unknownCustomer: closed.flatMap(({ engagement }) => engagement).length,
		},
		transactions: {
			...rejectedRows.transactions,
			unknownCustomer: ledger.filter(({ customer }) => closedIds.has(customer)).length,
		},
	};
	const planted = {
		seed,
		rows: countRows(tables, rejected),
		rejectedRows: rejected,
		missingValues: countEach(missing),
		refusedValues: countEach(refused),
		...describeBehavior(customers, transactions.kept),
	};
	return new Map([
		["customers.csv", writeCsv(headers.customers, tables.customers)],
		["products.csv", writeCsv(headers.products, tables.products)],
		["engagement.csv.gz", writeCsv(headers.engagement, tables.engagement)],
		["transactions.csv.gz", writeCsv(headers.transactions, tables.transactions)],
		["purchases.csv", writeCsv(headers.purchases, tables.purchases)],
		[
			"planted-groups.csv",
			writeCsv(
				["customer_id", "group"],
				customers.map(({ id, group }) => [id, group]),
			),
		],
		["planted.json", `${JSON.stringify(planted, null, "\t")}\n`],
	]);
}

function drawClosed(random: Random, customers: number) {
	const { count, group, habit } = closedAccounts;
	return drawCampaign(random, "Email", { group: groups[group], customers: count }).map((reached, i) => ({
		id: idOf(customers + i + 1),
		group,
		habit,
		engagement: reached?.rows ?? [],
	}));
}

function countRows<Table extends string>(
	tables: Record<Table, readonly unknown[]>,
	rejected: Record<Table, Readonly<Record<string, number>>>,
): Record<string, { read: number; kept: number; rejected: number }> {
	const counts = (Object.keys(tables) as Table[]).map((table) => {
		const read = tables[table].length;
		const lost = Object.values(rejected[table]).reduce((sum, count) => sum + count, 0);
		return [table, { read, kept: read - lost, rejected: lost }] as const;
	});
	return Object.fromEntries(counts);
}

function countEach(all: Record<string, Spellings>): Record<string, number> {
	return Object.fromEntries(Object.entries(all).map(([column, spellings]) => [column, countSpellings(spellings)]));
}

function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
	return `${csvFormatRows([header, ...rows].map((row) => [...row]))}\n`;
}
