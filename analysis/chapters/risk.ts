/** Where the bank could lose money or customers. */

import type { RiskFlag } from "../sections/risk/at-risk-sql.ts";
import type { Basis } from "../sections/risk/basis.ts";
import { readBasis } from "../sections/risk/basis.ts";
import { groupingBreakdown, traitBreakdowns } from "../sections/risk/breakdowns.ts";
import { largestSection } from "../sections/risk/largest.ts";
import { type Overview, overviewSection, readOverview } from "../sections/risk/overview.ts";
import type { Risk } from "../sections/risk/risk.ts";
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
		const start = [first, ...(largest ? [largestSection(largest, settings)] : [])];
		const drafts: (Draft | undefined)[] = [describe(start), await draftLeaving(basis, overview)];
		for (const section of listSections(basis)) drafts.push(await draftRiskSection(basis, section, overview));
		return joinDrafts(drafts.filter((draft) => draft !== undefined));
	},
};

/** Balances are not compared by their own tiers, and where customers are in one group demographics stand in for it. */
function listSections(basis: Basis): RiskSection[] {
	const groups = groupingBreakdown(basis.grouped);
	const traits = traitBreakdowns(basis);
	const orTraits = groups.length > 0 ? groups : traits;
	return [
		{
			id: "risk-balances",
			risks: chooseRisks(basis, "negative_balance", "low_balance"),
			breakdowns: basis.grouped.grouping.by === "tier" ? traits : orTraits,
		},
		{ id: "risk-utilization", risks: chooseRisks(basis, "high_utilization", "over_income"), breakdowns: orTraits },
		{ id: "risk-credit-scores", risks: chooseRisks(basis, "low_credit_score"), breakdowns: orTraits },
	];
}

/** Who may be leaving, as far as it can be told of groups: all of them, or the dormant, or those whose activity falls. */
async function draftLeaving(basis: Basis, overview: Overview): Promise<Draft | undefined> {
	const breakdowns = groupingBreakdown(basis.grouped);
	const [all] = chooseRisks(basis, "leaving");
	for (const flag of ["leaving", "dormant", "falling"] as const) {
		const own = chooseRisks(basis, flag).filter(({ isChance }) => !isChance);
		// Where only a part of them can be told of groups, the table must not be taken for one of all of them.
		const risks = all && flag !== "leaving" ? own.map((risk) => ({ ...risk, table: `risk-${flag}` })) : own;
		// The shares of each by itself are drawn with the transactions.
		const draws = flag === "leaving" ? "shares" : basis.hasBalance ? "money" : "nothing";
		const draft = await draftRiskSection(basis, { id: "risk-leaving", risks, breakdowns, draws }, overview);
		if (draft) return draft;
	}
	return undefined;
}

function chooseRisks({ risks }: Basis, ...flags: RiskFlag[]): Risk[] {
	return risks.filter(({ flag }) => flags.includes(flag));
}
