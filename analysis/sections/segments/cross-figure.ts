/** Customers by one grouping and another, as a heatmap. */
import type { Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import type { Settings } from "../../report.ts";
import { adjustedRandOfCounts } from "../../statistics/adjusted-rand-index.ts";
import type { Bank } from "../../tables/bank.ts";
import { baseWords } from "../base.ts";
import { customersColumn, segmentColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";

interface Crossing {
	id: string;
	/** SQL that gives `before` and `segment` (names) and `customers`. */
	sql: string;
	before: Column;
	shareLabel: string;
	description: string;
	/** Whom it is of, where how many they are would tell too much. */
	base?: string;
	/** From the rows as they are published, and the adjusted Rand index of the two groupings. */
	claim: (rows: readonly Record[], agreement: number) => string;
	/** The names of the row and the column, if any, that stand last and hold those who are in no group; in both is nobody. */
	none?: { before: string; segment: string };
	note?: string;
}

interface Crossed {
	figure: Figure;
	/** The adjusted Rand index of the two groupings. */
	agreement: number;
}

export async function crossFigure(bank: Bank, crossing: Crossing, settings: Settings): Promise<Crossed> {
	const { id, sql, before, shareLabel, description, base, claim, none, note } = crossing;
	const found = await bank.engine.rows<{ before: string; segment: string; customers: number }>(sql);
	const sort = (names: readonly string[], last?: string) => {
		const others = [...new Set(names)].filter((name) => name !== last).sort();
		return last !== undefined && names.includes(last) ? [...others, last] : others;
	};
	const rowNames = sort(
		found.map((row) => row.before),
		none?.before,
	);
	const columnNames = sort(
		found.map(({ segment }) => segment),
		none?.segment,
	);
	const count = (row: string, column: string) =>
		found.find((one) => one.before === row && one.segment === column)?.customers ?? 0;
	const total = found.reduce((sum, { customers }) => sum + customers, 0);
	const agreement = adjustedRandOfCounts(rowNames.map((row) => columnNames.map((column) => count(row, column))));
	const figure = makeFigure(
		{
			id,
			claim: (rows) => claim(rows, agreement),
			description: `${description} Base: ${base ?? baseWords(total, settings)}.`,
			chart: { kind: "heatmap", x: "segment", y: "before", value: "share", diverging: false },
			columns: [
				before,
				{ ...segmentColumn, label: "Segment" },
				customersColumn,
				{ name: "share", label: shareLabel, type: "number", format: "share" },
			],
			rows: rowNames.flatMap((row) => {
				const inRow = columnNames.reduce((sum, column) => sum + count(row, column), 0);
				const possible = columnNames.filter((column) => row !== none?.before || column !== none.segment);
				return possible.map((column) => ({
					before: row,
					segment: column,
					customers: count(row, column),
					share: count(row, column) / inRow,
				}));
			}),
			protection: { count: "customers", by: ["before", "segment"] },
			...(note ? { note } : {}),
			sql,
		},
		settings,
	);
	return { figure, agreement };
}
