/** What customers of each band of income spend. */
import { definitions } from "../../definitions.ts";
import type { Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { doubleSql, type Row } from "../../engine/engine.ts";
import { customersColumn, intervalColumns, moneyColumn } from "../columns.ts";
import { makeFigure, readRows } from "../figure.ts";
import { orderStatistics } from "../medians.ts";
import { type Basis, incomeBase } from "./basis.ts";

interface Band extends Row {
	band: string;
	customers: number;
	median_income: number;
	median_spend: number;
}

const from = "customer_utilization";

export interface IncomeBands {
	figure: Figure;
	/** Whether median spending falls clearly from no band to a higher one. */
	isSteady: boolean;
}

/** Undefined where customers are too few, or their incomes too alike, for two bands. */
export async function findIncomeBands(basis: Basis): Promise<IncomeBands | undefined> {
	const { bank, settings, formats } = basis;
	const { engine } = bank;
	const cuts = await findCuts(basis);
	if (cuts.length === 0) return undefined;
	const money = (value: number | undefined) => formats.cell(value ?? null, "money");
	const names = [...cuts, undefined].map((cut, i) => {
		if (i === 0) return `Under ${money(cut)}`;
		return cut === undefined ? `${money(cuts[i - 1])} and more` : `${money(cuts[i - 1])} to ${money(cut)}`;
	});
	const bandSql = `case ${cuts.map((cut, i) => `when income < ${doubleSql(cut)} then '${i}'`).join(" ")} else '${cuts.length}' end`;
	const sql = `select ${bandSql} as band, count(*) as customers,
			${engine.quantile("income", 0.5)} as median_income, ${engine.quantile("spend", 0.5)} as median_spend
		from ${from}
		group by 1`;
	const bands = new Map((await engine.rows<Band>(sql)).map((row) => [row.band, row]));
	const sizes = new Map([...bands].map(([band, { customers }]) => [band, customers]));
	const intervals = await orderStatistics(engine, { from, column: "spend", groupSql: bandSql, sizes });
	const median = moneyColumn("median_spend", "Median spending a month", settings.currency);
	const band: Column = { name: "income_band", label: "Income a month", type: "string", format: "text" };
	const figure = makeFigure(
		{
			id: "spending-by-income",
			claim: (rows) => bandsClaim(rows, formats.cell),
			description: `Median spending a month by income a month, in bands of about equally many customers, ${settings.currency}, with 95% intervals. Base: ${incomeBase(basis)}.`,
			chart: {
				kind: "dots",
				category: band.name,
				value: median.name,
				low: "median_spend_low",
				high: "median_spend_high",
				scale: { type: "linear" },
			},
			columns: [
				band,
				customersColumn,
				moneyColumn("median_income", "Median income a month", settings.currency),
				median,
				...intervalColumns(median),
			],
			rows: names.flatMap((name, i): Record[] => {
				const found = bands.get(String(i));
				if (!found) return [];
				const { low = null, high = null } = intervals.get(String(i)) ?? {};
				const { customers, median_income, median_spend } = found;
				return [
					{ income_band: name, customers, median_income, median_spend, median_spend_low: low, median_spend_high: high },
				];
			}),
			protection: { count: "customers", by: [band.name] },
			note: "An interval runs between two order statistics and supposes nothing about the distribution.",
			sql,
		},
		settings,
	);
	return {
		figure,
		isSteady: !readRows(figure.table).some((row, i, rows) => rows.slice(i).some((later) => isBelow(later, row))),
	};
}

/** Where bands part, ascending and rounded, so that none is the income of one customer. */
async function findCuts({ bank, all }: Basis): Promise<number[]> {
	const { incomeBands, incomeBandCustomers } = definitions;
	const parts = Math.min(incomeBands.value, Math.floor(all.customers / incomeBandCustomers.value));
	if (parts < 2) return [];
	const shares = Array.from({ length: parts - 1 }, (_, i) => (i + 1) / parts);
	const columns = bank.engine.quantiles("income", shares).map((quantile, i) => `${quantile} as q${i}`);
	const [row] = await bank.engine.rows<Row>(`select ${columns.join(", ")} from ${from}`);
	const cuts = columns.map((_, i) => Number(Number(row?.[`q${i}`]).toPrecision(3)));
	return [...new Set(cuts)];
}

/** The medians of the lowest and the highest band, or of the highest median where that is clearly another. */
function bandsClaim(rows: readonly Record[], cell: Basis["formats"]["cell"]): string {
	const shown = rows.filter(({ median_spend }) => typeof median_spend === "number");
	const [first, last] = [shown[0], shown.at(-1)];
	if (!first || !last || first === last) return "Too few customers to show spending by income";
	const says = (row: Record) =>
		`${cell(row.median_spend ?? null, "money")} a month at a median income of ${cell(row.median_income ?? null, "money")}`;
	const most = shown.reduce((best, row) => (Number(row.median_spend) > Number(best.median_spend) ? row : best));
	return isBelow(last, most)
		? `Median spending is highest, ${says(most)}, and not at the highest incomes: ${says(last)}`
		: `Median spending is ${says(first)}, and ${says(last)}`;
}

function isBelow(a: Record, b: Record): boolean {
	return typeof a.median_spend_high === "number" && typeof b.median_spend_low === "number"
		? a.median_spend_high < b.median_spend_low
		: false;
}
