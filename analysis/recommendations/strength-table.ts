/** What each recommendation is graded for, beside one another. */
import type { TableBlock } from "../document.ts";
import { upperFirst } from "../narrative/words.ts";
import { customersColumn } from "../sections/columns.ts";
import { countColumn, makeTableBlock, textColumn } from "../sections/table.ts";
import type { Recommendation } from "./rank.ts";
import { isFigure } from "./research-notes.ts";

export function strengthTable(recommendations: readonly Recommendation[]): TableBlock {
	return makeTableBlock({
		id: "recommendation-strengths",
		claim: "What each recommendation is graded for",
		description:
			"The comparison or count that each rests on, the money and the customers it is about, how well its segment holds up, and the figures of others behind it.",
		columns: [
			textColumn("recommendation", "Recommendation"),
			textColumn("grade", "Grade"),
			textColumn("verdict", "Comparison"),
			textColumn("effect", "Effect"),
			{ name: "money_share", label: "Share of the money", type: "number", format: "share" },
			textColumn("money", "Which money"),
			customersColumn,
			textColumn("stability", "Segment"),
			countColumn("research", "Figures of others"),
		],
		rows: recommendations.map(({ claim, grade, notes, proposal: { strength } }) => ({
			recommendation: claim,
			grade: upperFirst(grade),
			verdict: upperFirst(strength.verdict),
			effect: strength.magnitude === null ? null : upperFirst(strength.magnitude),
			money_share: strength.money?.share ?? null,
			money: strength.money ? upperFirst(strength.money.of) : null,
			customers: strength.customers,
			stability: strength.stability === undefined ? null : upperFirst(strength.stability),
			research: notes.filter(isFigure).length,
		})),
		// Made of cells of tables that are published.
		protection: "public",
	});
}
