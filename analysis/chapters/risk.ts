/** Where the bank could lose money or customers. */

import type { RiskFlag } from "../sections/risk/at-risk-sql.ts";
import type { Basis } from "../sections/risk/basis.ts";
import { readBasis } from "../sections/risk/basis.ts";
import { groupingBreakdown, traitBreakdowns } from "../sections/risk/breakdowns.ts";
import { largestSection } from "../sections/risk/largest.ts";
import { overviewSection, readOverview } from "../sections/risk/overview.ts";
import { draftRiskSection, type RiskSection } from "../sections/risk/risk-section.ts";
import { type ChapterDefinition, type Draft, describe, joinDrafts } from "./chapter.ts";

export const risk: ChapterDefinition = {
	id: "risk",
	title: "Risk",
	question: "Where could the bank lose money or customers?",
	needs: {},
	async lacks({ relations }) {
		const customers = relations.get("customers")?.fields;
		const transactions = relations.get("transactions")?.fields;
		const isKnown =
			customers?.has("balance") ||
			customers?.has("credit_score") ||
			transactions?.has("date") ||
			transactions?.has("month") ||
			(customers?.has("income") && transactions?.has("amount"));
		return isKnown ? [] : ["balances, credit scores, incomes with spending, or transactions over time"];
	},
	mainPoints: ["risk-overview", "risk-leaving"],
	async analyze(bank, settings) {
		const basis = await readBasis(bank, settings);
		const overview = await readOverview(basis);
		const first = overviewSection(basis, overview);
		if (!first) return describe([]);
		const { largest } = overview;
		const drafts: (Draft | undefined)[] = [];
		for (const section of listSections(basis)) drafts.push(await draftRiskSection(basis, section, overview));
		const start = [first, ...(largest ? [largestSection(largest, settings)] : [])];
		return joinDrafts([describe(start), ...drafts.filter((draft) => draft !== undefined)]);
	},
};

/** Balances are not compared by their own tiers, and where customers are in one group demographics stand in for it. */
function listSections(basis: Basis): RiskSection[] {
	const { risks, grouped, activity, hasBalance } = basis;
	const of = (...flags: RiskFlag[]) => risks.filter(({ flag }) => flags.includes(flag));
	const groups = groupingBreakdown(grouped);
	const traits = traitBreakdowns(basis);
	const orTraits = groups.length > 0 ? groups : traits;
	const leaving = [of("leaving"), of("dormant"), activity?.isFalling ? of("falling") : []].find(
		({ length }) => length > 0,
	);
	return [
		{
			id: "risk-balances",
			risks: of("negative_balance", "low_balance"),
			breakdowns: grouped.grouping.by === "tier" ? traits : orTraits,
		},
		{
			id: "risk-leaving",
			risks: leaving ?? [],
			breakdowns: groups,
			// The shares of the dormant by group are drawn with the transactions.
			drawsMoney: hasBalance && leaving?.[0]?.flag === "dormant",
		},
		{ id: "risk-utilization", risks: of("high_utilization", "over_income"), breakdowns: orTraits },
		{ id: "risk-credit-scores", risks: of("low_credit_score"), breakdowns: orTraits },
	];
}
