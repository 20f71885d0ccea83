/** The spending of each month, as a figure and in words. */

import type { Record } from "../../disclosure.ts";
import type { Column, Figure, FindingBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { meanSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { estimateCells, moneyColumn, withInterval } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { monthColumn, partialColumn } from "../months.ts";
import { noteOf } from "../note-of.ts";
import { textColumn } from "../table.ts";
import { type Basis, indexColumn, totalColumn } from "./basis.ts";
import { monthsClaim } from "./month-words.ts";
import type { MonthSpending } from "./months.ts";
import { monthsWords } from "./shown-months.ts";

interface Months {
	months: readonly MonthSpending[];
	findings: Findings;
}

const perCustomer = (currency: string): Column => ({
	...moneyColumn("per_customer", "Spending a customer", currency),
	format: "cents",
});

const againstMean: Column = { ...indexColumn, label: "Index (mean month 100)" };

export function monthsFigure(basis: Basis, { months, sql, findings }: Months & { sql: string }): Figure {
	const { settings, base, formats } = basis;
	const spent = perCustomer(settings.currency);
	const who = textColumn("who", "Customers");
	const [first] = months;
	const mean = first && first.sums.x / first.sums.n;
	const hasMean = mean !== undefined && mean > 0 && months.every(({ withheld }) => !withheld);
	return makeFigure(
		{
			id: "spending-by-month",
			claim: (rows) => rangeClaim(basis, rows),
			description: `Spending a customer in each month, in ${settings.currency}, with 95% intervals. Base: ${base}.`,
			chart: {
				kind: "lines",
				x: monthColumn.name,
				y: spent.name,
				series: who.name,
				partial: partialColumn.name,
				low: `${spent.name}_low`,
				high: `${spent.name}_high`,
				...(hasMean ? { reference: { value: mean, label: `Mean month ${formats.short(mean, "money")}` } } : {}),
			},
			columns: [
				monthColumn,
				who,
				totalColumn(basis),
				...withInterval(spent),
				...evidenceColumns(againstMean, "Cohen's d"),
				partialColumn,
			],
			rows: months.map(
				({ month, sums, hypothesis }): Record => ({
					month: month.name,
					who: "All customers",
					total: sums.y,
					...estimateCells(spent.name, ratioInterval(meanSums(sums))),
					...(hypothesis ? evidenceCells(againstMean.name, findings(hypothesis.id)) : {}),
					partial: month.partial,
				}),
			),
			protection: {
				withheld: new Set(months.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: [monthColumn.name, who.name, partialColumn.name],
			},
			...noteOf(
				"A customer without spending in a month counts as zero. Months are compared as they are, longer ones with shorter ones.",
				...monthsWords(basis),
			),
			sql,
		},
		settings,
	);
}

function rangeClaim({ formats }: Basis, rows: readonly Record[]): string {
	const known = rows
		.filter((row) => row.partial === false && typeof row.per_customer === "number")
		.toSorted((a, b) => Number(a.per_customer) - Number(b.per_customer));
	const [least, greatest] = [known[0], known.at(-1)];
	if (!least || !greatest || least === greatest) return "Too few whole months to compare the spending by month";
	const says = (row: Record) => `${formats.cell(row.per_customer ?? null, "cents")} (${row.month})`;
	return `Spending a customer and month ran from ${says(least)} to ${says(greatest)}`;
}

export function monthsFinding(
	basis: Basis,
	{ months, table, findings }: Months & { table: string },
): FindingBlock | undefined {
	const compared = months.flatMap(({ month, hypothesis }, row) =>
		hypothesis ? [{ name: month.name, row, finding: findings(hypothesis.id) }] : [],
	);
	if (compared.length === 0) return undefined;
	const evidence = compared.map(({ name, row, finding }) => citeFinding(finding, { label: name, table, row }));
	return {
		kind: "finding",
		id: "spending-months-compared",
		claim: monthsClaim(compared, basis),
		verdict: blockVerdict(evidence),
		evidence,
	};
}
