/** How many customers are in the segment that they were in, all segments together. */
import type { TableBlock } from "../../document.ts";
import { countColumn, makeTableBlock, textColumn } from "../table.ts";

/** Of the segments that can be told of. */
export interface Stayed {
	customers: number;
	stayed: number;
	/** The second over the first. */
	share: number;
}

/** Of cells that another table shows, so that it tells nothing more. */
export function stayedTable({ customers, stayed, share }: Stayed): TableBlock {
	return makeTableBlock({
		id: "segment-migration-stayed",
		claim: "How many are in the segment that they were in",
		description: "Customers of the segments of the previous report, as far as they can be told of.",
		columns: [
			textColumn("which", "Segments"),
			countColumn("customers", "Customers then"),
			countColumn("stayed", "Of these in it now"),
			{ name: "share", label: "Share in it now", type: "number", format: "share" },
		],
		rows: [{ which: "All that are told of", customers, stayed, share }],
		protection: "public",
	});
}
