/** What each group does in each type of transaction: one row a group and type, from sums over customers. */
import type { Row } from "../../engine/engine.ts";
import type { Estimate, Interval } from "../../statistics/interval.ts";
import { meanSums, type RatioSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { judgeActive } from "./judge-cells.ts";
import { judgeFlows, readFlows } from "./judge-flows.ts";
import type { Ledger } from "./ledger.ts";
import { type Median, medianTickets } from "./median-tickets.ts";
import type { TransactionType } from "./types.ts";

export type Rate = Estimate & { standardError: number };

export interface GroupCell {
	group: string;
	type: TransactionType;
	/** Customers of the group. */
	size: number;
	/** Of these, those with a transaction of the type. */
	active: number;
	shareActive: Interval;
	/** Sum of the sizes of all amounts, in the report's currency. */
	total: number;
	/** A customer (and month). What the data do not tell is null. */
	money: Rate | null;
	transactions: Rate | null;
	/** Of one transaction. */
	meanTicket: Rate | null;
	medianTicket: Median | null;
	/** 0 to 1. */
	shareOfGroupMoney: Rate | null;
	shareOfTypeMoney: Rate | null;
	/** Whether its measures are kept back. */
	withheld: boolean;
	/** Whether it is kept back how many customers are active: nearly all of a group are as telling as nearly none. */
	activeWithheld: boolean;
}

export interface GroupCells {
	cells: GroupCell[];
	/** Groups whose net flow is kept back. */
	hiddenFlows: ReadonlySet<string>;
	/** Whether the net flow of all customers tells of one: then nothing that it is made of is published. */
	isFlowTelling: boolean;
	sql: string;
}

/** In the order of the types, and within each of the groups. */
export async function readGroupCells(ledger: Ledger): Promise<GroupCells> {
	const { bank, grouping, grain, types, monthsSql } = ledger;
	const sql = `select grp, type, count(case when n > 0 or money > 0 then 1 end) as active,
			sum(money) as total, max(money) as largest, max(n) as most,
			count(distinct case when n > 0 then n end) as numbers,
			count(distinct case when money > 0 then money end) as amounts,
			${ratioSumsSql({ y: `n / ${monthsSql}`, x: "1" }, { prefix: "transactions_" })},
			${ratioSumsSql({ y: `money / ${monthsSql}`, x: "1" }, { prefix: "money_" })},
			${ratioSumsSql({ y: "money", x: "n" }, { prefix: "ticket_" })},
			${ratioSumsSql({ y: "money", x: "all_money" }, { prefix: "share_" })}
		from customer_transactions
		join (select customer, all_money from customer_activity) as activity using (customer)
		group by grp, type`;
	const found = await bank.engine.rows(sql);
	const medians = grain.rows === "transactions" && grain.money ? await medianTickets(ledger) : undefined;
	const rowOf = new Map(found.map((row) => [`${row.type}\n${row.grp}`, row]));
	const cells = types.types.flatMap((type) => {
		const own = grouping.groups.flatMap(({ name }) => {
			const row = rowOf.get(`${type.name}\n${name}`);
			return row ? [{ group: name, row }] : [];
		});
		const sums = own.map(({ row }) => readRatioSums(row, { prefix: "money_" }));
		return own.map(({ group, row }, i) => ({
			...describeCell(row, { hasMoney: grain.money !== undefined, type, group }),
			shareOfTypeMoney: grain.money ? shareOf(sums, i) : null,
			medianTicket: medians?.get(`${type.name}\n${group}`) ?? null,
			sums: [
				{ largest: Number(row.largest), absolute: Number(row.total) },
				{ largest: Number(row.most), absolute: readRatioSums(row, { prefix: "ticket_" }).x },
			],
			isCounting: isCounting(row, { n: type.counted, money: grain.money !== undefined }),
		}));
	});
	const threshold = ledger.settings.disclosureThreshold;
	const activeWithheld = judgeActive(cells, threshold);
	const typed = cells.map((cell, i) => ({ ...cell, forced: cell.isCounting && activeWithheld.has(i) }));
	const { withheld, ...flows } = judgeFlows(typed, { flows: await readFlows(ledger), threshold });
	const judged = cells.map(({ sums: _, isCounting: __, ...cell }, i) => ({
		...cell,
		withheld: withheld.has(i),
		activeWithheld: activeWithheld.has(i),
	}));
	return { cells: judged, sql, ...flows };
}

/**
 * Means with intervals give sums of powers: with few customers, of whom many have the same numbers, these can be solved for
 * how many have none.
 */
const solvable = { customers: 500, values: 10 };

/** Whether the means of a cell and their intervals may be solved for the number of its active customers. */
function isCounting(
	{ numbers, amounts, transactions_n: size }: Row,
	measured: { n: boolean; money: boolean },
): boolean {
	const isFew = (values: Row[string] | undefined) => Number(values) < solvable.values;
	return Number(size) < solvable.customers && ((measured.n && isFew(numbers)) || (measured.money && isFew(amounts)));
}

interface Described {
	hasMoney: boolean;
	type: TransactionType;
	group: string;
}

function describeCell(row: Row, { hasMoney, type, group }: Described) {
	const transactions = readRatioSums(row, { prefix: "transactions_" });
	const size = transactions.n;
	const active = Number(row.active);
	const rateOf = (prefix: string) => ratioInterval(readRatioSums(row, { prefix }));
	return {
		group,
		type,
		size,
		active,
		shareActive: wilsonInterval(active, size),
		total: Number(row.total),
		money: hasMoney ? rateOf("money_") : null,
		transactions: type.counted ? ratioInterval(transactions) : null,
		meanTicket: hasMoney && type.counted ? rateOf("ticket_") : null,
		shareOfGroupMoney: hasMoney && !type.whole ? withinUnit(rateOf("share_")) : null,
	};
}

/** Of all money of the type: customers of other groups add nothing to the share and all they have to the whole. */
function shareOf(sums: readonly RatioSums[], index: number): Rate | null {
	const own = sums[index];
	if (!own) return null;
	const all = meanSums({
		n: sumOf(sums.map(({ n }) => n)),
		y: sumOf(sums.map(({ y }) => y)),
		yy: sumOf(sums.map(({ yy }) => yy)),
		yyy: sumOf(sums.map(({ yyy }) => yyy)),
	});
	const { y, yy, yyy } = own;
	const x = { x: all.y, xx: all.yy, xxx: all.yyy };
	return withinUnit(ratioInterval({ n: all.n, y, yy, yyy, ...x, xy: yy, yyx: yyy, yxx: yyy }));
}

function withinUnit(rate: Rate | null): Rate | null {
	return rate && { ...rate, low: Math.max(0, rate.low), high: Math.min(1, rate.high) };
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
