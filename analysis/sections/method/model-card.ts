/**
 * What the models of a report are for, what they were made from and how far they hold, read from the published tables.
 *
 * Source: Mitchell et al., Model Cards for Model Reporting (2019).
 */
import { type Chapter, listExhibits, type Section } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import { joinWords, lowerFirst, upperFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import type { FieldRoleName } from "../../roles.ts";
import type { Bank } from "../../tables/bank.ts";
import { readRows } from "../figure.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { describeEvidence } from "./model-evidence.ts";
import type { PublishedTables } from "./published-tables.ts";

export interface Modeled {
	/** As they are published, that on the quality of the data among them. */
	chapters: readonly Chapter[];
	bank: Pick<Bank, "relations">;
}

export function modelCard({ chapters, bank }: Modeled, settings: Settings): Section {
	const tables: PublishedTables = new Map(
		chapters.flatMap(listExhibits).map(({ table }) => [table.id, readRows(table)]),
	);
	const written = chapters.filter(({ sections }) => sections.length > 0).map(({ id }) => id);
	const segments = tables.get("segment-sizes") ?? [];
	const lines = [
		["Made for", purpose(segments.length > 0)],
		["What it is", describeModel({ tables, written, bank })],
		["Data", describeData(tables, settings)],
		...describeFeatures(tables, bank),
		...(written.includes("segmentation") ? describeEvidence(tables, settings) : []),
		["Limits", limits(segments.length > 0)],
		["Not for", misuse(segments.length > 0)],
		...fairness(chapters, settings),
	];
	const claim =
		segments.length > 0
			? "Model card: what the segments are for, how far they hold, and what they must not be used for"
			: "Model card: what the figures are for, how far they hold, and what they must not be used for";
	const card = makeTableBlock({
		id: "model-card",
		claim,
		description: "For whoever uses the results, read from the tables of this report.",
		columns: [textColumn("about", "About"), textColumn("statement", "What to know")],
		rows: lines.map(([about = "", statement = ""]) => ({ about, statement })),
		protection: "public",
		note: "The headings are those of Mitchell et al., Model Cards for Model Reporting (2019), in plain words.",
	});
	return { id: "model-card", claim, blocks: [card] };
}

function purpose(hasSegments: boolean): string {
	const what = hasSegments
		? "Describing groups of customers by what they have and do"
		: "Describing customers, and telling where groups of them differ";
	return `${what}, so that those who plan products, service and marketing can plan for each group as a whole.`;
}

interface Model {
	tables: PublishedTables;
	/** Ids of the chapters that have sections. */
	written: readonly string[];
	bank: Pick<Bank, "relations">;
}

function describeModel({ tables, written, bank }: Model): string {
	const segments = tables.get("segment-sizes")?.length ?? 0;
	const features = tables.get("feature-transforms")?.length ?? 0;
	const given = bank.relations.get("segments");
	const grouping =
		given && !given.made
			? `${segments} segments that were supplied; the report describes them by ${features} features.`
			: segments > 0
				? `${segments} segments: each customer belongs to the nearest of ${segments} centers, which K-means found by ${features} standardized features.`
				: written.includes("segmentation")
					? `No segments: by ${features} features the customers form one cloud, and so the report does not part them.`
					: "No model is fitted to the customers: the figures are counts, shares, medians, means and tests of them.";
	const score = written.includes("key-segments")
		? ["A score with written weights ranks groups of customers; the settings below list them."]
		: [];
	const rules = written.includes("recommendations")
		? ["Recommendations follow written rules from published tables; nothing in them is learned."]
		: [];
	return [grouping, ...score, ...rules].join(" ");
}

function describeData(tables: PublishedTables, settings: Settings): string {
	const { cell } = formatsFor(settings);
	const files = tables.get("files") ?? [];
	const sum = (column: string) => files.reduce((total, row) => total + Number(row[column] ?? 0), 0);
	const where = files.length === 1 ? "one file" : `${files.length} files`;
	return `${cell(sum("rows_kept"), "count")} of ${cell(sum("rows_read"), "count")} rows in ${where} could be used, as of ${cell(settings.asOf, "date")}. What was changed in them, and why, is told in the chapter Data quality.`;
}

/** What went in, what was left out, and why; nothing where customers are not grouped. */
function describeFeatures(tables: PublishedTables, bank: Pick<Bank, "relations">): string[][] {
	const used = (tables.get("feature-transforms") ?? []).map(({ feature }) => String(feature));
	if (used.length === 0) return [];
	const fields = [...(bank.relations.get("customers")?.fields.values() ?? [])];
	const shielded = fields
		.filter((field) => field.protected && !used.includes(field.label) && !sameAsAge.includes(field.role))
		.map(({ label }) => lowerFirst(label));
	const reasons = [
		...(shielded.length > 0
			? [
					shielded.length === 1
						? `${upperFirst(joinWords(shielded))}: the law protects it, so it describes segments and forms none.`
						: `${upperFirst(joinWords(shielded))}: the law protects them, so they describe segments and form none.`,
				]
			: []),
		...(tables.get("features-left-out") ?? []).map(({ feature, reason }) => `${feature}: ${reason}.`),
	];
	return [
		["Features", `${upperFirst(joinWords(used.map(lowerFirst)))}.`],
		["Left out, and why", reasons.length > 0 ? reasons.join(" ") : "Nothing that the data give."],
	];
}

/** An age is given with each. */
const sameAsAge: readonly FieldRoleName[] = ["birth_date", "age_band"];

function limits(hasSegments: boolean): string {
	const edges =
		"Segments have soft edges: a customer near one is much like those beyond it. What is said of a segment that is not stable may not hold for other customers.";
	return `${hasSegments ? `${edges} ` : ""}The data were observed, not assigned: an association is not a cause, and what acts on it should be tried on some customers first.`;
}

function misuse(hasSegments: boolean): string {
	const others = hasSegments
		? " Nor for customers of another bank or a later year, unless the segments are found in them anew."
		: " Nor for customers of another bank or a later year.";
	return `Decisions about a single customer, such as whether to lend, at what price or on what terms: all of it speaks of groups, and a customer may be unlike the group.${others}`;
}

/** Where the recommendations have a section on it, which says what the gate changed. */
function fairness(chapters: readonly Chapter[], { fairLending }: Settings): string[][] {
	if (!chapters.some(({ sections }) => sections.some(({ id }) => id === "fair-lending"))) return [];
	const rule = fairLending
		? "No offer of credit goes to customers for a protected trait; what that changed is told under the recommendations."
		: "The report turns the fair lending gate off: its audiences must not be used to decide on credit.";
	return [["Fair lending", rule]];
}
