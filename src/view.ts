/** What every component needs to know about the report it shows. */
import {
	type Block,
	type Chapter,
	listBlocks,
	listChapters,
	listExhibits,
	type ReportDocument,
	type TableBlock,
} from "../analysis/document.ts";
import { type Formats, formatsFor } from "../analysis/format.ts";
import { assignColors, type Colors } from "./charts/colors.ts";
import { readDocuments } from "./documents.ts";
import { readSiteSettings } from "./site-settings.ts";

export interface View {
	document: ReportDocument;
	formats: Formats;
	colors: Colors;
	/** Link to the report's cover, from the root of the site. */
	home: string;
	/** Link to the report's PDF, where there is one. */
	pdf?: string;
	/** The titles of the sources of the data, without a full stop. */
	source: string;
	/** The day the data speak of, in words. */
	asOf: string;
	/** Name and version of what made the report. */
	madeWith: string;
	chapters: ChapterLink[];
}

export interface ChapterLink {
	id: string;
	title: string;
	question: string;
	/** Counted from 1, in reading order. */
	number: number;
	href: string;
	skipped: boolean;
}

/** The views of all reports that the site shows, in the order of their ids. */
export async function readViews(): Promise<View[]> {
	const { results, pdf } = readSiteSettings();
	const documents = await readDocuments(results);
	return documents.map((document) => viewOf(document, { pdf }));
}

export function viewOf(document: ReportDocument, { pdf }: { pdf: boolean }): View {
	const { id, title, locale, currency, sources, asOf } = document.report;
	const formats = formatsFor({ locale, currency });
	const home = `/${id}/`;
	const date = formats.cell(asOf, "date");
	const software = document.builtFrom.software.find(({ name }) => name === "Bankbook");
	return {
		document,
		formats,
		colors: assignColors(document),
		home,
		...(pdf ? { pdf: `${home}${id}.pdf` } : {}),
		source: (sources.map((source) => source.title).join("; ") || title).replace(/\.$/, ""),
		asOf: date,
		madeWith: software ? `${software.name} ${software.version}` : "Bankbook",
		chapters: listChapters(document).map((chapter, index) => ({
			id: chapter.id,
			title: chapter.title,
			question: chapter.question,
			number: index + 1,
			href: `${home}${chapter.id}/`,
			skipped: chapter.skipped !== undefined,
		})),
	};
}

/** Whether a table tells about the report itself, how good its data are, how it was made and what it advises, and not about the bank. */
export function isAboutReport(block: TableBlock, { chapters, quality, method }: ReportDocument): boolean {
	const advice = chapters.filter(({ id }) => id === "recommendations");
	return [...advice, quality, method].flatMap(listExhibits).includes(block);
}

/**
 * The link from a block to where the report shows a table: within the page where both are of one chapter, so that it also
 * leads there where the whole report is one page. Throws where no chapter shows the table.
 */
export function linkToTable(table: string, { view, from }: { view: View; from: Block }): string {
	const chapters = listChapters(view.document);
	const holds = (chapter: Chapter) => listBlocks(chapter).includes(from);
	for (const chapter of chapters) {
		const exhibit = listExhibits(chapter).find((of) => of.table.id === table);
		if (!exhibit) continue;
		const anchor = `#${exhibit.kind}-${exhibit.id}`;
		return holds(chapter) ? anchor : `${view.home}${chapter.id}/${anchor}`;
	}
	throw new Error(`no chapter shows the table "${table}" (cite a row of a table that the report publishes)`);
}
