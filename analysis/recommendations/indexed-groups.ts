/** Groups of customers that spend clearly more in a category than everyone, by published comparisons. */
import { definitions } from "../definitions.ts";
import type { RecommendationBlock } from "../document.ts";
import type { Magnitude } from "../findings/hypothesis.ts";
import { maySingleOut } from "../sections/spending/basis.ts";
import { effectMagnitude } from "../statistics/cohens-h.ts";
import type { BankField } from "../tables/bank.ts";
import type { PublishedRow, RuleEvidence } from "./evidence.ts";
import type { Strength, Trait } from "./recommendation.ts";

export interface IndexedGroup {
	trait: Trait;
	category: string;
	/** Share of the group's money that goes to the category, over that of everyone's: 1 is as everyone. */
	index: number;
	customers: number;
	/** What the group spends in the category, of all that everybody spends, 0 to 1. */
	moneyShare: number;
	/** Of the comparison of all groups by the trait in the category. */
	magnitude: Magnitude | null;
	/** Where the numbers are published. */
	basis: RecommendationBlock["basis"];
}

/** Of the categories in which groups are known to differ, the groups clearly above everyone, the furthest above first. */
export function listIndexedGroups(evidence: RuleEvidence): IndexedGroup[] {
	const all = evidence.rows("spending-by-category").reduce((sum, row) => sum + (row.number("total") ?? 0), 0);
	const found = evidence.byDemographic("spending-category-by").flatMap(({ field, table, rows }) =>
		findSupported(field, evidence).flatMap(({ category, magnitude, table: tests }) =>
			rows
				.filter((row) => row.text("category") === category)
				.flatMap((row): IndexedGroup[] => {
					const group = row.text(field.role);
					const [index, low, total] = [row.number("index"), row.number("index_low"), row.number("total")];
					const isAbove = low !== null && low > 1 + definitions.negligibleIndex.value;
					if (!isAbove || index === null || total === null || all <= 0 || !maySingleOut(group)) return [];
					const by = field.label.toLowerCase();
					return [
						{
							trait: evidence.trait(field.role, group),
							category,
							index,
							customers: row.number("customers") ?? 0,
							moneyShare: total / all,
							magnitude,
							basis: [
								{ table, label: `Spending in each category by ${by}` },
								{ table: tests, label: `Differences in spending by ${by}` },
							],
						},
					];
				}),
		),
	);
	return found.toSorted((a, b) => b.index - a.index);
}

interface Supported {
	category: string;
	magnitude: Magnitude | null;
	table: string;
}

function findSupported({ role }: BankField, evidence: RuleEvidence): Supported[] {
	const tests = evidence.byDemographic("spending-differences-by").find(({ field }) => field.role === role);
	const isSupported = (row: PublishedRow) => row.verdict === "supported" && maySingleOut(row.text("category"));
	return (tests?.rows ?? []).filter(isSupported).map((row) => {
		const effect = row.number("effect");
		return {
			category: row.text("category"),
			magnitude: effect === null ? null : effectMagnitude(effect),
			table: row.table,
		};
	});
}

/** How well founded it is to speak of the group. */
export function strengthOf({ magnitude, moneyShare, customers }: IndexedGroup): Strength {
	return { verdict: "supported", magnitude, money: { share: moneyShare, of: "spending" }, customers };
}
