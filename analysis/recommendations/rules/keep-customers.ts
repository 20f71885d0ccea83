/** Contact with customers who may be leaving, in the groups where that is more often than among all. */
import { atRiskSql } from "../../sections/risk/at-risk-sql.ts";
import { bothSql, dormantSql } from "../audience-sql.ts";
import type { RuleEvidence } from "../evidence.ts";
import { excessOf, isMadeOf, sharesWords } from "../gaps-at-risk.ts";
import { findGroupsAtRisk, type GroupsAtRisk, type RiskTables } from "../groups-at-risk.ts";
import type { Expectation, Proposal, Rule } from "../recommendation.ts";

/** What is done where customers may be leaving. */
interface Sign {
	claim: string;
	/** Of customers. */
	predicate: string;
	/** What that is, in the words of a sentence, where the predicate does not say it. */
	meaning?: string;
	/** What customers do where the contact works. */
	success: string;
}

const leaving: Sign = {
	claim: "Offer loyalty benefits, in person, to customers who may be leaving",
	predicate: "may be leaving",
	meaning: "they have made no transaction for a long time, or make fewer and fewer",
	success: "make more transactions than of late",
};
const falling: Sign = {
	claim: "Offer loyalty benefits, in person, to customers whose activity falls",
	predicate: "make fewer and fewer transactions",
	meaning: "counted are those with enough transactions for a fall to show",
	success: "make as many transactions as before",
};
const dormant: Sign = {
	claim: "Win dormant customers back with a personal contact and a loyalty offer",
	predicate: "are dormant",
	meaning: "they have made no transaction for a long time",
	success: "make any transaction",
};

/** Where it is told who may be leaving. */
interface Source {
	tables: RiskTables;
	signOf(found: GroupsAtRisk): Sign;
	/** SQL for the column `customer`. */
	select(evidence: RuleEvidence): string;
	isKnown?(evidence: RuleEvidence): boolean;
}

/** The first that tells of a group is taken. */
const sources: Source[] = [
	{
		tables: {
			prefix: "risk-leaving",
			count: "at_risk",
			labels: [/^May be leaving/, /^Dormant/, /^Activity falls/],
			tests: "risk-leaving-differences",
			title: "Customers who may be leaving",
		},
		signOf: ({ risk }) => (risk.startsWith("May be") ? leaving : risk.startsWith("Dormant") ? dormant : falling),
		select: () => atRiskSql("leaving"),
	},
	{
		tables: { prefix: "falling-activity", count: "falling", labels: [], title: "Falling activity" },
		signOf: () => falling,
		select: () => atRiskSql("falling"),
		// Only where activity falls for more customers than it would seem to by chance, and who they are is known.
		isKnown: (evidence) =>
			evidence.rows("risk-overview").some((row) => row.text("risk").startsWith("Activity falls")) &&
			evidence.rows(`falling-activity-${byId(evidence)}`)[0]?.verdict === "supported",
	},
	{
		tables: { prefix: "dormant", count: "dormant", labels: [], title: "Dormant customers" },
		signOf: () => dormant,
		select: ({ settings }) => dormantSql(settings),
	},
];

function byId({ grouping }: RuleEvidence): string {
	return `by-${grouping.column.name.replaceAll("_", "-")}`;
}

export const keepCustomers: Rule = {
	id: "keep-customers",
	speak(evidence) {
		for (const source of sources) {
			const found = source.isKnown?.(evidence) === false ? undefined : findGroupsAtRisk(evidence, source.tables);
			if (found) return [propose(found, { source, evidence })];
		}
		return [];
	},
};

function propose(found: GroupsAtRisk, { source, evidence }: { source: Source; evidence: RuleEvidence }): Proposal {
	const { all, audience, strength, basis } = found;
	const { claim, predicate, meaning, success } = source.signOf(found);
	return {
		id: "keep-customers",
		claim,
		audience: {
			...audience,
			words: `those among ${audience.words} who ${predicate}`,
			select: bothSql(audience.select, source.select(evidence)),
		},
		contact: "direct",
		isCreditOffer: false,
		shows: `More customers ${predicate} among ${audience.words}`,
		reason: [
			`${sharesWords(found, evidence)} ${predicate}, against ${evidence.formats.cell(all, "share")} of all customers${meaning ? `: ${meaning}` : ""}.`,
			...(found.formed
				? ["The segments were made from what customers do: this describes them and is not tested."]
				: []),
			"Why, and whether they use another bank, is not in the data: the contact is also to ask.",
		],
		basis,
		strength: { ...strength, money: moneyOf(found, evidence) },
		expectation: expectationOf(found, { predicate, evidence }),
		risk: "A contact may remind customers of an account that they meant to close, and benefits go to some who would have stayed.",
		trial: { outcome: `the share of customers who ${success}` },
		research: { topic: "loyalty", words: /./ },
	};
}

/** What those at risk hold, of all balances. */
function moneyOf({ groups }: GroupsAtRisk, evidence: RuleEvidence): Proposal["strength"]["money"] {
	const balances = evidence.rows("balance-tiers").map((row) => row.number("balance"));
	const known = [...groups.map(({ balance }) => balance), ...balances].every((balance) => balance !== null);
	const total = balances.reduce<number>((sum, balance) => sum + (balance ?? 0), 0);
	const held = groups.reduce((sum, { balance }) => sum + (balance ?? 0), 0);
	return known && total > 0 && held > 0 ? { share: Math.min(1, held / total), of: "balances" } : null;
}

/** Features that say of a customer what dormancy and falling activity say. */
const recency = /^(Days since the last transaction|Months with a transaction|Change in transactions)/;

function expectationOf(
	found: GroupsAtRisk,
	{ predicate, evidence }: { predicate: string; evidence: RuleEvidence },
): Expectation {
	if (isMadeOf(found, { feature: recency, evidence }))
		return {
			unknown:
				"the segments were made from how lately and how steadily customers transact, so how far one is from all customers says nothing of what a contact could change",
		};
	const excess = excessOf(found);
	if (!excess) return { unknown: "how many they are may not be told" };
	return {
		of: "active customers",
		unit: "customers",
		// Nothing in the data says that a contact keeps anybody: closing the gap is the most that it could do.
		each: { ...excess, low: 0 },
		value: "customer",
		assumptions: [`the contact brings the share who ${predicate} down to that of all customers`],
	};
}
