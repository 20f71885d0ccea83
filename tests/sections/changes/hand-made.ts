/** A report of one table, with an interval to each share, made by hand. */
import type { Chapter, Column, Table } from "../../../analysis/document.ts";
import { withInterval } from "../../../analysis/sections/columns.ts";
import { textColumn } from "../../../analysis/sections/table.ts";

export const shareColumns: Column[] = [
	textColumn("city", "City"),
	...withInterval({ name: "share", label: "Share of customers", type: "number", format: "share" }),
];

/** A row for each city: its share and the half of its interval; null where it is withheld. */
export function citiesTable(cities: { [city: string]: readonly [share: number, margin: number] | null }): Table {
	const rows = Object.entries(cities).map(([city, of]) =>
		of ? [city, of[0], of[0] - of[1], of[0] + of[1]] : [city, null, null, null],
	);
	const suppressed = rows.flatMap((row, index) =>
		row[1] === null ? ["share", "share_low", "share_high"].map((name): [number, string] => [index, name]) : [],
	);
	return { id: "cities", columns: shareColumns, rows, suppressed };
}

export function chapterWith(table: Table, blocks: Chapter["sections"][number]["blocks"] = []): Chapter {
	return {
		id: "customers",
		title: "Customers",
		question: "Who are they?",
		sections: [
			{
				id: "all",
				claim: "All",
				blocks: [{ kind: "table", id: table.id, claim: "Cities", description: "Cities", table }, ...blocks],
			},
		],
	};
}
