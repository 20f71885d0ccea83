/** Every sentence of a report with the place where it stands. */
import {
	type Block,
	type Chapter,
	type Figure,
	listChapters,
	type Metric,
	type Profile,
	type ReportDocument,
	type Section,
	type TableBlock,
} from "../document.ts";

export interface Sentence {
	text: string;
	chapter?: Chapter;
	section?: Section;
	/** The ids of these, and what of the block it is: `balances > tiers > balance-tiers > note`. */
	place: string;
	/** Ids of the tables that the sentence is about, if it is not the whole section. */
	tables: string[];
}

interface Text {
	part: string;
	text: string | undefined;
}

/** The sentences of a report, in reading order; those without a number too. Code, and the numbers of lists and footnotes, are left out. */
export function listSentences(document: ReportDocument): Sentence[] {
	const { summary } = document;
	const chapters = listChapters(document);
	const cover = [
		...summary.metrics.map(({ label, detail }) => ({ part: label, text: detail })),
		...summary.points.map((point) => ({ part: "point", ...point })),
	].flatMap(({ part, text, ...of }) => {
		const chapter = "chapter" in of ? chapters.find(({ id }) => id === of.chapter) : undefined;
		const section = "section" in of ? chapter?.sections.find(({ id }) => id === of.section) : undefined;
		return split(text).map((sentence) => ({
			text: sentence,
			place: `summary > ${part}`,
			tables: [],
			...(chapter && section ? { chapter, section } : {}),
		}));
	});
	const inside = chapters.flatMap((chapter) => [
		...[chapter.title, chapter.question, chapter.skipped].flatMap((text) =>
			split(text).map((sentence) => ({ text: sentence, chapter, place: chapter.id, tables: [] })),
		),
		...chapter.sections.flatMap((section) => inSection(section, chapter)),
	]);
	return [...cover, ...inside];
}

function inSection(section: Section, chapter: Chapter): Sentence[] {
	const place = `${chapter.id} > ${section.id}`;
	const own = split(section.claim).map((text) => ({ text, chapter, section, place, tables: [] }));
	const ofBlocks = section.blocks.flatMap((block) => {
		const blocks = block.kind === "profile" ? [block, ...block.figures] : [block];
		return blocks.flatMap((one) =>
			textsOf(one).flatMap(({ part, text }) =>
				split(text).map((sentence) => ({
					text: sentence,
					chapter,
					section,
					place: `${place} > ${one.id} > ${part}`,
					tables: tablesOf(one),
				})),
			),
		);
	});
	return [...own, ...ofBlocks];
}

function textsOf(block: Block): Text[] {
	switch (block.kind) {
		case "figure":
			return [...exhibitTexts(block), { part: "alternative", text: block.alternative }];
		case "table":
			return exhibitTexts(block);
		case "finding":
			return [
				{ part: "claim", text: block.claim },
				{ part: "caveat", text: block.caveat },
			];
		case "recommendation": {
			const { claim, audience, reason, gradeReason, fairLending, basis } = block;
			return [
				...Object.entries({ claim, audience, reason, gradeReason }).map(([part, text]) => ({ part, text })),
				{ part: "fairLending", text: fairLending?.note },
				...basis.map(({ label }) => ({ part: "basis", text: label })),
			];
		}
		case "metrics":
			return metricTexts(block.items);
		case "text":
			return [{ part: "text", text: block.markdown }];
		case "profile":
			return profileTexts(block);
		case "sources":
			return [];
	}
}

function exhibitTexts({ claim, description, note }: Figure | TableBlock): Text[] {
	return Object.entries({ claim, description, note }).map(([part, text]) => ({ part, text }));
}

function profileTexts({ claim, metrics, markdown }: Profile): Text[] {
	return [{ part: "claim", text: claim }, ...metricTexts(metrics), { part: "text", text: markdown }];
}

function metricTexts(items: readonly Metric[]): Text[] {
	return items.map(({ label, detail }) => ({ part: label, text: detail }));
}

/** Ids of the tables of other sections that the blocks of a section rest on. */
export function citedTables({ blocks }: Section): string[] {
	return blocks.flatMap((block) => ("table" in block ? [] : tablesOf(block)));
}

function tablesOf(block: Block): string[] {
	if ("table" in block) return [block.table.id];
	if (block.kind === "finding") return block.evidence.map(({ table }) => table);
	if (block.kind === "recommendation") return block.basis.map(({ table }) => table);
	return block.kind === "text" ? (block.cites ?? []) : [];
}

function split(text = ""): string[] {
	return text
		.replace(/^\s*\d+\. /gm, "")
		.replace(/```[\s\S]*?```|`[^`]*`|\[\^\d+\]/g, " ")
		.split(/(?<=[.?!])\s+(?=[\p{Lu}*[])|\n+/u)
		.filter((sentence) => sentence.trim() !== "");
}
