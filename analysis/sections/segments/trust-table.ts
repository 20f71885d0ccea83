/** How far each segment is to be trusted, and the rule that finds its members. */
import type { TableBlock } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import { spellRule } from "../../segmentation/rule.ts";
import type { Segmentation } from "../../segmentation/segment.ts";
import { countColumn, makeTableBlock, textColumn } from "../table.ts";

export function trustTable({ segments }: Segmentation, settings: Settings): TableBlock {
	const formats = formatsFor(settings);
	const share = (name: string, label: string) => ({ name, label, type: "number", format: "share" }) as const;
	return makeTableBlock({
		id: "segment-trust",
		claim: "How surely each segment is found again, and by which rule",
		description:
			"How far a segment and its nearest match overlap on average when other samples of the customers are grouped (Jaccard), and how well the best simple rule finds its members among customers that it was not made from.",
		columns: [
			textColumn("segment", "Segment"),
			share("overlap", "Overlap when grouped again"),
			textColumn("rule", "Rule"),
			countColumn("tried_on", "Tried on"),
			share("recall", "Members found"),
			share("precision", "Members among those found"),
		],
		rows: segments.map(({ name, jaccard, rule }) => ({
			segment: name,
			overlap: jaccard,
			rule: rule ? spellRule(rule, formats) : "none",
			tried_on: rule?.heldOut ?? null,
			recall: rule?.recall ?? null,
			precision: rule?.precision ?? null,
		})),
		// What is said of segments, not of customers with a trait.
		protection: "public",
	});
}
