/** Figures of utilization by two traits at once, and the table of all pairs. */
import { definitions } from "../../definitions.ts";
import type { Record } from "../../disclosure.ts";
import type { Column, Figure, TableBlock } from "../../document.ts";
import { evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding } from "../../findings/hypothesis.ts";
import { joinWords, lowerFirst } from "../../narrative/words.ts";
import { categoryColumn, customersColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { type Basis, incomeBase, type Trait } from "./basis.ts";
import { measureCells, measureColumns } from "./by-trait.ts";
import type { Departure } from "./departures.ts";
import { type Pair, pairId } from "./pairs.ts";

export const interactionsTable = "utilization-interactions";

export interface FoundPair extends Pair {
	finding: Finding;
	furthest: Departure;
}

const expectedColumn: Column = {
	name: "expected",
	label: "What the two traits give by themselves",
	type: "number",
	format: "share",
};

const departureColumn: Column = { name: "departure", label: "Departure from it", type: "number", format: "points" };

/** The trait of more groups down, the other across. */
export function pairFigure(basis: Basis, pair: Pair, claim: string): Figure {
	const { settings } = basis;
	const { traits, cells, sql } = pair;
	const [down, across] = traits.toSorted((a, b) => b.categories.length - a.categories.length) as [Trait, Trait];
	const keep = traits.map(({ field }) => field.role);
	return makeFigure(
		{
			id: `utilization-by-${pairId(pair)}`,
			claim: () => claim,
			description: `Share of income that is spent by ${joinWords(traits.map(({ field }) => lowerFirst(field.label)))}: mean spending a month over mean income a month. Base: ${incomeBase(basis)}.`,
			chart: { kind: "heatmap", x: across.field.role, y: down.field.role, value: "utilization", diverging: false },
			columns: [
				...traits.map(({ field }) => categoryColumn(field)),
				customersColumn,
				...measureColumns(settings.currency),
				expectedColumn,
				departureColumn,
			],
			rows: cells.map(
				(cell): Record => ({
					...Object.fromEntries(keep.map((role, i) => [role, cell.names[i] ?? null])),
					...measureCells(cell),
					expected: cell.expected ?? null,
					departure:
						cell.expected === undefined || !cell.utilization ? null : cell.utilization.estimate - cell.expected,
				}),
			),
			protection: { withheld: new Set(cells.flatMap(({ withheld }, i) => (withheld ? [i] : []))), keep },
			note: `What two traits give by themselves is known of groups of at least ${definitions.leastCellCustomers.value} customers.`,
			sql,
		},
		settings,
	);
}

/** All pairs that are tested, as they are ranked. */
export function interactionsBlock(basis: Basis, found: readonly FoundPair[], claim: string): TableBlock {
	const { formats } = basis;
	const estimate = { name: "departure", label: "Departure", format: "points" } as const;
	return makeTableBlock({
		id: interactionsTable,
		claim,
		description:
			"For each two traits the group that departs most from what the two give by themselves, or may depart most where none clearly does, and by how much. The 95% interval and the test allow for all groups being looked at.",
		columns: [
			textColumn("first_trait", "Trait"),
			textColumn("second_trait", "And trait"),
			textColumn("furthest", "Furthest group"),
			{ name: "utilization", label: "Share spent", type: "number", format: "share" },
			...evidenceColumns(estimate, "Cohen's d"),
		],
		rows: found.map(
			({ traits, furthest, finding }): Record => ({
				first_trait: traits[0].field.label,
				second_trait: traits[1].field.label,
				furthest: furthest.cell.names.join(", "),
				utilization: furthest.cell.utilization?.estimate ?? null,
				...evidenceCells(estimate.name, finding),
			}),
		),
		// Made of groups that are shown.
		protection: "public",
		note: `Groups of two traits with fewer than ${formats.cell(definitions.leastCellCustomers.value, "count")} customers are not part of the test.`,
	});
}
