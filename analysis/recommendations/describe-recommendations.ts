/** The chapter of recommendations: what the rules make of the other chapters, once these are written. */
import type { SkippedChapter } from "../chapters/quality.ts";
import type { Chapter, Input } from "../document.ts";
import type { Report } from "../report.ts";
import type { Research } from "../research.ts";
import { type Bank, relation } from "../tables/bank.ts";
import { additionalThoughts } from "./additional-thoughts.ts";
import { cardFeatures, sortRecommendations } from "./card-features.ts";
import { describeFairLending } from "./describe-fair-lending.ts";
import { gatherEvidence } from "./evidence.ts";
import { screen } from "./fair-lending.ts";
import { grade } from "./grade.ts";
import { cardRules } from "./index.ts";
import { missingData } from "./missing-data.ts";
import { nextSteps } from "./next-steps.ts";
import { outsideResearch } from "./outside-research.ts";
import { findNotes, numberNotes, takeNotes } from "./research-notes.ts";

export interface Written {
	report: Pick<Report, "id" | "settings">;
	bank: Pick<Bank, "relations">;
	/** The chapters of the report, as they are published. */
	chapters: readonly Pick<Chapter, "sections">[];
	skipped: readonly SkippedChapter[];
	research: readonly Research[];
	inputs: readonly Pick<Input, "file">[];
}

/** Ids of the sections whose messages are main points of the report. */
export const mainPoints: readonly string[] = ["card-features"];

/** Undefined where no rule finds evidence to speak. */
export function describeRecommendations({
	report,
	bank,
	chapters,
	skipped,
	research,
	inputs,
}: Written): Chapter | undefined {
	const { settings } = report;
	const { rows: customers, fields } = relation(bank, "customers");
	const demographics = [...fields.values()].filter(({ kind }) => kind === "category");
	const evidence = gatherEvidence(chapters, { settings, customers, demographics });
	const proposals = cardRules.flatMap((rule) => rule.speak(evidence));
	if (proposals.length === 0) return undefined;
	const notes = takeNotes(research, settings);
	const recommendations = sortRecommendations(
		proposals.map((proposal) => {
			const own = findNotes(notes, proposal.research);
			return { ...screen(proposal, settings), ...grade(proposal.strength, own, settings), notes: own };
		}),
	);
	const cited = numberNotes(recommendations.map((of) => of.notes));
	const numbered = [...cited, ...notes.filter((note) => !cited.includes(note))];
	return {
		id: "recommendations",
		title: "Recommendations",
		question: "What should the bank offer, to whom, and how sure is that?",
		sections: [
			cardFeatures(recommendations, { numbered, settings }),
			describeFairLending(recommendations, settings),
			...outsideResearch(numbered, { cited: cited.length, settings }),
			...additionalThoughts(evidence, missingData(bank, { skipped, hasResearch: research.length > 0 })),
			nextSteps(report.id, inputs),
		],
	};
}
