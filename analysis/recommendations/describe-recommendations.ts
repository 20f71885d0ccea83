/** The chapter of recommendations: what the rules make of the other chapters, once these are written. */
import type { Chapter } from "../document.ts";
import type { Report } from "../report.ts";
import type { Research } from "../research.ts";
import { groupCustomers } from "../sections/grouped.ts";
import { type Bank, relation } from "../tables/bank.ts";
import { findTransactionPeriod } from "../tables/period.ts";
import { behindActions, recommendedActions } from "./actions.ts";
import { describeFairLending } from "./describe-fair-lending.ts";
import { gatherEvidence } from "./evidence.ts";
import { screen } from "./fair-lending.ts";
import { grade } from "./grade.ts";
import { rules } from "./index.ts";
import { outsideResearch } from "./outside-research.ts";
import { planRecommendations } from "./plan.ts";
import { findNotes, numberNotes, takeNotes } from "./research-notes.ts";

export interface Written {
	report: Pick<Report, "settings">;
	bank: Bank;
	/** The chapters of the report, as they are published. */
	chapters: readonly Pick<Chapter, "sections">[];
	research: readonly Research[];
}

/** Ids of the sections whose messages are main points of the report. */
export const mainPoints: readonly string[] = ["recommended-actions"];

/** Undefined where no rule finds evidence to speak. Writes whom each recommendation goes to into the private folder. */
export async function describeRecommendations({
	report: { settings },
	bank,
	chapters,
	research,
}: Written): Promise<Chapter | undefined> {
	const { rows: customers, fields } = relation(bank, "customers");
	const demographics = [...fields.values()].filter(({ kind }) => kind === "category");
	const { grouping } = await groupCustomers(bank, settings);
	const evidence = gatherEvidence(chapters, { settings, customers, demographics, grouping });
	const proposals = rules.flatMap((rule) => rule.speak(evidence));
	const notes = takeNotes(research, settings);
	const recommendations = proposals.map((proposal) => {
		const own = findNotes(notes, proposal.research);
		return { ...screen(proposal, settings), ...grade(proposal.strength, own, settings), notes: own };
	});
	const period = bank.relations.has("transactions") ? await findTransactionPeriod(bank, settings) : undefined;
	const months = period?.length;
	const plans = await planRecommendations(recommendations, { bank, settings, customers, months });
	const shown = [...plans.planned, ...plans.described];
	if (shown.length === 0) return undefined;
	const cited = numberNotes(shown.map((of) => of.notes));
	const numbered = [...cited, ...notes.filter((note) => !cited.includes(note))];
	return {
		id: "recommendations",
		title: "Recommendations",
		question: "What should the bank do, for whom, and how sure is that?",
		sections: [
			recommendedActions(plans, { numbered, settings }),
			behindActions(plans, settings),
			...(shown.some(({ proposal }) => proposal.isCreditOffer) ? [describeFairLending(shown, settings)] : []),
			...outsideResearch(numbered, { cited: cited.length, settings }),
		],
	};
}
