/** What each recommendation is graded for, beside one another. */
import type { TableBlock } from "../document.ts";
import { upperFirst } from "../narrative/words.ts";
import { customersColumn } from "../sections/columns.ts";
import { countColumn, makeTableBlock, textColumn } from "../sections/table.ts";
import type { Recommendation } from "./card-features.ts";

export function strengthTable(recommendations: readonly Recommendation[]): TableBlock {
	return makeTableBlock({
		id: "recommendation-strengths",
		claim: "What each recommendation is graded for",
		description:
			"The comparison or count that each rests on, the money and the customers it is about, and the figures of others behind it.",
		columns: [
			textColumn("recommendation", "Recommendation"),
			textColumn("grade", "Grade"),
			textColumn("verdict", "Comparison"),
			textColumn("effect", "Effect"),
			{ name: "money_share", label: "Share of all spending", type: "number", format: "share" },
			customersColumn,
			countColumn("research", "Figures of others"),
		],
		rows: recommendations.map(({ claim, grade, notes, proposal: { strength } }) => ({
			recommendation: claim,
			grade: upperFirst(grade),
			verdict: upperFirst(strength.verdict),
			effect: strength.magnitude === null ? null : upperFirst(strength.magnitude),
			money_share: strength.moneyShare,
			customers: strength.customers,
			research: notes.length,
		})),
		// Made of cells of tables that are published.
		protection: "public",
	});
}
