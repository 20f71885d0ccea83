/** What happened in a month in one type of transaction, over all customers or in one group, and what of it to keep back. */
import { type Dominance, isDominated, withhold } from "../../disclosure.ts";
import type { Row } from "../../engine/engine.ts";
import type { Month } from "../../tables/period.ts";
import type { TransactionType } from "./types.ts";

export interface MonthCell {
	month: Month;
	type: TransactionType;
	/** Undefined where all customers are counted together. */
	group?: { name: string; customers: number };
	customers: number;
	n: number;
	money: number;
	dominance: Dominance;
}

/** Zeros where there was nothing. */
export function readCell(rows: readonly Row[], at: Pick<MonthCell, "month" | "type" | "group">): MonthCell {
	const row = rows.find(
		({ month, type, grp }) =>
			month === at.month.index && type === at.type.name && (at.group === undefined || grp === at.group.name),
	);
	const money = Number(row?.money ?? 0);
	return {
		...at,
		customers: Number(row?.customers ?? 0),
		n: Number(row?.n ?? 0),
		money,
		dominance: { largest: Number(row?.largest ?? 0), absolute: money },
	};
}

/** Cells of one table of months by types, or by the groups of one type, whose rows and columns add up to known totals. */
export function judgeMonths(
	cells: readonly (Pick<MonthCell, "customers" | "dominance"> & {
		month: { index: number };
		type: { name: string };
		group?: { name: string };
	})[],
	threshold: number,
	{ forced = [] }: { forced?: readonly number[] } = {},
): Set<number> {
	const rows = cells.map(({ month, type, group, customers }) => ({
		month: month.index,
		column: group?.name ?? type.name,
		customers,
	}));
	const hidden = new Set([
		...forced,
		...cells.flatMap(({ customers, dominance }, i) => (customers > 0 && isDominated(dominance) ? [i] : [])),
	]);
	const by = new Set(rows.map(({ column }) => column)).size > 1 ? ["month", "column"] : ["month"];
	return withhold(rows, { threshold, count: "customers", by, forced: hidden });
}
