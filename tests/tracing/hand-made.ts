/** A report of one chapter about balance tiers, small enough to be checked by eye. */
import { type Block, documentSchema, type Metric, type ReportDocument, type Table } from "../../analysis/document.ts";

export const tiers: Table = {
	id: "balance-tiers",
	columns: [
		{ name: "tier", label: "Tier", type: "string", format: "text" },
		{ name: "customers", label: "Customers", type: "integer", format: "count" },
		{ name: "share", label: "Share of customers", type: "number", format: "share" },
		{ name: "sum", label: "Sum of balances", type: "number", format: "money" },
		{ name: "mean", label: "Mean balance", type: "number", format: "cents" },
		{ name: "change", label: "Change of the share", type: "number", format: "points" },
		{ name: "index", label: "Index", type: "number", format: "index" },
		{ name: "gini", label: "Gini coefficient", type: "number", format: "ratio" },
		{ name: "q", label: "q-value", type: "number", format: "probability" },
		{ name: "products", label: "Products", type: "number", format: "decimal" },
	],
	rows: [
		["Under $2,000", 6389, 0.32156, 2_339_096.4, 366.11, 0.0312, 1.25, 0.351, 0.0004, 1.74],
		["25–34", 13_480, 0.67844, 42_477_897, -3151.5, -0.0312, 0.803, 0.623, 0.02, 2.26],
		["All others", null, null, null, null, null, null, null, null, null],
	],
	suppressed: [[2, "customers"]],
};

interface Words {
	/** Of the section. */
	claim?: string;
	/** Of a figure of the table; published beside it. */
	note?: string;
	description?: string;
	/** More blocks of the section. */
	blocks?: Block[];
	metrics?: Metric[];
	point?: string;
	locale?: string;
	currency?: string;
	table?: Table;
}

/** Parsed by the schema of documents, so that it is one. */
export function reportOf(words: Words): ReportDocument {
	const { claim = "The tiers", description = "Customers by tier.", note, blocks = [], metrics = [], point } = words;
	const { locale = "en-US", currency = "USD", table = tiers } = words;
	const chapter = (id: string, sections: unknown[] = []) => ({ id, title: id, question: "What is it?", sections });
	const setting = (meaning: string, value: string) => [meaning, value, "as is usual"];
	const text = (name: string) => ({ name, label: name, type: "string", format: "text" });
	return documentSchema.parse({
		report: {
			id: "hand-made",
			title: "Hand made",
			asOf: "2025-06-30",
			currency,
			locale,
			paper: "a4",
			sources: [],
			disclosureThreshold: 10,
		},
		builtFrom: { software: [], seed: 1, inputs: [] },
		summary: {
			about: "What customers have",
			metrics: [],
			recommendations: [],
			moreRecommendations: 0,
			sureness: "",
			limits: [],
			points: point ? [{ text: point, chapter: "balances", section: "tiers" }] : [],
		},
		chapters: [
			chapter("balances", [
				{
					id: "tiers",
					claim,
					blocks: [
						{ kind: "table", id: table.id, claim: "The tiers", description, table, ...(note ? { note } : {}) },
						...(metrics.length > 0 ? [{ kind: "metrics", id: "tier-summary", items: metrics }] : []),
						...blocks,
					],
				},
			]),
			chapter("conclusion", [{ id: "learned", claim: "What was learned", blocks: [] }]),
		],
		quality: chapter("quality"),
		method: chapter("method", [
			{
				id: "definitions",
				claim: "The settings",
				blocks: [
					{
						kind: "table",
						id: "thresholds",
						claim: "The settings",
						description: "Values in use.",
						table: {
							id: "thresholds",
							columns: [text("meaning"), text("value"), text("reason")],
							rows: [
								setting("confidence level of every interval", "95.0%"),
								setting("difference between two shares below which nothing would be done differently", "2.0%"),
								setting("days without a transaction after which a customer counts as dormant", "90"),
							],
							suppressed: [],
						},
					},
				],
			},
		]),
	});
}
