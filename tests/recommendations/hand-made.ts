/** Published tables made by hand, and what a rule reads of them. */
import type { Cell, Chapter, Evidence, Format, TableBlock } from "../../analysis/document.ts";
import { everyoneSql } from "../../analysis/recommendations/audience-sql.ts";
import { gatherEvidence, type RuleEvidence } from "../../analysis/recommendations/evidence.ts";
import type { Proposal, Rule } from "../../analysis/recommendations/recommendation.ts";
import type { Settings } from "../../analysis/report.ts";
import { type FieldRoleName, fieldRole } from "../../analysis/roles.ts";
import type { BankField } from "../../analysis/tables/bank.ts";

export const settings: Settings = {
	asOf: "2025-06-30",
	currency: "USD",
	locale: "en-US",
	paper: "a4",
	tiers: { method: "quantiles", count: 4 },
	outliers: { method: "iqr", fence: 1.5, action: "flag" },
	maxRejected: 1,
	disclosureThreshold: 10,
	clustering: { maxMissing: 0.2 },
	segmentNames: {},
	groupBy: "segment",
	meaningfulDifference: 0.02,
	fairLending: true,
	unitValues: {},
	dormantAfterDays: 90,
	keySegments: { weights: { utilization: 0.4, spend: 0.4, size: 0.2 }, minCustomers: 50, minShare: 0.01 },
	risk: {},
	seed: 1,
};

/** A demographic of the customers, protected as its role is unless said otherwise. */
export function demographic(role: FieldRoleName, categories: string[], more: Partial<BankField> = {}): BankField {
	const { label, kind, protected: isProtected } = fieldRole(role);
	return {
		role,
		label,
		kind,
		protected: isProtected ?? false,
		categories,
		ordered: false,
		missing: 0,
		...more,
	};
}

export const demographics = [
	demographic("age_band", ["21-24", "25-34"]),
	demographic("city", ["Mumbai", "Chennai"]),
	demographic("occupation", ["Business Owners", "Freelancers"]),
	demographic("gender", ["Female", "Male"]),
];

/** Segments that the report formed. */
export const grouping: RuleEvidence["grouping"] = {
	by: "segment",
	noun: "segment",
	column: { name: "segment", label: "Segment", type: "string", format: "text", role: "segment" },
	groups: [
		{ name: "Savers", customers: 600 },
		{ name: "Spenders", customers: 400 },
	],
	formed: true,
};

/** Rows by the names of their columns, by the id of their table. */
export interface Tables {
	[id: string]: { [column: string]: Cell }[];
}

/** A chapter that publishes the tables, and a finding for the evidence if there is any. */
export function chapterOf(tables: Tables, evidence: Evidence[] = []): Pick<Chapter, "sections"> {
	const blocks = Object.entries(tables).map(([id, rows]): TableBlock => {
		const names = Object.keys(rows[0] ?? {});
		const columns = names.map((name) => {
			const isText = typeof rows[0]?.[name] === "string";
			const format: Format = isText ? "text" : "ratio";
			return { name, label: name, type: isText ? ("string" as const) : ("number" as const), format };
		});
		const cells = rows.map((row) => names.map((name) => row[name] ?? null));
		return { kind: "table", id, claim: id, description: id, table: { id, columns, rows: cells, suppressed: [] } };
	});
	const finding = { kind: "finding", id: "found", claim: "Found", verdict: "supported", evidence } as const;
	return { sections: [{ id: "all", claim: "All", blocks: evidence.length > 0 ? [finding, ...blocks] : blocks }] };
}

/** The line of a finding that cites a row. */
export function line(table: string, row: number, effect: NonNullable<Evidence["effect"]>["magnitude"]): Evidence {
	return {
		label: table,
		n: 1000,
		measure: "difference",
		format: "share",
		estimate: 0.1,
		low: 0.05,
		high: 0.15,
		kind: "confirmatory",
		test: "t-test",
		q: 0.001,
		effect: { name: "Cohen's d", value: 0.5, magnitude: effect },
		verdict: "supported",
		table,
		row,
	};
}

export function evidenceOf(tables: Tables, evidence: Evidence[] = []): RuleEvidence {
	return gatherEvidence([chapterOf(tables, evidence)], { settings, customers: 1000, demographics, grouping });
}

/** What the rule proposes, with its reason as one text. */
export function hear(rule: Rule, tables: Tables, evidence: Evidence[] = []): (Proposal & { why: string })[] {
	return rule.speak(evidenceOf(tables, evidence)).map((proposal) => ({ ...proposal, why: proposal.reason.join(" ") }));
}

/** A proposal with nothing special about it. */
export function proposalOf(more: Partial<Proposal> = {}): Proposal {
	return {
		id: "offer",
		claim: "Offer a card",
		audience: { words: "all customers", select: everyoneSql(), traits: [] },
		contact: "none",
		isCreditOffer: true,
		shows: "Customers spend",
		reason: ["They spend."],
		basis: [{ table: "spending-by-category", label: "Spending by category" }],
		strength: { verdict: "supported", magnitude: "large", money: null, customers: 1000 },
		expectation: { unknown: "nobody was asked" },
		risk: "It may not work.",
		trial: { outcome: "the share of customers who take the card" },
		...more,
	};
}
