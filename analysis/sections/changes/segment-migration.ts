/** Who moved between the segments of the last report and this one's. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Record } from "../../disclosure.ts";
import type { Figure, Section, TableBlock } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { crossFigure } from "../segments/cross-figure.ts";
import { type Stayed, stayedTable } from "./stayed-table.ts";
import { whoStayed } from "./who-stayed.ts";

/** Who was no customer, or in no segment, in one of the two reports. */
export const none = { before: "In no segment then", segment: "In no segment now" };

const movesSql = `select coalesce(previous.segment, '${none.before}') as before, coalesce(present.segment, '${none.segment}') as segment,
			count(*) as customers
		from previous_segments as previous
			full join (
				select id, segment from segments join customer_ids using (customer) where segment is not null
			) as present using (id)
		group by 1, 2`;

/**
 * Undefined where one of the reports has no segments. Those who are in a segment of one report only stand in the table,
 * too: what the segments of both reports add up to is published, and would tell how many they are. Where so few customers
 * moved between some segments that the table would have to withhold who stayed, it tells only who stayed.
 *
 * @param previousFolder the private folder that the previous report left
 */
export async function segmentMigration(
	bank: Bank,
	previousFolder: string,
	settings: Settings,
): Promise<Section | undefined> {
	const { engine } = bank;
	const file = join(previousFolder, "customer-segments.csv");
	if (!bank.relations.has("segments") || !existsSync(file)) return undefined;
	await engine.run(
		`create table previous_segments as select customer as id, segment from ${engine.csv(file)} where segment is not null`,
	);
	const moves = await movesFigure(bank, settings);
	if (!hidesWhoStayed(moves)) return { id: "changes-segments", claim: moves.claim, blocks: [moves, tableOf(moves)] };
	const counts = await engine.rows<{ before: string; segment: string; customers: number }>(movesSql);
	return whoStayed(counts, { none, sql: movesSql, settings });
}

async function movesFigure(bank: Bank, settings: Settings): Promise<Figure> {
	const { figure } = await crossFigure(
		bank,
		{
			id: "segment-migration",
			sql: movesSql,
			before: { name: "before", label: "Segment in the previous report", type: "string", format: "text" },
			shareLabel: "Share of the previous segment",
			description: "Where the customers of each segment of the previous report are in this one.",
			base: "customers in a segment of either report",
			claim: (rows) => movesClaim(rows, settings),
			none,
			note: "In no segment are those who were no customers at the time, and those of whom too little was known to group them.",
		},
		settings,
	);
	return figure;
}

/** Of the figure's cells, as far as they are shown. */
function tableOf({ table: { rows, columns } }: Figure): TableBlock {
	const place = (name: string) => columns.findIndex((column) => column.name === name);
	const named = rows.map((row) => ({
		before: row[place("before")] ?? null,
		segment: row[place("segment")] ?? null,
		customers: row[place("customers")] ?? null,
	}));
	return stayedTable(countStayed(named));
}

function countStayed(rows: readonly Record[]): Stayed {
	const inBoth = rows.filter(({ before, segment }) => before !== none.before && segment !== none.segment);
	const sum = (some: readonly Record[]) => some.reduce((total, { customers }) => total + Number(customers), 0);
	const [shown, stayed] = [sum(inBoth), sum(inBoth.filter(({ before, segment }) => before === segment))];
	return { customers: shown, stayed, share: shown === 0 ? 0 : stayed / shown };
}

function hidesWhoStayed({ table: { rows, columns } }: Figure): boolean {
	const place = (name: string) => columns.findIndex((column) => column.name === name);
	const [before, segment, customers] = [place("before"), place("segment"), place("customers")];
	return rows.some((row) => row[before] === row[segment] && row[customers] === null);
}

function movesClaim(rows: readonly Record[], settings: Settings): string {
	const inBoth = rows.filter(({ before, segment }) => before !== none.before && segment !== none.segment);
	const shown = inBoth.filter(({ customers }) => customers !== null);
	if (!inBoth.some(({ before, segment }) => before === segment))
		return "The segments are others than in the previous report";
	const whom =
		shown.length < inBoth.length
			? "the customers whose move can be shown"
			: "the customers in a segment of both reports";
	return `${formatsFor(settings).cell(countStayed(rows).share, "share")} of ${whom} are in the one that they were in`;
}
