/** One grouping of the customers against another: the previous build's, or the one that was supplied. */
import type { Column, Figure, Section } from "../../document.ts";
import { formatsFor } from "../../format.ts";
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
	claim: (stay: { share: number; agreement: number }) => string;
}

/**
 * Who moved between the previous build's segments and this one's. Undefined where nobody did, so that a build that is
 * repeated gives the same report.
 */
export async function segmentMigration(
	bank: Bank,
	previousFile: string,
	settings: Settings,
): Promise<Section | undefined> {
	const { cell } = formatsFor(settings);
	const joined = `${bank.engine.csv(previousFile)} as before
		join customer_ids on customer_ids.id = before.customer
		join segments on segments.customer = customer_ids.customer`;
	const [moved] = await bank.engine.rows<{ customers: number }>(
		`select count(*) as customers from ${joined} where before.segment <> segments.segment`,
	);
	if (!moved?.customers) return undefined;
	const figure = await crossFigure(
		bank,
		{
			id: "segment-migration",
			sql: `select before.segment as before, segments.segment as segment, count(*) as customers
		from ${joined}
		group by before.segment, segments.segment`,
			before: { name: "before", label: "Segment in the previous build", type: "string", format: "text" },
			shareLabel: "Share of the previous segment",
			description: "Where the customers of each segment of the previous build are in this one.",
			claim: ({ share }) =>
				`${cell(share, "share")} of the customers of the previous build are in the segment that they were in`,
		},
		settings,
	);
	return { id: "segment-migration", claim: figure.claim, blocks: [figure] };
}

/** Segments that were supplied against those that the data form by themselves, in `fitted` (customer, segment). */
export async function suppliedAgainstFitted(bank: Bank, settings: Settings): Promise<Section> {
	const { cell } = formatsFor(settings);
	const figure = await crossFigure(
		bank,
		{
			id: "supplied-and-fitted",
			sql: `select segments.segment as before, fitted.segment as segment, count(*) as customers
		from segments join fitted_segments as fitted using (customer)
		where segments.segment is not null
		group by segments.segment, fitted.segment`,
			before: { name: "before", label: "Supplied segment", type: "string", format: "text" },
			shareLabel: "Share of the supplied segment",
			description:
				"Where the customers of each supplied segment fall when the customers are grouped by their features.",
			claim: ({ agreement }) =>
				`Supplied and fitted segments agree ${agreementWords(agreement)} (adjusted Rand index ${cell(agreement, "ratio")}; 1 is the same, 0 is chance)`,
		},
		settings,
	);
	return { id: "supplied-and-fitted", claim: figure.claim, blocks: [figure] };
}

function agreementWords(index: number): string {
	if (index >= 0.9) return "almost wholly";
	if (index >= 0.65) return "well";
	return index >= 0.2 ? "in part" : "hardly";
}

async function crossFigure(bank: Bank, crossing: Crossing, settings: Settings): Promise<Figure> {
	const { id, sql, before, shareLabel, description, claim } = crossing;
	const found = await bank.engine.rows<{ before: string; segment: string; customers: number }>(sql);
	const [rowNames, columnNames] = [
		[...new Set(found.map((row) => row.before))].sort(),
		[...new Set(found.map(({ segment }) => segment))].sort(),
	];
	const count = (row: string, column: string) =>
		found.find((one) => one.before === row && one.segment === column)?.customers ?? 0;
	const total = found.reduce((sum, { customers }) => sum + customers, 0);
	const stayed = rowNames.reduce((sum, name) => sum + count(name, name), 0);
	const agreement = adjustedRandOfCounts(rowNames.map((row) => columnNames.map((column) => count(row, column))));
	return makeFigure(
		{
			id,
			claim: () => claim({ share: total === 0 ? 0 : stayed / total, agreement }),
			description: `${description} Base: ${baseWords(total, settings)}.`,
			chart: { kind: "heatmap", x: "segment", y: "before", value: "share", diverging: false },
			columns: [
				before,
				{ ...segmentColumn, label: "Segment" },
				customersColumn,
				{ name: "share", label: shareLabel, type: "number", format: "share" },
			],
			rows: rowNames.flatMap((row) => {
				const inRow = columnNames.reduce((sum, column) => sum + count(row, column), 0);
				return columnNames.map((column) => ({
					before: row,
					segment: column,
					customers: count(row, column),
					share: count(row, column) / inRow,
				}));
			}),
			protection: { count: "customers", by: ["before", "segment"] },
			sql,
		},
		settings,
	);
}
