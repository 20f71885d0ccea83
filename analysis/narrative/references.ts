/** What an analyst's words may refer to, by name: `table.balance-tiers.affluent.share`. */
import {
	type Block,
	listBlocks,
	listChapters,
	listExhibits,
	listTables,
	type ReportDocument,
	type Table,
} from "../document.ts";
import { type Formats, formatsFor, suppressedMark } from "../format.ts";
import { listValid, suggestNearest } from "../nearest.ts";
import { kebabIds } from "../sections/kebab-ids.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

/** Names, each with what it stands for: further names, or words that are ready to stand in Markdown. */
export interface Names {
	[name: string]: Names | string;
}

/**
 * Everything in a document that has a name: cells of tables by table, row and column, in their column's format and withheld
 * ones as `[c]`; key figures by their block and label; and the sentences of sections, figures, findings and recommendations.
 */
export function nameReferences(document: ReportDocument): Names {
	const formats = formatsFor(document.report);
	const { title, subtitle, asOf, currency, disclosureThreshold } = document.report;
	const chapters = listChapters(document);
	const blocks = chapters.flatMap(listBlocks);
	return named([
		["table", named(listTables(document).map((table) => [table.id, nameRows(table, formats)]))],
		["metric", named(blocks.flatMap((block) => nameMetrics(block, formats)))],
		["section", nameClaims(chapters.flatMap(({ sections }) => sections))],
		["figure", nameClaims(chapters.flatMap(listExhibits))],
		["finding", nameClaims(blocks.filter(({ kind }) => kind === "finding"))],
		["recommendation", nameClaims(blocks.filter(({ kind }) => kind === "recommendation"))],
		[
			"report",
			named([
				["title", escapeMarkdown(title)],
				["subtitle", escapeMarkdown(subtitle ?? "")],
				["asOf", formats.cell(asOf, "date")],
				["currency", currency],
				["disclosureThreshold", formats.cell(disclosureThreshold, "count")],
			]),
		],
	]);
}

/** Without a prototype, so that only what is given has a name. */
function named(entries: readonly (readonly [string, Names | string])[]): Names {
	return Object.assign(Object.create(null), Object.fromEntries(entries));
}

function nameClaims(blocks: readonly { id: string; claim?: string }[]): Names {
	return named(blocks.map(({ id, claim = "" }) => [id, escapeMarkdown(claim)]));
}

function nameMetrics(block: Block, formats: Formats): [string, Names][] {
	const metrics = block.kind === "metrics" ? block.items : block.kind === "profile" ? block.metrics : [];
	if (metrics.length === 0) return [];
	const ids = kebabIds(metrics.map(({ label }) => label));
	const values = metrics.map(({ value, format }) => escapeMarkdown(formats.cell(value, format)));
	return [[block.id, named(values.map((words, place) => [ids[place] ?? "", words]))]];
}

/**
 * Rows by the texts in their first columns of text, as many as it takes to tell all rows apart, each in kebab-case and a
 * step of its own; where texts do not tell them apart, by their place: `row-1`.
 */
function nameRows(table: Table, formats: Formats): Names {
	const texts = table.columns.flatMap(({ type }, place) => (type === "string" ? [place] : []));
	const labels = table.rows.map((row) => texts.map((place) => String(row[place] ?? "")));
	const depth = texts.findIndex((_, last) => {
		const told = new Set(labels.map((row) => JSON.stringify(row.slice(0, last + 1))));
		return told.size === labels.length;
	});
	const cells = table.rows.map((_, index) => nameCells(table, index, formats));
	if (depth === -1) return named(cells.map((row, index) => [`row-${index + 1}`, row]));
	const nest = (indexes: readonly number[], step: number): Names => {
		const groups = Map.groupBy(indexes, (index) => labels[index]?.[step] ?? "");
		const ids = kebabIds([...groups.keys()]);
		return named(
			[...groups.values()].map((members, place) => {
				const [first = 0] = members;
				return [ids[place] ?? "", step === depth ? (cells[first] ?? named([])) : nest(members, step + 1)];
			}),
		);
	};
	return nest([...table.rows.keys()], 0);
}

function nameCells({ columns, rows, suppressed }: Table, index: number, formats: Formats): Names {
	const withheld = new Set(suppressed.flatMap(([row, name]) => (row === index ? [name] : [])));
	return named(
		columns.map(({ name, format }, place) => {
			const shown = withheld.has(name) ? suppressedMark : formats.cell(rows[index]?.[place] ?? null, format);
			return [name, escapeMarkdown(shown)];
		}),
	);
}

/** What is wrong with a path of names; undefined where it leads to words. */
export function refuseReference(names: Names, path: readonly string[]): string | undefined {
	let at: Names | string = names;
	for (const [step, name] of path.entries()) {
		const before = path.slice(0, step).join(".");
		if (typeof at === "string") return `"${before}" is a value, and has no "${name}"`;
		const next: Names | string | undefined = at[name];
		const valid = Object.keys(at);
		if (next === undefined && before) return `"${before}" has no "${name}"${suggestNearest(name, valid, "it has")}`;
		if (next === undefined) return `nothing is called "${name}"${suggestNearest(name, valid, "there are")}`;
		at = next;
	}
	if (typeof at === "string") return undefined;
	return `"${path.join(".")}" is no value yet${listValid(Object.keys(at), "it has")}`;
}
