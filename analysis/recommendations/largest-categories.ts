/** The categories of spending that a sentence may single out. */
import { maySingleOut } from "../sections/spending/basis.ts";
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
