/** One report: its files in, its document out. */
import packageJson from "../package.json" with { type: "json" };
import { describeChanges } from "./chapters/changes.ts";
import type { ChapterDefinition } from "./chapters/chapter.ts";
import { type Drafts, draftChapters } from "./chapters/draft-chapters.ts";
import { chapters as definitions } from "./chapters/index.ts";
import { describeMethod } from "./chapters/method.ts";
import { describeQuality } from "./chapters/quality.ts";
import { describeConclusion } from "./conclusion/describe-conclusion.ts";
import type { Chapter, ReportDocument } from "./document.ts";
import type { Engine } from "./engine/engine.ts";
import type { Findings } from "./findings/hypothesis.ts";
import { judge } from "./findings/judge.ts";
import { summarizeReport } from "./history/entry.ts";
import { type History, identifyBuild, nextOrdinal, readHistory } from "./history/history.ts";
import { keepHistory } from "./history/keep-history.ts";
import { privateFolderOf } from "./history/private-history.ts";
import { addOwnWords } from "./narrative/own-words.ts";
import { readOwnWords } from "./narrative/own-words-files.ts";
import { joinWords } from "./narrative/words.ts";
import { describeRecommendations } from "./recommendations/describe-recommendations.ts";
import type { Report, Settings } from "./report.ts";
import { readResearch } from "./research.ts";
import { summarize } from "./summary/summarize.ts";
import { type Bank, readBank, relation } from "./tables/bank.ts";
import { assertTraced } from "./tracing/trace-numbers.ts";

/**
 * Reads a report's files and runs every chapter on them. Rows of customers go to the private folder and nowhere else.
 * Throws when files do not fit their descriptor, too many rows are refused, or a sentence tells a number of no table.
 */
export async function analyzeReport(
	report: Report,
	{ engine, privateFolder, previousFolder }: { engine: Engine; privateFolder: string; previousFolder?: string },
): Promise<ReportDocument> {
	const { settings } = report;
	const read = await readBank(engine, report, privateFolder);
	const key = identifyBuild(read.accounts.files, settings.asOf);
	const history = await readHistory(previousFolder, key);
	const bank = previousFolder === undefined ? read : { ...read, ...remember(history, previousFolder) };
	const { research, inputs: researchInputs } = await readResearch(report.research);
	const ownWords = await readOwnWords(report.folder);
	const { drafts, skipped } = await draftChapters(chosen(settings), bank, settings);
	const hypotheses = [...drafts.values()].flatMap((draft) => draft.hypotheses);
	const findings = judge(hypotheses);
	const written = chosen(settings).map((definition) => writeChapter(definition, { drafts, skipped, findings }));
	const inputs = [...bank.accounts.files, ...researchInputs];
	const recommendations = await describeRecommendations({ report, bank, chapters: written, research });
	const told = [...written, ...(recommendations ? [recommendations] : [])];
	const hasResearch = research.length > 0;
	const conclusion = describeConclusion({ report, bank, chapters: told, skipped, hasResearch, inputs });
	const quality = describeQuality(bank, settings, skipped);
	const software = [
		{ name: "Bankbook", version: packageJson.version },
		{ name: engine.name, version: engine.version },
		{ name: "Node.js", version: process.versions.node },
	];
	const narrative = ownWords.map(({ input }) => input);
	const builtFrom = { software, seed: settings.seed, inputs, ...(narrative.length > 0 ? { narrative } : {}) };
	const customers = relation(bank, "customers").rows;
	const entry = {
		...key,
		ordinal: nextOrdinal(history, key),
		...summarizeReport({ software, settings, customers, chapters: told }),
	};
	const changes = await describeChanges(bank, { chapters: told, entry, history, settings });
	const chapters = [...told, conclusion.chapter, changes];
	await keepHistory(bank, { history, entry, settings });
	const document: ReportDocument = {
		report: describeReport(report),
		builtFrom,
		summary: summarize(told, { ...conclusion, report, bank, inputs: bank.accounts.files }),
		chapters,
		quality,
		method: describeMethod(
			{
				builtFrom,
				chapters,
				quality,
				bank,
				family: hypotheses.map(({ id }) => findings(id)),
				watched: [...drafts.values()].flatMap((draft) => draft.watched ?? []),
			},
			settings,
		),
	};
	assertTraced(document);
	// Last, so that everything written from the data is written from the data alone.
	return addOwnWords(document, ownWords);
}

function chosen({ chapters }: Settings): readonly ChapterDefinition[] {
	return chapters ? definitions.filter(({ id }) => chapters.includes(id)) : definitions;
}

function writeChapter(
	{ id, title, question }: ChapterDefinition,
	{ drafts, skipped, findings }: Drafts & { findings: Findings },
): Chapter {
	const missing = skipped.find((chapter) => chapter.id === id)?.missing;
	const sections = drafts.get(id)?.write(findings) ?? [];
	const why = missing ? `The data have no ${joinWords(missing)}.` : "The data hold too little of this to be shown.";
	return { id, title, question, sections, ...(sections.length === 0 ? { skipped: why } : {}) };
}

function describeReport({ id, title, subtitle, description, sources, settings }: Report): ReportDocument["report"] {
	const { asOf, currency, locale, paper, disclosureThreshold } = settings;
	return {
		id,
		title,
		...(subtitle === undefined ? {} : { subtitle }),
		...(description === undefined ? {} : { description }),
		asOf,
		currency,
		locale,
		paper,
		sources,
		disclosureThreshold,
	};
}

/** Where a build finds what earlier ones left: segments are known again from this report when it was made before, else from the previous one. */
function remember({ own, previous }: History, previousFolder: string): Pick<Bank, "previousFolder" | "knownSegments"> {
	const known = own ?? previous;
	return { previousFolder, ...(known ? { knownSegments: privateFolderOf(previousFolder, known) } : {}) };
}
