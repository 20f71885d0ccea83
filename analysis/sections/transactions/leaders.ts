/** Who makes the most of each type of transaction, in money and in number, and whether that lead is clear. */
import { definitions } from "../../definitions.ts";
import { hedgesGEffect } from "../../findings/effects.ts";
import type { Finding, Findings, Hypothesis } from "../../findings/hypothesis.ts";
import { type Measured, welchDifference } from "../../statistics/welch-difference.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { kebabIds } from "../kebab-ids.ts";
import type { GroupCell, Rate } from "./group-cells.ts";
import type { Ledger } from "./ledger.ts";
import type { TransactionType } from "./types.ts";

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
		.filter(({ withheld, group }) => !withheld && isNamed(group))
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
	const [first, second] = [measuredOf(leader), measuredOf(runnerUp)];
	const { p, ...estimate } = welchDifference(first, second);
	const margin = definitions.negligibleLeadShare.value * mean;
	return {
		id: leadId(lead),
		measured: { estimate, p, effect: hedgesGEffect(first, second) },
		n: leader.size + runnerUp.size,
		measure: `lead in ${measure} ${each}`,
		format: measure === "money" ? "cents" : "ratio",
		kind: "exploratory",
		none: 0,
		negligible: { low: -margin, high: margin },
		test: "Welch's t-test of the leader and the runner-up",
	};
}

/** A place as one of two means that are compared. */
export function measuredOf({ rate, size }: Place): Measured {
	return { ...rate, n: size };
}

/** What came of the leads of one type. */
export interface TypeLeads {
	type: TransactionType;
	id: string;
	leads: (Lead & { finding: Finding })[];
}

export function judgeLeads(leads: readonly Lead[], findings: Findings): TypeLeads[] {
	return [...Map.groupBy(leads, ({ type }) => type)].map(([type, own]) => ({
		type,
		id: own[0]?.id ?? "",
		leads: own.map((lead) => ({ ...lead, finding: findings(leadId(lead)) })),
	}));
}
