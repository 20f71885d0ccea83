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
	/** Whether the difference was found in the data; else it is the smallest that a trial of the audience shows. */
	isFound: boolean;
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
	const isFound = difference !== undefined && difference !== 0;
	const sized = isFound
		? sizeFound(baseline, difference)
		: sizeUnknown(
				{ baseline, falls: trial.falls === true },
				{ customers: customers ?? audience, least: settings.meaningfulDifference },
			);
	const rounds = customers === null || customers < 2 ? null : Math.ceil((2 * sized.eachArm) / customers);
	return {
		outcome,
		baseline,
		isBaselineKnown: trial.baseline !== undefined,
		...sized,
		isFound,
		rounds,
		months: rounds === null || months === undefined ? null : rounds * months,
	};
}

type Sized = Pick<TrialPlan, "difference" | "eachArm">;

/** A share stays within 0 and 1. */
function sizeFound(baseline: number, difference: number): Sized {
	const to = Math.min(1, Math.max(0, baseline + difference));
	return { difference: to - baseline, eachArm: sampleSizeOfShares(baseline, to, usual) };
}

/**
 * For the smallest difference that matters, or where there are too few customers for that, the smallest that they can show.
 * A share that falls is one that rises of those without the outcome.
 */
function sizeUnknown(
	{ baseline, falls }: { baseline: number; falls: boolean },
	{ customers, least }: { customers: number; least: number },
): Sized {
	const from = falls ? 1 - baseline : baseline;
	const sign = falls ? -1 : 1;
	const to = Math.min(1, from + least);
	const eachArm = sampleSizeOfShares(from, to, usual);
	const half = Math.floor(customers / 2);
	if (half >= eachArm || half < 1) return { difference: sign * (to - from), eachArm };
	return { difference: sign * detectableRise(from, half, usual), eachArm: half };
}

/** "Draw 1,240 customers at random for the action and as many who go without it, ...". */
export function trialWords(plan: TrialPlan, formats: Formats): string {
	const { outcome, baseline, isBaselineKnown, difference, isFound, eachArm } = plan;
	const { cell, short } = formats;
	const [level, step] = [cell(baseline, "share"), cell(difference, "points")];
	const power = short(definitions.trialPower.value, "share");
	const size = isFound
		? `if the action makes the difference found in the data, ${step} from ${level}, ${power} of such trials show it`
		: `a ${difference < 0 ? "fall" : "rise"} of ${sizeInPoints(difference, formats)} ${isBaselineKnown ? `from ${level}` : `from ${level}, supposed for want of data,`} is seen in ${power} of such trials, a smaller one less often`;
	return `Draw ${cell(eachArm, "count")} customers of the audience at random for the action and as many who go without it, and compare ${outcome}: ${size}. ${roundsWords(plan, formats)}`;
}

function roundsWords({ rounds, months }: TrialPlan, { cell }: Formats): string {
	if (rounds === null) return "Whether so many are left for it may not be told.";
	const long =
		months === null
			? "as long as the outcome takes to come about"
			: `${cell(months, "decimal")} months, as long as the data cover`;
	if (rounds === 1) return `The audience is large enough for it at once; it takes ${long}.`;
	const all = months === null ? "" : `, ${cell(months, "decimal")} months by what the data cover`;
	return `The audience is too small for that at once: it takes ${cell(rounds, "count")} rounds${all}, or an action that changes more.`;
}
