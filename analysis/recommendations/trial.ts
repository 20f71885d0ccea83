/** How to find out whether a recommendation works: how many customers a trial takes, and how long. */
import { definitions } from "../definitions.ts";
import type { Formats } from "../format.ts";
import type { Settings } from "../report.ts";
import { detectableRise, sampleSizeOfMeans, sampleSizeOfShares } from "../statistics/sample-size.ts";
import type { Trial } from "./recommendation.ts";

/** A trial with its numbers: of shares where there is no deviation, else of means. */
export interface TrialPlan {
	outcome: string;
	baseline: number;
	/** Whether the data tell the baseline; else it is the one that takes the most customers. */
	isBaselineKnown: boolean;
	/** Above or below zero. */
	difference: number;
	deviation?: number;
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
	/** Of the audience; null where withheld. */
	customers: number | null;
	/** That the data cover: in so many the outcome was what it is. */
	months: number | undefined;
	settings: Settings;
}

/**
 * A share of money, such as that of spending, varies less between customers than a yes or no does: the number of customers
 * for it is on the safe side.
 */
export function planTrial(trial: Trial, { customers, months, settings }: TrialOptions): TrialPlan {
	const { outcome, baseline = 0.5, difference, deviation } = trial;
	const isFound = difference !== undefined && difference !== 0;
	const sized = isFound
		? sizeFound({ baseline, difference, deviation })
		: sizeUnknown(baseline, { customers, least: settings.meaningfulDifference });
	const rounds = customers === null || customers < 2 ? null : Math.ceil((2 * sized.eachArm) / customers);
	return {
		outcome,
		baseline,
		isBaselineKnown: trial.baseline !== undefined,
		...sized,
		...(deviation === undefined ? {} : { deviation }),
		isFound,
		rounds,
		months: rounds === null || months === undefined ? null : rounds * months,
	};
}

type Sized = Pick<TrialPlan, "difference" | "eachArm">;

function sizeFound({
	baseline,
	difference,
	deviation,
}: Pick<Trial, "deviation"> & { baseline: number; difference: number }): Sized {
	if (deviation !== undefined) return { difference, eachArm: sampleSizeOfMeans(difference, deviation, usual) };
	// A share stays within 0 and 1.
	const to = Math.min(1, Math.max(0, baseline + difference));
	return { difference: to - baseline, eachArm: sampleSizeOfShares(baseline, to, usual) };
}

/** For the smallest difference that matters, or where the audience is too small for that, the smallest that it can show. */
function sizeUnknown(baseline: number, { customers, least }: { customers: number | null; least: number }): Sized {
	const to = Math.min(1, baseline + least);
	const eachArm = sampleSizeOfShares(baseline, to, usual);
	const half = Math.floor((customers ?? Number.POSITIVE_INFINITY) / 2);
	if (half >= eachArm || half < 1) return { difference: to - baseline, eachArm };
	return { difference: detectableRise(baseline, half, usual), eachArm: half };
}

/** "Draw 1,240 customers at random for the action and as many who go without it, ...". */
export function trialWords(plan: TrialPlan, formats: Formats): string {
	const { outcome, baseline, isBaselineKnown, difference, deviation, isFound, eachArm } = plan;
	const { cell, short } = formats;
	const [level, step] =
		deviation === undefined
			? [cell(baseline, "share"), cell(difference, "points")]
			: [cell(baseline, "cents"), cell(difference, "cents")];
	const power = short(definitions.trialPower.value, "share");
	const size = isFound
		? `if the action makes the difference found in the data, ${step} from ${level}, ${power} of such trials show it`
		: `a change of ${step.replace("+", "")} ${isBaselineKnown ? `from ${level}` : `from ${level}, supposed for want of data,`} is seen in ${power} of such trials, a smaller one less often`;
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
