/** What the bank would lose if its largest customers left. */

import { definitions } from "../../definitions.ts";
import { isDominated } from "../../disclosure.ts";
import type { Section } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { baseWords } from "../base.ts";
import { customersColumn, moneyColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { textColumn } from "../table.ts";

export interface Largest {
	/** How many they are. */
	customers: number;
	deposits: number;
	/** Of all deposits, 0 to 1. */
	share: number;
	/** Customers with a known balance. */
	all: number;
	sql: string;
	/** The largest hundredth of customers, where that is more of them. */
	hundredth: { customers: number; deposits: number; share: number } | undefined;
}

interface Sums {
	[name: string]: number;
	customers: number;
	deposits: number;
	largest: number;
}

/**
 * The ten largest deposits, or as many as may be shown where that is more; an overdraft counts as no deposit. Undefined
 * where one customer holds most of them, or of what the others hold, or where the others are too few, all of them or those
 * within the largest hundredth.
 */
export async function findLargest({ engine }: Bank, settings: Settings): Promise<Largest | undefined> {
	const count = Math.max(definitions.largestCustomers.value, settings.disclosureThreshold);
	const sql = `select case when place <= ${count} then 0 when place <= ceil(n / 100.0) then 1 else 2 end as part,
			count(*) as customers, sum(deposit) as deposits, max(deposit) as largest
		from (select deposit, row_number() over (order by deposit desc) as place, count(*) over () as n
			from (select greatest(balance, 0) as deposit from customers where balance is not null) as held) as ranked
		group by 1
		order by 1`;
	const rows = await engine.rows<Sums & { part: number }>(sql);
	const of = (part: number): Sums => rows.find((row) => row.part === part) ?? { customers: 0, deposits: 0, largest: 0 };
	const [top, next, rest] = [of(0), of(1), of(2)];
	const others = addSums(next, rest);
	const all = addSums(top, others);
	const isFew = (sums: Sums) => sums.customers < settings.disclosureThreshold || tellsOne(sums);
	if (all.deposits <= 0 || top.customers < count || tellsOne(top) || isFew(others)) return undefined;
	// Other figures may tell of the largest hundredth: what lies between the two must not be of a few either.
	if (next.customers > 0 && (isFew(next) || isFew(rest))) return undefined;
	const { customers, deposits } = addSums(top, next);
	return {
		customers: count,
		deposits: top.deposits,
		share: top.deposits / all.deposits,
		all: all.customers,
		sql,
		hundredth: next.customers > 0 ? { customers, deposits, share: deposits / all.deposits } : undefined,
	};
}

function addSums(a: Sums, b: Sums): Sums {
	return {
		customers: a.customers + b.customers,
		deposits: a.deposits + b.deposits,
		largest: Math.max(a.largest, b.largest),
	};
}

function tellsOne({ largest, deposits }: Sums): boolean {
	return isDominated({ largest, absolute: deposits });
}

export function largestSection(
	{ customers, deposits, share, all, sql, hundredth }: Largest,
	settings: Settings,
): Section {
	const { cell } = formatsFor(settings);
	const many = cell(customers, "count");
	const figure = makeFigure(
		{
			id: "risk-largest-customers",
			claim: () =>
				`If the ${many} largest customers left, ${cell(deposits, "money")} would go with them: ${cell(share, "share")} of all deposits`,
			description: `Share of deposits held by the ${many} largest customers${hundredth ? ", beside the largest 1%" : ""}. Base: ${baseWords(all, settings, "customers with a known balance")}; overdrafts count as zero deposits.`,
			chart: { kind: "bars", category: "group", value: "share" },
			columns: [
				textColumn("group", "Customers by deposit"),
				customersColumn,
				moneyColumn("deposits", "Deposits", settings.currency),
				{ name: "share", label: "Share of deposits", type: "number", format: "share", unit: settings.currency },
			],
			rows: [
				{ group: `Largest ${many} customers`, customers, deposits, share },
				...(hundredth ? [{ group: "Largest 1%", ...hundredth }] : []),
			],
			// As many customers as may be shown, with as many beside them, and none of them holds most of it.
			protection: "public",
			note: "Supposes that they take all their money with them and that everybody else keeps theirs.",
			sql,
		},
		settings,
	);
	return { id: "risk-largest", claim: figure.claim, blocks: [figure] };
}
