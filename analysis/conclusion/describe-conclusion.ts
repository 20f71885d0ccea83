/** The conclusion: what was learned, how sure that is, what the report cannot say, and what to do next. */
import type { SkippedChapter } from "../chapters/quality.ts";
import type { Chapter, Input, ReportDocument } from "../document.ts";
import type { Report } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import { additionalThoughts } from "./additional-thoughts.ts";
import { learnedSection } from "./learned.ts";
import { listLimits } from "./limits.ts";
import { listMissing, missingDataSection } from "./missing-data.ts";
import { nextSteps } from "./next-steps.ts";
import { countVerdicts, sumVerdicts, surenessClaim, surenessWords, verdictsTable } from "./verdicts.ts";

export interface Concluded {
	report: Pick<Report, "id" | "settings">;
	bank: Pick<Bank, "relations">;
	/** The chapters of the report, as they are published, with that of recommendations where there is one. */
	chapters: readonly Chapter[];
	skipped: readonly SkippedChapter[];
	hasResearch: boolean;
	inputs: readonly Pick<Input, "file">[];
}

export interface Conclusion {
	chapter: Chapter;
	/** How sure the report is, in one or two sentences. */
	sureness: string;
	/** What the report cannot say, a sentence each. */
	limits: ReportDocument["summary"]["limits"];
}

export function describeConclusion(concluded: Concluded): Conclusion {
	const { report, bank, chapters, skipped, hasResearch, inputs } = concluded;
	const { id, settings } = report;
	const recommendations = listRecommendations(chapters);
	const counts = sumVerdicts(chapters.map(countVerdicts));
	const sureness = surenessWords(counts, { recommendations, settings });
	const missing = listMissing(bank, { skipped, hasResearch, settings });
	const limits = listLimits(chapters, { missing, report: settings });
	const verdicts = verdictsTable(chapters);
	const chapter: Chapter = {
		id: "conclusion",
		title: "Conclusion",
		question: "What was learned, what remains open, and what comes next?",
		sections: [
			...learnedSection(chapters),
			{
				id: "how-sure",
				claim: surenessClaim(counts, settings),
				blocks: [{ kind: "text", id: "sureness", markdown: sureness }, ...(verdicts ? [verdicts] : [])],
			},
			{
				id: "limits",
				claim: "What this report cannot say",
				blocks: [{ kind: "text", id: "limits-list", markdown: limits.map((limit) => `- ${limit}`).join("\n") }],
			},
			...additionalThoughts(chapters, settings),
			missingDataSection(missing),
			nextSteps(id, { inputs, recommendations }),
		],
	};
	return { chapter, sureness, limits };
}

export function listRecommendations(chapters: readonly Pick<Chapter, "sections">[]) {
	return chapters.flatMap(({ sections }) =>
		sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "recommendation" ? [block] : []))),
	);
}
