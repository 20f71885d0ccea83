/** Recommendations with their numbers: whom they go to, what they could bring, and what a trial takes. */
import type { Settings } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import { everyoneSql } from "./audience-sql.ts";
import { countAudiences, settleAudiences, writeAudiences } from "./audiences.ts";
import { isDescriptive, type Recommendation, rankRecommendations } from "./rank.ts";
import { planTrial, type TrialPlan } from "./trial.ts";

export interface Planned extends Recommendation {
	select: string;
	/** Whom it goes to, once what goes first is served; null where that may not be told. */
	customers: number | null;
	trial: TrialPlan;
	/** What goes first for some of its customers, and for how many; null where that may not be told. */
	behind: { claim: string; customers: number | null }[];
}

export interface Plans {
	/** In the order in which they are read and go first. */
	planned: Planned[];
	/** For which nobody is left: all of their customers get what goes first. */
	crowdedOut: Recommendation[];
	/** By which nobody may be targeted. */
	described: Recommendation[];
}

interface PlanOptions {
	bank: Pick<Bank, "engine" | "writePrivate">;
	settings: Settings;
	/** All there are. */
	customers: number;
	/** That the data cover, if they say. */
	months: number | undefined;
}

/**
 * Counts audiences, drops those too small to be told of, ranks, settles who gets what, and writes the private lists.
 */
export async function planRecommendations(
	recommendations: readonly Recommendation[],
	{ bank, settings, customers, months }: PlanOptions,
): Promise<Plans> {
	const targeted = recommendations.flatMap((of) => (of.select === null ? [] : [{ ...of, select: of.select }]));
	const counts = await countAudiences(bank, [...targeted.map(({ select }) => select), ...targeted.map(knownSql)]);
	const mayTell = (part: number, whole: number) => isTold(part, whole, settings.disclosureThreshold);
	const found = targeted.map((of, i) => ({ ...of, found: counts[i] ?? 0, known: counts[targeted.length + i] ?? 0 }));
	const large = found.filter((of) => of.found > 0 && mayTell(of.found, customers));
	const ranked = rankRecommendations(large, settings);
	const audiences = ranked.map((of) => ({ proposal: of.proposal, select: of.select, known: knownSql(of) }));
	const { left, overlaps, isTold: areTold } = await settleAudiences(bank, audiences, settings.disclosureThreshold);
	await writeAudiences(bank, { wanted: audiences, left });
	const plans = ranked.map((of, i): Planned => {
		const goesTo = left[i] ?? 0;
		const wanted = overlaps.flatMap(({ first, second, customers: both, known }) => {
			const other = ranked[first];
			return second === i && other ? [{ claim: other.claim, both, wholes: [other.found, known] }] : [];
		});
		// How many it goes to and how many it shares give each other away: all are told, or none.
		const isFoundTold = mayTell(of.found, of.known);
		const isOpen =
			isFoundTold &&
			(areTold[i] ?? false) &&
			wanted.every(({ both, wholes }) => wholes.every((whole) => mayTell(both, whole)));
		const reach = isOpen ? goesTo : null;
		const behind = wanted.map(({ claim, both }) => ({ claim, customers: isOpen ? both : null }));
		const trial = planTrial(of.proposal.trial, {
			customers: reach,
			audience: isFoundTold ? roughly(of.found) : Number.POSITIVE_INFINITY,
			months,
			settings,
		});
		return { ...of, customers: reach, trial, behind };
	});
	const crowdedOut = plans.filter(({ customers: reach }) => reach === 0);
	const isLeft = ({ claim }: Pick<Planned, "claim">) => crowdedOut.every((of) => of.claim !== claim);
	const planned = plans.filter(isLeft).map((of) => ({ ...of, behind: of.behind.filter(isLeft) }));
	return { planned, crowdedOut, described: recommendations.filter(isDescriptive) };
}

/** Of whom it is known whether they are of an audience; of one that was reworded, of all. */
function knownSql({ select, proposal: { audience } }: Pick<Recommendation, "proposal"> & { select: string }): string {
	return (audience.select === select ? audience.known : undefined) ?? everyoneSql();
}

/** Down to its first digit: set against another number it tells of nobody. */
function roughly(customers: number): number {
	const power = 10 ** Math.floor(Math.log10(customers));
	return Math.floor(customers / power) * power;
}

/** Whether a part of a known whole may be told: neither it nor the rest is of a few customers. */
function isTold(part: number, whole: number, threshold: number): boolean {
	const isOpen = (count: number) => count === 0 || count >= threshold;
	return isOpen(part) && isOpen(whole - part);
}
