/** Who makes the most of each type of transaction, in money and in number, and whether that lead is clear. */
import { definitions } from "../../definitions.ts";
import type { Effect, Findings, Hypothesis, Verdict } from "../../findings/hypothesis.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import { welchDifference } from "../../statistics/welch-difference.ts";
import { kebabIds } from "../kebab-ids.ts";
import type { GroupCell, Rate } from "./group-cells.ts";
import type { Ledger } from "./ledger.ts";
import type { TransactionType } from "./types.ts";
import { mayLead } from "./words.ts";

export const leadMeasures = ["money", "transactions"] as const;
export type LeadMeasure = (typeof leadMeasures)[number];

export interface Place {
	group: string;
	/** Customers of the group. */
	size: number;
	rate: Rate;
}

/** The first two groups of a type in one measure. */
export interface Lead {
	type: TransactionType;
	/** Of the type, kebab-case. */
	id: string;
	measure: LeadMeasure;
	leader: Place;
	runnerUp: Place;
	/** Of all customers. */
	mean: number;
}

/** A lead for each type that sentences may speak of and measure that the data tell, where two groups can be shown. */
export function findLeads(cells: readonly GroupCell[]): Lead[] {
	const types = [...new Set(cells.map(({ type }) => type))];
	const ids = kebabIds(types.map(({ name }) => name));
	return types.flatMap((type, i) => {
		const own = cells.filter((cell) => cell.type === type);
		return type.leads
			? leadMeasures.flatMap((measure) => findLead(own, { type, id: ids[i] ?? "", measure }) ?? [])
			: [];
	});
}

function findLead(
	cells: readonly GroupCell[],
	{ type, id, measure }: Pick<Lead, "type" | "id" | "measure">,
): Lead | undefined {
	const places = cells
		.filter(({ withheld, group }) => !withheld && mayLead(group))
		.flatMap(({ group, size, [measure]: rate }) => (rate ? [{ group, size, rate }] : []))
		.toSorted((a, b) => b.rate.estimate - a.rate.estimate);
	const [leader, runnerUp] = places;
	if (!leader || !runnerUp || leader.rate.estimate === 0) return undefined;
	const customers = cells.reduce((sum, { size }) => sum + size, 0);
	const total = cells.reduce((sum, { size, [measure]: rate }) => sum + size * (rate?.estimate ?? 0), 0);
	return { type, id, measure, leader, runnerUp, mean: total / customers };
}

export function leadId({ measure, id }: Pick<Lead, "measure" | "id">): string {
	return `most-${measure}-${id}`;
}

/** The leader less the runner-up. */
export function testLead(lead: Lead, { each }: Pick<Ledger, "each">): Hypothesis {
	const { leader, runnerUp, measure, mean } = lead;
	const { p, ...estimate } = welchDifference(
		{ ...leader.rate, n: leader.size },
		{ ...runnerUp.rate, n: runnerUp.size },
	);
	const margin = definitions.negligibleLeadShare.value * mean;
	return {
		id: leadId(lead),
		measured: { estimate, p, effect: hedgesG(leader, runnerUp) },
		n: leader.size + runnerUp.size,
		measure: `lead in ${measure} ${each}`,
		format: measure === "money" ? "cents" : "ratio",
		none: 0,
		negligible: { low: -margin, high: margin },
		test: "Welch's t-test of the leader and the runner-up",
	};
}

/**
 * The difference of two means in standard deviations of customers. Hedges, Distribution theory for Glass's estimator of
 * effect size, Journal of Educational Statistics 6 (1981). R: `effectsize::hedges_g`.
 */
export function hedgesG(a: Place, b: Place): Effect {
	const df = a.size + b.size - 2;
	const squares = ({ rate, size }: Place) => rate.standardError ** 2 * size * (size - 1);
	const deviation = Math.sqrt((squares(a) + squares(b)) / df);
	const g = deviation === 0 ? 0 : ((a.rate.estimate - b.rate.estimate) / deviation) * (1 - 3 / (4 * df - 1));
	return { name: "Hedges' g", value: g, magnitude: effectMagnitude(g) };
}

/** What came of the leads of one type. */
export interface TypeLeads {
	type: TransactionType;
	id: string;
	leads: (Lead & { verdict: Verdict })[];
}

export function judgeLeads(leads: readonly Lead[], findings: Findings): TypeLeads[] {
	return [...Map.groupBy(leads, ({ type }) => type)].map(([type, own]) => ({
		type,
		id: own[0]?.id ?? "",
		leads: own.map((lead) => ({ ...lead, verdict: findings(leadId(lead)).verdict })),
	}));
}
