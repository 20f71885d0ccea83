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

/** The sentences of a report, in reading order; those without a number too, but none that someone wrote. Code, and the numbers of lists and footnotes, are left out. */
export function listSentences(document: ReportDocument): Sentence[] {
	const chapters = listChapters(document);
	const inside = chapters.flatMap((chapter) => [
		...[chapter.title, chapter.question, chapter.skipped].flatMap((text) =>
			split(text).map((sentence) => ({ text: sentence, chapter, place: chapter.id, tables: [] })),
		),
		...chapter.sections.flatMap((section) => inSection(section, chapter)),
	]);
	return [...onCover(document), ...inside];
}

/** What the cover says, each with the section that carries it, if one does. */
function onCover({ summary, chapters, quality }: ReportDocument): Sentence[] {
	const sections = chapters.flatMap((chapter) => chapter.sections.map((section) => ({ chapter, section })));
	const carried = (is: (section: Section) => boolean) => sections.find(({ section }) => is(section));
	const rows = quality.sections.find(({ id }) => id === "rows");
	const said = [
		{ part: "about", text: summary.about, by: rows && { chapter: quality, section: rows } },
		...summary.metrics.map(({ label, detail }) => ({ part: label, text: detail, by: undefined })),
		...summary.points.map(({ text, chapter, section }) => ({
			part: "point",
			text,
			by: sections.find((of) => of.chapter.id === chapter && of.section.id === section),
		})),
		...summary.recommendations.flatMap(({ recommendation, text, audience }) => {
			const by = carried(({ blocks }) => blocks.some(({ id }) => id === recommendation));
			return [text, audience].map((one) => ({ part: "recommendation", text: one, by }));
		}),
		{
			part: "sureness",
			text: summary.sureness,
			by: carried(({ blocks }) => blocks.some((of) => of.kind === "text" && of.markdown === summary.sureness)),
		},
		...summary.limits.map((text) => ({ part: "limit", text, by: undefined })),
	];
	return said.flatMap(({ part, text, by }) =>
		split(text).map((sentence) => ({ text: sentence, place: `summary > ${part}`, tables: [], ...by })),
	);
}

function inSection(section: Section, chapter: Chapter): Sentence[] {
	const place = `${chapter.id} > ${section.id}`;
	const own = split(section.claimBy ? undefined : section.claim).map((text) => ({
		text,
		chapter,
		section,
		place,
		tables: [],
	}));
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
			const { claim, audience, reason, gradeReason, plan, fairLending, basis } = block;
			const { expect, risk, trial, conflict } = plan ?? {};
			const texts = { claim, audience, reason, gradeReason, expect, risk, trial, conflict };
			return [
				...Object.entries(texts).map(([part, text]) => ({ part, text })),
				{ part: "fairLending", text: fairLending?.note },
				...basis.map(({ label }) => ({ part: "basis", text: label })),
			];
		}
		case "metrics":
			return metricTexts(block.items);
		case "text":
			return block.by ? [] : [{ part: "text", text: block.markdown }];
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
