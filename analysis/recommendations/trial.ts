/** How to find out whether a recommendation works: how many customers a trial takes, and how long. */
import { definitions } from "../definitions.ts";
import type { Formats } from "../format.ts";
import type { Settings } from "../report.ts";
import { sampleSizeOfMeans, sampleSizeOfShares } from "../statistics/sample-size.ts";
import type { Trial } from "./recommendation.ts";

/** A trial with its numbers: of shares where there is no deviation, else of means. */
export interface TrialPlan {
	outcome: string;
	baseline: number;
	/** Above or below zero. */
	difference: number;
	deviation?: number;
	/** Whether the difference is what was found; else the smallest that matters. */
	isFound: boolean;
	/** Customers in each of two arms. */
	eachArm: number;
	/** How often the audience has to be drawn from; null where it has nobody to draw from. */
	rounds: number | null;
	/** All rounds together, by what the data cover; null where they do not say. */
	months: number | null;
}

const usual = { alpha: 1 - definitions.confidence.value, power: definitions.trialPower.value };

/**
 * @param customers of the audience; null where withheld
 * @param months that the data cover: in so many the outcome was what it is
 */
export function planTrial(
	{ outcome, baseline, difference, deviation }: Trial,
	{ customers, months, settings }: { customers: number | null; months: number | undefined; settings: Settings },
): TrialPlan {
	const isFound = difference !== undefined && difference !== 0;
	const from = baseline ?? 0.5;
	const step = isFound ? difference : settings.meaningfulDifference;
	// A share stays within 0 and 1.
	const to = Math.min(1, Math.max(0, from + step));
	const eachArm =
		deviation === undefined ? sampleSizeOfShares(from, to, usual) : sampleSizeOfMeans(step, deviation, usual);
	const rounds = customers === null || customers < 2 ? null : Math.ceil((2 * eachArm) / customers);
	return {
		outcome,
		baseline: from,
		difference: deviation === undefined ? to - from : step,
		...(deviation === undefined ? {} : { deviation }),
		isFound,
		eachArm,
		rounds,
		months: rounds === null || months === undefined ? null : rounds * months,
	};
}

/** "Draw 1,240 customers at random for the action and as many who go without it, ...". */
export function trialWords(plan: TrialPlan, formats: Formats): string {
	const { outcome, baseline, difference, deviation, isFound, eachArm } = plan;
	const { cell } = formats;
	const [level, step] =
		deviation === undefined
			? [cell(baseline, "share"), cell(difference, "points")]
			: [cell(baseline, "cents"), cell(difference, "cents")];
	const size = isFound
		? `the difference found, ${step} from ${level}`
		: `the smallest difference that matters, ${step} from ${level}`;
	return `Draw ${cell(eachArm, "count")} customers of the audience at random for the action and as many who go without it, and compare ${outcome}: that shows ${size}, in ${cell(definitions.trialPower.value, "share")} of trials. ${roundsWords(plan, formats)}`;
}

function roundsWords({ rounds, months }: TrialPlan, { cell }: Formats): string {
	if (rounds === null) return "How long that takes cannot be told.";
	const long =
		months === null
			? "as long as the outcome took to come about in the data"
			: `${cell(months, "decimal")} months, counted by what the data cover`;
	if (rounds === 1) return `The audience is large enough to do so at once; it takes ${long}.`;
	return `The audience is too small to do so at once: it takes ${cell(rounds, "count")} rounds${months === null ? "" : `, ${long}`}, or an action that changes more.`;
}
