/** What changed since the last report: figures, findings, recommendations, segments and inputs. */
import type { Chapter, Section } from "../document.ts";
import { type Entry, listBlocks } from "../history/entry.ts";
import type { History } from "../history/history.ts";
import { listInputs } from "../history/input-bins.ts";
import { privateFolderOf, readInputBins } from "../history/private-history.ts";
import { listPublishedCells } from "../history/published-cells.ts";
import type { Settings } from "../report.ts";
import { describeCompared } from "../sections/changes/compared.ts";
import { describeDrift } from "../sections/changes/drift.ts";
import { compareCells } from "../sections/changes/moved.ts";
import { describeMoved } from "../sections/changes/moved-tables.ts";
import { segmentMigration } from "../sections/changes/segment-migration.ts";
import { describeJudged, type Judged } from "../sections/changes/verdicts.ts";
import type { Bank } from "../tables/bank.ts";

export interface Present {
	/** The other chapters of this report, as they are published. */
	chapters: readonly Chapter[];
	/** This report, as it is kept. */
	entry: Entry;
	history: History;
	settings: Settings;
}

/** Empty, and says why, where there is no report before this one. */
export async function describeChanges(bank: Bank, present: Present): Promise<Chapter> {
	const { previous } = present.history;
	const chapter = { id: "changes", title: "What changed", question: "What is not as it was in the last report?" };
	if (!previous)
		return {
			...chapter,
			sections: [],
			skipped: "This is the first report on this bank: there is nothing to compare it with yet.",
		};
	return { ...chapter, sections: await compare(bank, { ...present, previous }) };
}

async function compare(bank: Bank, present: Present & { previous: Entry }): Promise<Section[]> {
	const { chapters, entry, previous, settings } = present;
	const cells = listPublishedCells(chapters);
	const kept = privateFolderOf(bank.previousFolder ?? "", previous);
	const bins = (await readInputBins(kept)) ?? [];
	return [
		describeCompared({ previous, now: entry }, settings),
		describeMoved(compareCells(cells, previous.estimates, settings), settings),
		describeJudged(
			previous.findings.map(({ id, name, verdict }): Judged => ({ id, name, judged: verdict })),
			listBlocks(chapters, "finding").map(({ block: { id, claim, verdict } }) => ({
				id,
				name: claim,
				judged: verdict,
			})),
			{ id: "changes-findings", one: "finding", judgement: "verdict" },
		),
		describeJudged(
			previous.recommendations.map(({ id, name, grade }): Judged => ({ id, name, judged: grade })),
			listBlocks(chapters, "recommendation").map(({ block: { id, claim, grade } }) => ({
				id,
				name: claim,
				judged: grade,
			})),
			{ id: "changes-recommendations", one: "recommendation", judgement: "grade" },
		),
		await segmentMigration(bank, kept, settings),
		await describeDrift({ engine: bank.engine, fields: listInputs(bank), bins }, settings),
	].filter((section) => section !== undefined);
}
