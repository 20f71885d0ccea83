/**
 * What a rule may read: the published tables and findings of the chapters, suppressed and rounded, so that every number in
 * a recommendation is a cell that a reader can look up.
 */
import { type Chapter, type Evidence as EvidenceLine, listExhibits, type Table } from "../document.ts";
import { type Magnitude, type Verdict, verdicts } from "../findings/hypothesis.ts";
import { type Formats, formatsFor } from "../format.ts";
import type { Report } from "../report.ts";
import type { FieldRoleName } from "../roles.ts";
import { readRows } from "../sections/figure.ts";
import { type StabilityVerdict, stabilityVerdicts } from "../statistics/stability-verdict.ts";
import type { BankField } from "../tables/bank.ts";
import type { Grouping } from "../tables/groups.ts";
import type { Trait } from "./recommendation.ts";

export interface RuleEvidence {
	settings: Report["settings"];
	formats: Formats;
	/** How many there are. */
	customers: number;
	/** Demographics of the customers. */
	demographics: readonly BankField[];
	/** What the chapters on behavior compare. */
	grouping: Pick<Grouping, "by" | "noun" | "column" | "groups" | "formed">;
	/** How far a segment that this report formed is to be trusted; undefined of supplied ones and of other groups. */
	stability(segment: string): StabilityVerdict | undefined;
	/** Rows of a published table, in its order; none where no chapter shows it. */
	rows(table: string): PublishedRow[];
	/** The tables that there are for demographics, such as `utilization-by-age-band` for the prefix `utilization-by`. */
	byDemographic(prefix: string): { field: BankField; table: string; rows: PublishedRow[] }[];
	/** A demographic and its category as a trait. Throws on a demographic that the customers do not have. */
	trait(role: FieldRoleName, value: string): Trait;
}

/** A row of a published table. */
export interface PublishedRow {
	table: string;
	/** What a column is headed; empty where there is no such column. */
	label(column: string): string;
	/** Empty where the cell is missing or withheld. */
	text(column: string): string;
	/** Null where the cell is missing or withheld. */
	number(column: string): number | null;
	/** What came of the comparison that the row is about, if it is about one. */
	verdict?: Verdict;
	/** Of its effect, where a finding of the report cites the row. */
	magnitude?: Magnitude;
}

/** What evidence is read for, beside the chapters. */
export type EvidenceBase = Pick<RuleEvidence, "settings" | "customers" | "demographics" | "grouping">;

export function gatherEvidence(
	chapters: readonly Pick<Chapter, "sections">[],
	{ settings, customers, demographics, grouping }: EvidenceBase,
): RuleEvidence {
	const rows = readPublishedTables(chapters);
	return {
		settings,
		formats: formatsFor(settings),
		customers,
		demographics,
		grouping,
		stability(segment) {
			if (!grouping.formed) return undefined;
			const row = rows("segment-sizes").find((of) => of.text("segment") === segment);
			return stabilityVerdicts.find((verdict) => verdict === row?.text("stability"));
		},
		rows,
		byDemographic: (prefix) =>
			demographics.flatMap((field) => {
				const table = `${prefix}-${field.role.replaceAll("_", "-")}`;
				const found = rows(table);
				return found.length > 0 ? [{ field, table, rows: found }] : [];
			}),
		trait(role, value) {
			const field = demographics.find((of) => of.role === role);
			if (!field) throw new Error(`customers have no ${role}: a rule must read the demographics that there are`);
			return { role, label: field.label, value, protected: field.protected };
		},
	};
}

/** Reads the rows of a published table by its id, in its order; none where no chapter shows it. */
export function readPublishedTables(chapters: readonly Pick<Chapter, "sections">[]): RuleEvidence["rows"] {
	const tables = new Map(chapters.flatMap(listExhibits).map(({ table }) => [table.id, table]));
	const findings = new Map(listEvidence(chapters).map((line) => [`${line.table} ${line.row}`, line]));
	return (id) => readPublished(tables.get(id), findings);
}

function listEvidence(chapters: readonly Pick<Chapter, "sections">[]): EvidenceLine[] {
	const blocks = chapters.flatMap(({ sections }) => sections.flatMap((section) => section.blocks));
	return blocks.flatMap((block) => (block.kind === "finding" ? block.evidence : []));
}

function readPublished(table: Table | undefined, findings: Map<string, EvidenceLine>): PublishedRow[] {
	if (!table) return [];
	return readRows(table).map((row, index) => {
		const finding = findings.get(`${table.id} ${index}`);
		const verdict = finding?.verdict ?? verdicts.find((one) => one === row.verdict);
		const magnitude = finding?.effect?.magnitude;
		return {
			table: table.id,
			label: (column) => table.columns.find(({ name }) => name === column)?.label ?? "",
			text: (column) => (typeof row[column] === "string" ? row[column] : ""),
			number: (column) => (typeof row[column] === "number" ? row[column] : null),
			...(verdict ? { verdict } : {}),
			...(magnitude ? { magnitude } : {}),
		};
	});
}
