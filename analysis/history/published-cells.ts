/** The estimates that a report publishes with their intervals, each known again by its table, its column and its row. */
import { type Chapter, type Column, type Format, listExhibits, type Table } from "../document.ts";
import type { Estimate } from "../statistics/interval.ts";

export interface PublishedCell extends Estimate {
	/** Id of the table. */
	table: string;
	/** Name of the estimate's column, its label and its format. */
	column: string;
	measure: string;
	format: Format;
	/** What the estimate is of: the row's texts. */
	group: string;
}

/**
 * The cells of columns with a 95% interval, of tables whose rows are told apart by their texts; a verdict is none of these,
 * as it may change. What is withheld, or has no interval, is left out.
 */
export function listPublishedCells(chapters: readonly Pick<Chapter, "sections">[]): PublishedCell[] {
	return chapters.flatMap(listExhibits).flatMap(({ table }) => cellsOf(table));
}

function cellsOf({ id, columns, rows }: Table): PublishedCell[] {
	const estimates = columns.flatMap((column, place) => {
		const [low, high] = [findEnd(columns, column, "low"), findEnd(columns, column, "high")];
		return low < 0 || high < 0 ? [] : [{ column, places: [place, low, high] }];
	});
	const texts = columns.flatMap(({ type, name }, place) => (type === "string" && name !== "verdict" ? [place] : []));
	const groups = rows.map((row) => texts.map((place) => String(row[place] ?? "")).join(", "));
	if (new Set(groups).size < groups.length) return [];
	return estimates.flatMap(({ column, places }) =>
		rows.flatMap((row, index): PublishedCell[] => {
			const [estimate, low, high] = places.map((place) => row[place]);
			if (typeof estimate !== "number" || typeof low !== "number" || typeof high !== "number") return [];
			const { name, label, format } = column;
			return [{ table: id, column: name, measure: label, format, group: groups[index] ?? "", estimate, low, high }];
		}),
	);
}

/** Other ends, such as those of a range that is advised, are no intervals. */
function findEnd(columns: readonly Column[], { name }: Column, end: "low" | "high"): number {
	const words = `95% interval ${end === "low" ? "from" : "to"}`;
	return columns.findIndex((column) => column.name === `${name}_${end}` && column.label.endsWith(words));
}
