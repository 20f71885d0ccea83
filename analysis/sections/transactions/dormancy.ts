/** Who has not used the bank of late, and how recently, how often and with how much money customers do. */
import type { Draft } from "../../chapters/chapter.ts";
import type { Record } from "../../disclosure.ts";
import type { Column, Figure, Section, TableBlock } from "../../document.ts";
import { literal } from "../../engine/engine.ts";
import type { Interval } from "../../statistics/interval.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { orderStatistics } from "../medians.ts";
import { countColumn, makeTableBlock } from "../table.ts";
import { estimateCells, moneyPerCustomer, numberPerCustomer, withInterval } from "./group-figures.ts";
import { judgeParts } from "./judge-parts.ts";
import type { Ledger } from "./ledger.ts";
import { byWords, findRange, formedWords, groupedBase, noteOf } from "./words.ts";

interface GroupUse {
	[name: string]: string | number | null;
	grp: string;
	customers: number;
	/** Customers with any transaction. */
	users: number;
	dormant: number;
	recency: number | null;
	transactions: number;
	money: number | null;
}

/**
 * Undefined where single days are not known, or the data do not reach the last days before the day that the report speaks
 * of: then nobody could be seen to be active. Writes the private list of dormant customers.
 */
export async function draftDormancy(ledger: Ledger): Promise<Draft | undefined> {
	const { bank, grouping, settings } = ledger;
	if (!reachesLastDays(ledger)) return undefined;
	const { dormantAfterDays: days, disclosureThreshold } = settings;
	const sql = `select grp, count(*) as customers, count(last) as users,
			count(case when last is null or ${recencySql(ledger)} >= ${days} then 1 end) as dormant,
			${medianSql(ledger)}
		from customer_activity
		group by grp`;
	const found = await bank.engine.rows<GroupUse>(sql);
	const uses = grouping.groups.flatMap(({ name }) => found.filter(({ grp }) => grp === name));
	await bank.writePrivate(
		"dormant-customers",
		`select customer, grp as ${grouping.column.name}, last as last_transaction, ${recencySql(ledger)} as days_since
		from customer_activity where last is null or ${recencySql(ledger)} >= ${days}`,
	);
	const withheld = judgeParts(
		uses.map(({ customers, dormant }) => ({ parts: [dormant, customers - dormant] })),
		disclosureThreshold,
	);
	const figure = dormantFigure(ledger, { uses, withheld, sql });
	const table = await useTable(ledger, uses);
	const section: Section = { id: "dormant-customers", claim: figure.claim, blocks: [figure, table] };
	return { hypotheses: [], write: () => [section] };
}

/** Whether the data have days, and span those after which a customer counts as dormant. */
export function reachesLastDays({ grain, period, settings }: Ledger): boolean {
	if (grain.time !== "date" || !period?.first || !period.last) return false;
	const dayOf = (date: string) => Date.parse(date) / 86_400_000;
	const since = dayOf(settings.asOf) - settings.dormantAfterDays;
	return dayOf(period.first) <= since && dayOf(period.last) > since;
}

function recencySql({ settings }: Ledger): string {
	return `date_diff('day', last, date ${literal(settings.asOf)})`;
}

/** The measures as columns of `customer_activity`, by the names of the table's columns. */
function measuresOf(
	ledger: Ledger,
): { name: keyof GroupUse & string; sql: string; column: Column; ofUsers: boolean }[] {
	const { grain, monthsSql } = ledger;
	return [
		{
			name: "recency",
			sql: recencySql(ledger),
			column: {
				name: "recency",
				label: "Median days since the last transaction",
				type: "number",
				format: "decimal",
				unit: "days",
			},
			ofUsers: true,
		},
		{
			name: "transactions",
			sql: `all_n / ${monthsSql}`,
			column: { ...numberPerCustomer(ledger), name: "transactions", label: "Median transactions a month" },
			ofUsers: false,
		},
		...(grain.money
			? [
					{
						name: "money",
						sql: `all_money / ${monthsSql}`,
						column: { ...moneyPerCustomer(ledger), name: "money", label: "Median money a month" },
						ofUsers: false,
					},
				]
			: []),
	];
}

function medianSql(ledger: Ledger): string {
	const { engine } = ledger.bank;
	return measuresOf(ledger)
		.map(({ name, sql }) => `${engine.quantile(sql, 0.5)} as ${name}`)
		.join(", ");
}

