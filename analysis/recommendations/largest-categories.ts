/** The categories of spending that a sentence may single out. */

import { definitions } from "../definitions.ts";
import { maySingleOut } from "../sections/spending/basis.ts";
import { categorySpendersSql } from "./audience-sql.ts";
import type { RuleEvidence } from "./evidence.ts";

export interface SpendingCategory {
	category: string;
	/** Of all spending, 0 to 1. */
	share: number;
	/** What a customer spends in it in a month; null where that is withheld. */
	perMonth: number | null;
	/** Who spend in it. */
	customers: number;
}

/** By falling share; what is put together, unknown or withheld is left out. */
export function largestCategories(evidence: RuleEvidence): SpendingCategory[] {
	return evidence
		.rows("spending-by-category")
		.flatMap((row) => {
			const [category, share] = [row.text("category"), row.number("share")];
			if (share === null || !maySingleOut(category)) return [];
			// How many spend in it may be withheld where nearly everybody does.
			return [
				{
					category,
					share,
					perMonth: row.number("per_customer_month"),
					customers: row.number("customers") ?? evidence.customers,
				},
			];
		})
		.toSorted((a, b) => b.share - a.share);
}

/** SQL for the customers who spend much of their money on a category: by so much more than everyone. */
export function bigSpendersSql(category: string, evidence: RuleEvidence): string {
	const share = evidence
		.rows("spending-by-category")
		.find((row) => row.text("category") === category)
		?.number("share");
	return categorySpendersSql(category, Math.min(1, definitions.highCategoryIndex.value * (share ?? 1)));
}
