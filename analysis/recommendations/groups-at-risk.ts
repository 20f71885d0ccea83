/** The groups of customers that are clearly more often at a risk than all customers are. */
import { definitions } from "../definitions.ts";
import { describeTraits } from "../narrative/customer-words.ts";
import { joinWords, upperFirst } from "../narrative/words.ts";
import type { Estimate } from "../statistics/interval.ts";
import { type StabilityVerdict, stabilityVerdicts } from "../statistics/stability-verdict.ts";
import { everyone } from "../tables/groups.ts";
import { isNamed } from "../tables/rare-categories.ts";
import { anyTraitSql, groupSql } from "./audience-sql.ts";
import type { PublishedRow, RuleEvidence } from "./evidence.ts";
import type { Audience, Proposal, Strength, Trait } from "./recommendation.ts";

/** Where a risk is told of. */
export interface RiskTables {
	/** What the ids of its tables by group begin with: "risk-negative-balances". */
	prefix: string;
	/** The column of how many are at risk. */
	count: string;
	/**
	 * What they are called in the table of risks, which tells of all customers where the tables by group do not: the first
	 * of these that it has.
	 */
	labels: readonly RegExp[];
	/** The table of tests, if there is one. */
	tests?: string;
	/** In a list of sources: "Negative balances". */
	title: string;
	/** Whether groups by a protected trait are passed over: where the risk is one of credit. */
	withoutProtected?: true;
}

/** Groups by one trait, or those that the chapters on behavior compare. */
export interface GroupsAtRisk {
	/** As the table of risks calls it; empty where that is not what tells of all customers. */
	risk: string;
	/** The share at risk of all customers, 0 to 1. */
	all: number;
	/** From the largest share; at least one. */
	groups: GroupAtRisk[];
	/** Who is in any of the groups. */
	audience: Audience;
	/** Whether the groups are segments that this report formed: described, and not tested. */
	formed: boolean;
	strength: Pick<Strength, "verdict" | "magnitude" | "customers" | "stability">;
	basis: Proposal["basis"];
}

export interface GroupAtRisk {
	name: string;
	/** "Quiet savers", "customers aged 18–24". */
	words: string;
	/** Of whom the risk is known. */
	customers: number;
	/** Null where withheld. */
	atRisk: number | null;
	share: Estimate;
	/** What those at risk hold; null where that is not known. */
	balance: number | null;
}

/**
 * Of several traits the one whose first group has the largest share. The whole interval of a group is above the share of all
 * customers. Where the trait was tested the test must have found it to differ; else the group must be above by a difference
 * that matters. Undefined where no group is.
 */
export function findGroupsAtRisk(evidence: RuleEvidence, tables: RiskTables): GroupsAtRisk | undefined {
	const found = listBreakdowns(evidence, tables).flatMap((of) => readGroups(evidence, { tables, of }) ?? []);
	const first = ({ groups }: GroupsAtRisk) => groups[0]?.share.estimate ?? 0;
	return found.toSorted((a, b) => first(b) - first(a))[0];
}

/** Customers by a trait, or by what the chapters on behavior compare. */
interface Breakdown {
	table: string;
	rows: PublishedRow[];
	column: string;
	noun: string;
	/** As a trait of customers; undefined of a segment or tier. */
	traitOf: ((name: string) => Trait) | undefined;
}

function listBreakdowns(evidence: RuleEvidence, { prefix, withoutProtected }: RiskTables): Breakdown[] {
	const { by, noun, column } = evidence.grouping;
	const table = `${prefix}-by-${column.name.replaceAll("_", "-")}`;
	const grouped = by === "segment" || by === "tier" ? evidence.rows(table) : [];
	const traits = evidence
		.byDemographic(`${prefix}-by`)
		.filter(({ field }) => !(withoutProtected && field.protected))
		.map(
			({ field: { role, label }, ...of }): Breakdown => ({
				...of,
				column: role,
				noun: label,
				traitOf: (name) => evidence.trait(role, name),
			}),
		);
	return [{ table, rows: grouped, column: column.name, noun, traitOf: undefined }, ...traits];
}

function readGroups(
	evidence: RuleEvidence,
	{ tables, of }: { tables: RiskTables; of: Breakdown },
): GroupsAtRisk | undefined {
	const { tests, labels, title } = tables;
	const findRisk = (rows: readonly PublishedRow[]) =>
		labels.flatMap((label) => rows.find((row) => label.test(row.text("risk"))) ?? [])[0];
	const inTable = of.rows.find((row) => row.text(of.column) === everyone);
	const inOverview = findRisk(evidence.rows("risk-overview"));
	const whole = inTable ?? inOverview;
	const all = whole?.number("share") ?? null;
	const test = findRisk(evidence.rows(tests ?? "").filter((row) => row.text("trait") === upperFirst(of.noun)));
	if (!whole || all === null || (test && test.verdict !== "supported")) return undefined;
	const least = test ? 0 : evidence.settings.meaningfulDifference;
	const groups = of.rows
		.flatMap((row) => readGroup(row, { of, count: tables.count }))
		.filter(({ share }) => share.low > all && share.estimate - all >= least)
		.toSorted((a, b) => b.share.estimate - a.share.estimate)
		.slice(0, definitions.mostGroupsAtRisk.value);
	if (groups.length === 0) return undefined;
	const formed = of.traitOf === undefined && evidence.grouping.formed;
	const stability = formed ? leastStable(groups, evidence) : undefined;
	const by = { table: of.table, label: `${title} by ${of.noun.toLowerCase()}` };
	return {
		risk: whole.text("risk"),
		all,
		groups,
		audience: audienceOf(
			groups.map(({ name }) => name),
			of,
		),
		formed,
		strength: {
			verdict: test ? "supported" : "counted",
			magnitude: test?.magnitude ?? null,
			customers: groups.reduce((sum, { customers }) => sum + customers, 0),
			...(stability ? { stability } : {}),
		},
		basis: [
			by,
			...(inTable ? [] : [{ table: whole.table, label: "Risks beside each other" }]),
			...(test ? [{ table: test.table, label: "Tests of the differences" }] : []),
		],
	};
}

function leastStable(groups: readonly GroupAtRisk[], evidence: RuleEvidence): StabilityVerdict | undefined {
	const stabilities = groups.map(({ name }) => evidence.stability(name));
	return stabilityVerdicts.find((verdict) => stabilities.includes(verdict));
}

function readGroup(row: PublishedRow, { of, count }: { of: Breakdown; count: string }): GroupAtRisk[] {
	const name = row.text(of.column);
	const [estimate, low, high] = [row.number("share"), row.number("share_low"), row.number("share_high")];
	const customers = row.number("customers");
	if (name === everyone || !isNamed(name)) return [];
	if (estimate === null || low === null || high === null || customers === null) return [];
	const atRisk = row.number(count);
	const share = { estimate, low, high };
	return [{ name, words: wordsFor(name, of), customers, atRisk, share, balance: row.number("balance_at_risk") }];
}

function wordsFor(name: string, { traitOf, noun }: Breakdown): string {
	if (traitOf) return describeTraits([traitOf(name)]);
	return noun === "segment" ? name : `customers of the ${name} ${noun}`;
}

function audienceOf(names: readonly string[], of: Breakdown): Audience {
	const { traitOf } = of;
	const words = joinWords(names.map((name) => wordsFor(name, of)));
	if (!traitOf) return { words, select: groupSql(names), traits: [] };
	const traits = names.map(traitOf);
	return { words, select: anyTraitSql(traits), traits };
}
