/** What happened in a month in one type of transaction, over all customers or in one group, and what of it to keep back. */
import { type Dominance, withhold } from "../../disclosure.ts";
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
	/** Of the money and of the number of transactions. */
	sums: readonly Dominance[];
}

/** Zeros where there was nothing. */
export function readCell(rows: readonly Row[], at: Pick<MonthCell, "month" | "type" | "group">): MonthCell {
	const row = rows.find(
		({ month, type, grp }) =>
			month === at.month.index && type === at.type.name && (at.group === undefined || grp === at.group.name),
	);
	const [money, n] = [Number(row?.money ?? 0), Number(row?.n ?? 0)];
	return {
		...at,
		customers: Number(row?.customers ?? 0),
		n,
		money,
		sums: [
			{ largest: Number(row?.largest ?? 0), absolute: money },
			{ largest: Number(row?.most ?? 0), absolute: n },
		],
	};
}

/** Cells of one table of months by types, or by the groups of one type, whose rows and columns add up to known totals. */
export function judgeMonths(
	cells: readonly (Pick<MonthCell, "customers" | "sums"> & {
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
	const by = new Set(rows.map(({ column }) => column)).size > 1 ? ["month", "column"] : ["month"];
	const dominance = cells.map(({ sums }) => sums);
	return withhold(rows, { threshold, count: "customers", by, forced: new Set(forced), dominance });
}

/** The month and type that a cell is of, or a part of. */
export function monthOfType({ month, type }: Pick<MonthCell, "month" | "type">): string {
	return `${type.name}\n${month.index}`;
}

/**
 * Cells by month, type and group: each type is a table of months by groups. All groups are forced where their month and
 * type is withheld, for else it would follow from them.
 */
export function judgeGroupMonths(
	cells: readonly MonthCell[],
	{ threshold, isForced }: { threshold: number; isForced: (cell: MonthCell) => boolean },
): Set<number> {
	const byType = Map.groupBy([...cells.entries()], ([, { type }]) => type.name);
	return new Set(
		[...byType.values()].flatMap((own) => {
			const parts = own.map(([, cell]) => cell);
			const forced = parts.flatMap((cell, place) => (isForced(cell) ? [place] : []));
			return [...judgeMonths(parts, threshold, { forced })].flatMap((place) => own[place]?.[0] ?? []);
		}),
	);
}
