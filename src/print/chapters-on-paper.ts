/** What of a report goes on paper: everything but the sections that only list queries, which the hosted pages keep. */
import { type Block, type Chapter, listChapters, type ReportDocument } from "../../analysis/document.ts";

/** The chapters of a report in reading order, without their sections of queries. */
export function listChaptersOnPaper(document: ReportDocument): Chapter[] {
	return listChapters(document).map((chapter) => ({
		...chapter,
		sections: chapter.sections.filter(({ blocks }) => blocks.length === 0 || !blocks.every(isQueries)),
	}));
}

function isQueries(block: Block): boolean {
	return block.kind === "text" && block.markdown.includes("```sql");
}
