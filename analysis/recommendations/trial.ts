/** How to find out whether a recommendation works: how many customers a trial takes, and how long. */
import { definitions } from "../definitions.ts";
import type { Formats } from "../format.ts";
import type { Settings } from "../report.ts";
import { sizeInPoints } from "../sections/points-words.ts";
import { detectableRise, sampleSizeOfShares } from "../statistics/sample-size.ts";
import type { Trial } from "./recommendation.ts";

/** A trial with its numbers. */
export interface TrialPlan {
	outcome: string;
	baseline: number;
	/** Whether the data tell the baseline; else it is the one that takes the most customers. */
	isBaselineKnown: boolean;
	/** Above or below zero. */
	difference: number;
	/** Whether the outcome is to stay where it is. */
	isLevel: boolean;
	/** Where the difference is from: the data, what matters at least, or the least that the audience can show. */
	from: "data" | "least" | "audience";
	/** Customers in each of two arms. */
	eachArm: number;
	/** How often the audience has to be drawn from; null where it has nobody to draw from. */
	rounds: number | null;
	/** All rounds together, by what the data cover; null where they do not say. */
	months: number | null;
}

const usual = { alpha: 1 - definitions.confidence.value, power: definitions.trialPower.value };

interface TrialOptions {
	/** Whom it goes to, once what goes first is served; null where that may not be told. */
	customers: number | null;
	/** About how many it would go to if nothing went first, for where `customers` is withheld; Infinity where that may not be told either. */
	audience: number;
	/** That the data cover: in so many the outcome was what it is. */
	months: number | undefined;
	settings: Settings;
}

/**
 * A share of money, such as that of spending, varies less between customers than a yes or no does: the number of customers
 * for it is on the safe side.
 */
export function planTrial(trial: Trial, { customers, audience, months, settings }: TrialOptions): TrialPlan {
	const { outcome, baseline = 0.5, difference } = trial;
	const sized =
		difference !== undefined && difference !== 0
			? sizeFound(baseline, difference)
			: sizeUnknown(
					{ baseline, falls: trial.aim !== undefined },
					{ customers: customers ?? audience, least: settings.meaningfulDifference },
				);
	const rounds = customers === null || customers < 2 ? null : Math.ceil((2 * sized.eachArm) / customers);
	return {
		outcome,
		baseline,
		isBaselineKnown: trial.baseline !== undefined,
		...sized,
		isLevel: trial.aim === "level",
		rounds,
		months: rounds === null || months === undefined ? null : rounds * months,
	};
}

type Sized = Pick<TrialPlan, "difference" | "eachArm" | "from">;

/** A share stays within 0 and 1. */
function sizeFound(baseline: number, difference: number): Sized {
	const to = Math.min(1, Math.max(0, baseline + difference));
	return { difference: to - baseline, eachArm: sampleSizeOfShares(baseline, to, usual), from: "data" };
}

/**
 * For the smallest difference that matters, or where there are too few customers for that, the smallest that they can show.
 * A share that falls is one that rises of those without the outcome.
 */
function sizeUnknown(
	{ baseline, falls }: { baseline: number; falls: boolean },
	{ customers, least }: { customers: number; least: number },
): Sized {
	const level = falls ? 1 - baseline : baseline;
	const sign = falls ? -1 : 1;
	const to = Math.min(1, level + least);
	const eachArm = sampleSizeOfShares(level, to, usual);
	const half = Math.floor(customers / 2);
	if (half >= eachArm || half < 1) return { difference: sign * (to - level), eachArm, from: "least" };
	return { difference: sign * detectableRise(level, half, usual), eachArm: half, from: "audience" };
}

/** "Draw 1,240 customers at random for the action and as many who go without it, ...". */
export function trialWords(plan: TrialPlan, formats: Formats): string {
	const { outcome, baseline, isBaselineKnown, difference, isLevel, from, eachArm } = plan;
	const { cell, short } = formats;
	const [level, step] = [cell(baseline, "share"), cell(difference, "points")];
	const power = short(definitions.trialPower.value, "share");
	const aim = isLevel ? ", which is not to fall" : "";
	const size =
		from === "data"
			? `if the action makes the difference found in the data, ${step} from ${level}, ${power} of such trials show it`
			: `a ${directionOf(plan)} of ${sizeInPoints(difference, formats)} ${isBaselineKnown ? `from ${level}` : `from ${level}, supposed for want of data,`} is seen in ${power} of such trials, a smaller one less often`;
	return `Draw ${cell(eachArm, "count")} customers of the audience at random for the action and as many who go without it, and compare ${outcome}${aim}: ${size}. ${roundsWords(plan, formats)}`;
}

function roundsWords(plan: TrialPlan, { cell }: Formats): string {
	const { rounds, months, from, difference } = plan;
	if (rounds === null) return "Whether so many are left for it may not be told.";
	const long = months === null ? "" : `; it takes ${cell(months, "decimal")} months, as long as the data cover`;
	if (from === "audience") {
		const least = `That takes all of the audience, which is too small to show any smaller ${directionOf(plan)}`;
		const isTooLarge = Math.abs(difference) > definitions.mostTrialDifference.value;
		return isTooLarge
			? `${least}: few actions change as much, so that such a trial would settle little.`
			: `${least}${long}.`;
	}
	if (rounds === 1) return `The audience is large enough for it at once${long}.`;
	const all = `${cell(rounds, "count")} rounds${months === null ? "" : `, ${cell(months, "decimal")} months by what the data cover`}`;
	if (rounds > definitions.mostTrialRounds.value)
		return `The audience is too small for that: at ${all}, it would take too long to be worth it.`;
	return `The audience is too small for that at once: it takes ${all}, or an action that changes more.`;
}

function directionOf({ difference }: Pick<TrialPlan, "difference">): string {
	return difference < 0 ? "fall" : "rise";
}
