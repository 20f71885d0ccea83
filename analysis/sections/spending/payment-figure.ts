/** How customers pay month by month, as a figure and in words. */
import type { Record } from "../../disclosure.ts";
import type { Figure, FindingBlock, TableBlock } from "../../document.ts";
import { blockVerdict } from "../../findings/block-verdict.ts";
import { citeFinding, evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { estimateCells, shareColumn, withInterval } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { monthColumn, partialColumn } from "../months.ts";
import { noteOf } from "../note-of.ts";
import { makeTableBlock } from "../table.ts";
import { type Basis, totalColumn } from "./basis.ts";
import { shareOf } from "./estimates.ts";
import type { Kinds } from "./kinds.ts";
import type { PaymentMonth } from "./payment-months.ts";
import { type Change, changesClaim } from "./payment-words.ts";
import { monthsWords } from "./shown-months.ts";

export function mixFigure(
	basis: Basis,
	kinds: Kinds,
	{ cells, sql }: { cells: readonly PaymentMonth[]; sql: string },
): Figure {
	const { settings, base, formats } = basis;
	const share = shareColumn("Share of the month's spending");
	const label = kinds.column.label.toLowerCase();
	return makeFigure(
		{
			id: "payment-mix-by-month",
			claim: (rows) => {
				const known = rows.filter((row) => row.partial === false && typeof row.share === "number");
				const ranked = known.toSorted((a, b) => Number(b.share) - Number(a.share));
				const [greatest] = ranked;
				return greatest
					? `The largest share of a month's spending is paid by ${greatest[kinds.column.name]}: ${formats.cell(greatest.share ?? null, "share")} in ${greatest.month}`
					: "How customers pay by month cannot be shown: too few customers";
			},
			description: `Share of each month's spending by ${label}, with 95% intervals. Base: ${base}.`,
			chart: {
				kind: "lines",
				x: monthColumn.name,
				y: share.name,
				series: kinds.column.name,
				partial: partialColumn.name,
				low: "share_low",
				high: "share_high",
			},
			columns: [monthColumn, kinds.column, totalColumn(basis), ...withInterval(share), partialColumn],
			rows: cells.map(
				({ month, kind, sums }): Record => ({
					month: month.name,
					[kinds.column.name]: kind,
					total: sums.y,
					...estimateCells("share", shareOf(sums)),
					partial: month.partial,
				}),
			),
			protection: {
				withheld: new Set(cells.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: [monthColumn.name, kinds.column.name, partialColumn.name],
			},
			...noteOf(...monthsWords(basis)),
			sql,
		},
		settings,
	);
}

export function writeChanges(
	{ formats }: Basis,
	kinds: Kinds,
	{ changes, findings }: { changes: readonly Change[]; findings: Findings },
): [FindingBlock, TableBlock] {
	const found = changes.map((change) => ({ ...change, finding: findings(change.hypothesis.id) }));
	const change = { name: "change", label: "Change", format: "points" } as const;
	const [first, last] = [changes[0]?.first.name, changes[0]?.last.name];
	const table = makeTableBlock({
		id: "payment-changes",
		claim: `Share of spending in ${first} and in ${last}`,
		description: `Share of each month's spending, and the change with its 95% interval.`,
		columns: [
			kinds.column,
			{ ...shareColumn(`Share in ${first}`), name: "share_first" },
			{ ...shareColumn(`Share in ${last}`), name: "share_last" },
			...evidenceColumns(change, "Cohen's d"),
		],
		rows: found.map(
			(one): Record => ({
				[kinds.column.name]: one.kind,
				share_first: one.first.share,
				share_last: one.last.share,
				...evidenceCells(change.name, one.finding),
			}),
		),
		// Of shares that are shown.
		protection: "public",
	});
	const evidence = found.map(({ kind, finding }, row) => citeFinding(finding, { label: kind, table: table.id, row }));
	return [
		{
			kind: "finding",
			id: "payment-changed",
			claim: changesClaim(found, formats),
			verdict: blockVerdict(evidence),
			evidence,
			caveat: "The first and the last whole month are compared: a change may be of the season.",
		},
		table,
	];
}
