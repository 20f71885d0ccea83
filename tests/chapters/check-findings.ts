import assert from "node:assert/strict";
import {
	type Evidence,
	type FindingBlock,
	listChapters,
	listExhibits,
	listTables,
	type RecommendationBlock,
	type ReportDocument,
	type Table,
} from "../../analysis/document.ts";
import { turnsAroundVerdict } from "../../analysis/findings/evidence.ts";
import { tableRows } from "./analyze-folder.ts";

type Cells = { [name: string]: Table["rows"][number][number] };

/** Every finding of a document in reading order. */
export function listFindings(document: ReportDocument): FindingBlock[] {
	return listChapters(document)
		.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
		.filter((block) => block.kind === "finding");
}

/** Every recommendation of a document in reading order. */
export function listRecommendations(document: ReportDocument): RecommendationBlock[] {
	return listChapters(document)
		.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
		.filter((block) => block.kind === "recommendation");
}

/** Throws when the document has no such finding. */
export function readFinding(document: ReportDocument, id: string): FindingBlock {
	const finding = listFindings(document).find((candidate) => candidate.id === id);
	if (!finding) throw new Error(`the document has no finding ${id}`);
	return finding;
}

/** The rows of every table that say "supported", each as its table and its words. */
export function listSupportedRows(document: ReportDocument): string[] {
	return listTables(document).flatMap(({ id }) =>
		tableRows(document, id).flatMap((row) =>
			Object.entries(row)
				.filter(([name, cell]) => name.endsWith("verdict") && cell === "supported")
				.map(([name]) => [id, ...wordsOf(row), ...(name === "verdict" ? [] : [name])].join(": ")),
		),
	);
}

/** Every line under every sentence must say what the row that it names says, and of the same thing. */
export function assertEvidenceIsPublished(document: ReportDocument): void {
	for (const { id, evidence } of listFindings(document))
		for (const line of evidence) {
			const place = `${id}: ${line.label} (${line.table}, row ${line.row})`;
			const row = tableRows(document, line.table)[line.row];
			assert.ok(row, `${place}: there is no such row`);
			assert.ok(line.estimate !== null && line.q !== null, `${place}: nothing was estimated or tested`);
			const estimates = Object.keys(row).filter(
				(name) => row[name] === line.estimate && row[`${name}_low`] === line.low && row[`${name}_high`] === line.high,
			);
			assert.ok(
				estimates.length > 0,
				`${place}: no cell of ${JSON.stringify(row)} has ${line.estimate} and its interval`,
			);
			const tests = ["", "within_"].filter((prefix) => isTestOf(line, { row, prefix }));
			assert.ok(tests.length > 0, `${place}: ${JSON.stringify(row)} has another q-value, effect or verdict`);
			const base = baseOf(row, line.table);
			if (base !== undefined) assert.equal(line.n, base, `${place}: the row rests on other customers`);
			const words = wordsOf(row);
			assert.ok(
				tablesOfComparisons.includes(line.table) || words.some((word) => line.label.includes(word)),
				`${place}: the label names none of ${words.join(", ")}`,
			);
		}
}

function isTestOf(
	{ q, effect, verdict, turnsWithin }: Evidence,
	{ row, prefix }: { row: Cells; prefix: string },
): boolean {
	const says = turnsWithin === undefined ? verdict : turnsAroundVerdict;
	return row[`${prefix}q`] === q && row[`${prefix}effect`] === effect?.value && row[`${prefix}verdict`] === says;
}

/** Tables of which a row's customers are those that its estimate rests on. */
const countedTables = [
	"ctr-and-buying",
	"ctr-and-buying-by-channel",
	"ctr-and-buying-between-groups",
	"falling-activity-by-segment",
	"responses-by-channel",
];

/** Tables in which an estimate compares groups with one another, so that a label cannot name the row by its group. */
const tablesOfComparisons = ["mean-products", "ctr-and-buying-between-groups"];

function baseOf(row: Cells, table: string): number | undefined {
	if (row.owners !== undefined) return Number(row.owners) + Number(row.others);
	return countedTables.includes(table) ? Number(row.customers) : undefined;
}

/** Whom and what a row is about. */
function wordsOf(row: Cells): string[] {
	return Object.entries(row).flatMap(([name, cell]) =>
		typeof cell === "string" && !name.endsWith("verdict") && name !== "advice" ? [cell] : [],
	);
}

/** The messages of all sections, figures, tables, findings and recommendations, with the reasons of these. */
export function listClaims(document: ReportDocument): string[] {
	return [
		...listChapters(document).flatMap((chapter) => [
			...chapter.sections.map(({ claim }) => claim),
			...listExhibits(chapter).map(({ claim }) => claim),
		]),
		...listFindings(document).map(({ claim }) => claim),
		...listRecommendations(document).flatMap(({ claim, reason }) => [claim, reason]),
	];
}