interface Uses {
	uses: readonly GroupUse[];
	withheld: ReadonlySet<number>;
	sql: string;
}

function dormantFigure(ledger: Ledger, { uses, withheld, sql }: Uses): Figure {
	const { grouping, settings, formats } = ledger;
	const share = shareColumn("Share of customers who are dormant");
	const days = formats.cell(settings.dormantAfterDays, "count");
	const total = uses.reduce((sum, { customers }) => sum + customers, 0);
	const dormant = uses.reduce((sum, use) => sum + use.dormant, 0);
	const all = withheld.size === uses.length ? undefined : dormant / total;
	return makeFigure(
		{
			id: `dormant-${ledger.byGroup}`,
			claim: (rows) => dormantClaim(ledger, rows, { dormant, share: all }),
			description: `Share of customers without a transaction in the ${days} days to ${formats.cell(settings.asOf, "date")}${byWords(grouping)}, with 95% intervals. Base: ${groupedBase(ledger)}.`,
			chart: {
				kind: "dots",
				category: grouping.column.name,
				value: "share",
				low: "share_low",
				high: "share_high",
				scale: { type: "linear" },
				...(all !== undefined && uses.length > 1
					? { reference: { value: all, label: `All customers ${formats.cell(all, "share")}` } }
					: {}),
			},
			columns: [
				grouping.column,
				countColumn("customers", "Customers"),
				countColumn("dormant", "Dormant customers"),
				...withInterval(share),
			],
			rows: uses.map(({ grp, customers, dormant: count }) => ({
				[grouping.column.name]: grp,
				customers,
				dormant: count,
				...estimateCells("share", { estimate: count / customers, ...wilsonInterval(count, customers) }),
			})),
			protection: { withheld, keep: [grouping.column.name, "customers"] },
			...noteOf(
				"Customers without any transaction in the data count as dormant. Who is dormant is listed in a private file.",
				formedWords(ledger),
			),
			sql,
		},
		settings,
	);
}

function dormantClaim(
	{ grouping, settings, formats }: Ledger,
	rows: readonly Record[],
	{ dormant, share }: { dormant: number; share: number | undefined },
): string {
	if (share === undefined) return "How many customers are dormant cannot be shown: too few of them";
	const days = formats.cell(settings.dormantAfterDays, "count");
	const all = `${formats.cell(dormant, "count")} customers (${formats.cell(share, "share")}) have had no transaction for ${days} days or more`;
	const range = findRange(rows, { value: "share", group: grouping.column });
	if (!range) return all;
	const says = (row: Record) => `${formats.cell(row.share ?? null, "share")} of ${row[grouping.column.name]}`;
	return `${all}: from ${says(range.least)} to ${says(range.greatest)}`;
}

/** Recency, frequency and money of each group: the customer in the middle. */
async function useTable(ledger: Ledger, uses: readonly GroupUse[]): Promise<TableBlock> {
	const { bank, grouping, settings } = ledger;
	const tooFew = uses.flatMap(({ users }, i) => (users < settings.disclosureThreshold ? [i] : []));
	const measures = measuresOf(ledger);
	const intervals = new Map<string, Map<string, Interval>>();
	for (const { name, sql, ofUsers } of measures) {
		const sizes = new Map(uses.map(({ grp, customers, users }) => [grp, ofUsers ? users : customers]));
		intervals.set(
			name,
			await orderStatistics(bank.engine, { from: "customer_activity", column: sql, groupSql: "grp", sizes }),
		);
	}
	return makeTableBlock({
		id: `recency-frequency-money-${ledger.byGroup}`,
		claim: `How recently, how often and with how much money customers use the bank${byWords(grouping)}`,
		description: `The customer in the middle of ${grouping.groups.length > 1 ? `each ${grouping.noun}` : "all"}, with 95% intervals between order statistics. Base: ${groupedBase(ledger)}.`,
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
				...measures.map(({ name }) => {
					const interval = intervals.get(name)?.get(use.grp);
					return {
						[name]: use[name] ?? null,
						[`${name}_low`]: interval?.low ?? null,
						[`${name}_high`]: interval?.high ?? null,
					};
				}),
			),
		})),
		// A median adds up to nothing: where it rests on enough customers it gives no other away.
		protection: { withheld: new Set(tooFew), keep: [grouping.column.name, "customers"] },
		...noteOf(
			"Days since the last transaction are those of customers who have made one; a customer without any has 0 transactions and no money in the other columns.",
			formedWords(ledger),
		),
	});
}
