import { type Block, listChapters, type Metric, type ReportDocument } from "../../analysis/document.ts";

/** Every sentence of a document that a reader may meet: messages, descriptions, notes, texts, evidence and main points. */
export function listSentences(document: ReportDocument): string[] {
	const { summary, report } = document;
	return [
		report.subtitle ?? "",
		report.description ?? "",
		...summary.metrics.flatMap(metricWords),
		...summary.points.map(({ text }) => text),
		...listChapters(document).flatMap(({ question, skipped, sections }) => [
			question,
			skipped ?? "",
			...sections.flatMap(({ claim, blocks }) => [claim, ...blocks.flatMap(wordsOf)]),
		]),
	]
		.flatMap((text) => withoutCode(text).split(/(?<=[.!?:;])\s+|\n+/))
		.filter((sentence) => sentence !== "");
}

/** Queries are no sentences. */
function withoutCode(markdown: string): string {
	return markdown.replaceAll(/```[\s\S]*?```/g, "");
}

function metricWords({ label, detail }: Metric): string[] {
	return [label, detail ?? ""];
}

function wordsOf(block: Block): string[] {
	switch (block.kind) {
		case "figure":
			return [block.claim, block.description, block.alternative, block.note ?? "", ...labelsOf(block.table.columns)];
		case "table":
			return [block.claim, block.description, block.note ?? "", ...labelsOf(block.table.columns), ...cellsOf(block)];
		case "finding":
			return [block.claim, block.caveat ?? "", ...block.evidence.flatMap(({ measure, test }) => [measure, test])];
		case "recommendation":
			return [block.claim, block.audience, block.reason, block.gradeReason, block.fairLending?.note ?? ""];
		case "metrics":
			return block.items.flatMap(metricWords);
		case "text":
			return [block.markdown];
		case "profile":
			return [block.claim, block.markdown, ...block.metrics.flatMap(metricWords), ...block.figures.flatMap(wordsOf)];
		case "sources":
			// What others published is cited in their words.
			return [];
	}
}

function labelsOf(columns: readonly { label: string }[]): string[] {
	return columns.map(({ label }) => label);
}

/** Cells of words, such as the reasons of settings and what data are missing. */
function cellsOf({ table }: Extract<Block, { kind: "table" }>): string[] {
	return table.rows.flat().filter((cell) => typeof cell === "string");
}
