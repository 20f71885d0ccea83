/** Groups that move more money than any other by transactions of a kind. */
import { definitions } from "../definitions.ts";
import { upperFirst } from "../narrative/words.ts";
import { pluralOf } from "../sections/transactions/types.ts";
import { effectMagnitude } from "../statistics/cohens-h.ts";
import type { PublishedRow, RuleEvidence } from "./evidence.ts";
import type { Proposal, Strength } from "./recommendation.ts";
import { byGroup, groupOf, listTargets, type Target } from "./targets.ts";

interface TypeLeader {
	target: Target;
	/** Of the type, in the middle of a sentence: "withdrawals". */
	plural: string;
	/** That it leads, by how much and how sure that is, as sentences. */
	reason: string[];
	strength: Strength;
	basis: Proposal["basis"];
}

/** What is offered to the leaders, whoever they are. */
interface Offer extends Pick<Proposal, "id" | "expectation" | "risk" | "trial" | "research"> {
	claimFor: (leaders: string) => string;
}

export function offerToLeaders(
	evidence: RuleEvidence,
	isMeant: (type: string) => boolean,
	{ id, claimFor, ...offer }: Offer,
): Proposal[] {
	return listLeaders(evidence, isMeant)
		.slice(0, definitions.mostRewards.value)
		.map(({ target, plural, ...founded }) => ({
			id: `${id}-${target.id}`,
			claim: claimFor(target.words),
			audience: target.audience,
			contact: "direct",
			isCreditOffer: false,
			shows: `${upperFirst(target.words)} move the most money in ${plural}`,
			...founded,
			...offer,
		}));
}

type Lead = Pick<TypeLeader, "reason"> & {
	type: string;
	leader: string;
	strength: Pick<Strength, "verdict" | "magnitude">;
	tables: string[];
};

/**
 * The leaders in the types of transactions that are meant, by type: a group that leads in several stands for the first.
 * Where the report formed the groups by what customers do they are described: one leads where its interval is above that of
 * every other.
 */
function listLeaders(evidence: RuleEvidence, isMeant: (type: string) => boolean): TypeLeader[] {
	const { formed } = evidence.grouping;
	const leads = (formed ? describedLeads(evidence) : testedLeads(evidence)).filter(({ type }) => isMeant(type));
	const targets = listTargets(evidence);
	const own = [...Map.groupBy(leads, ({ leader }) => leader).values()].flatMap(([first]) => first ?? []);
	return own.flatMap(({ type, leader, reason, strength, tables }) => {
		const target = targets.find(({ name }) => name === leader);
		if (!target) return [];
		return [
			{
				target,
				plural: pluralOf(type),
				reason,
				strength: {
					...strength,
					money: stake({ type, leader }, evidence),
					customers: target.customers,
					...target.stability,
				},
				basis: tables.map((table) => ({ table, label: labels[table] ?? `Transactions by ${evidence.grouping.noun}` })),
			},
		];
	});
}

const [moneyTable, numberTable] = ["money-leaders", "transaction-leaders"] as const;
const labels: { [table: string]: string } = {
	[moneyTable]: "Who moves the most money",
	[numberTable]: "Who makes the most transactions",
};

/** In money, or where that is not known in number. */
function testedLeads(evidence: RuleEvidence): Lead[] {
	const clear = (table: string) =>
		evidence.rows(table).filter((row) => row.verdict === "supported" && (row.number("lead_low") ?? 0) > 0);
	const [inMoney, inNumber] = [clear(moneyTable), clear(numberTable)];
	const types = new Set([...inMoney, ...inNumber].map((row) => row.text("type")));
	return [...types].flatMap((type) => {
		const isOf = (row: PublishedRow) => row.text("type") === type;
		const [money, number] = [inMoney.find(isOf), inNumber.find(isOf)];
		const first = money ?? number;
		if (!first) return [];
		const leader = first.text("leader");
		const rows = [money, number].flatMap((row) => (row?.text("leader") === leader ? [row] : []));
		const effect = first.number("effect");
		return [
			{
				type,
				leader,
				reason: rows.map((row) => leadSentence(row, evidence)),
				strength: {
					verdict: "supported" as const,
					magnitude: first.magnitude ?? (effect === null ? null : effectMagnitude(effect)),
				},
				tables: [...rows.map(({ table }) => table), cellsTable(evidence)],
			},
		];
	});
}

function leadSentence(row: PublishedRow, evidence: RuleEvidence): string {
	const isMoney = row.table === moneyTable;
	const each = (column: string) => evidence.formats.cell(row.number(column), isMoney ? "cents" : "ratio");
	const plural = pluralOf(row.text("type"));
	const most = isMoney ? `move the most money in ${plural}` : `make the most ${plural}`;
	return `${row.text("leader")} ${most}: ${each("leader_each")} ${eachWords(evidence)}, clear of ${row.text("runner_up")} (${each("runner_up_each")}).`;
}

/** Where months are shown, money is that of a month. */
function eachWords({ rows }: RuleEvidence): string {
	return rows("money-by-month").length > 0 ? "a customer and month" : "a customer";
}

/** Each with how much it moves, by its interval. */
function describedLeads(evidence: RuleEvidence): Lead[] {
	const { cell, bare } = evidence.formats;
	const { noun } = evidence.grouping;
	const byType = Map.groupBy(evidence.rows(cellsTable(evidence)), (row) => row.text("type"));
	return [...byType].flatMap(([type, rows]) => {
		const known = rows.flatMap((row) => {
			const [each, low, high] = ["money_each", "money_each_low", "money_each_high"].map((name) => row.number(name));
			const isKnown = each !== null && each !== undefined && typeof low === "number" && typeof high === "number";
			return isKnown ? [{ group: groupOf(row, evidence), each, low, high }] : [];
		});
		const [first, second] = known.toSorted((a, b) => b.each - a.each);
		// One that is withheld may be the leader.
		if (!first || !second || known.length < rows.length) return [];
		if (!known.every((other) => other === first || other.high < first.low)) return [];
		return [
			{
				type,
				leader: first.group,
				reason: [
					`${first.group} move the most money in ${pluralOf(type)}: ${cell(first.each, "cents")} ${eachWords(evidence)} (${bare(first.low, "cents")} to ${bare(first.high, "cents")}), clear of ${second.group} (${cell(second.each, "cents")}).`,
					`Each ${noun} was formed by what customers do, so that this is described and not tested.`,
				],
				strength: { verdict: "counted" as const, magnitude: null },
				tables: [cellsTable(evidence)],
			},
		];
	});
}

/** The leader's money of that type as a share of all money moved; null where any of it is withheld. */
function stake({ type, leader }: Pick<Lead, "type" | "leader">, evidence: RuleEvidence): Strength["money"] {
	const rows = evidence.rows(cellsTable(evidence));
	const sums = rows.map((row) => row.number("money_total"));
	const own = rows.find((row) => row.text("type") === type && groupOf(row, evidence) === leader)?.number("money_total");
	if (own === undefined || own === null || sums.includes(null)) return null;
	return { share: own / sums.reduce<number>((sum, value) => sum + (value ?? 0), 0), of: "money moved" };
}

function cellsTable(evidence: RuleEvidence): string {
	return `transactions-${byGroup(evidence)}`;
}
