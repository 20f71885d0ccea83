/** Marketing to a group on the channels where those of it who click more often buy more often, with how often to show it. */
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { type CampaignOutcome, findOutcome, ratesTable } from "../campaign-outcome.ts";
import {
	acrossTable,
	type ChannelResponse,
	findWithin,
	holdsWithin,
	listResponses,
	responseTable,
	type Step,
	stepUp,
} from "../channel-response.ts";
import type { RuleEvidence } from "../evidence.ts";
import { advisedTable, findRange, type ImpressionsRange, rangeWords } from "../impressions-range.ts";
import type { Expectation, Proposal, Rule } from "../recommendation.ts";
import { listTargets, type Target } from "../targets.ts";

interface CampaignChannel extends ChannelResponse {
	range?: ImpressionsRange | undefined;
}

export const channelCampaigns: Rule = {
	id: "channel-campaigns",
	speak: (evidence) => listTargets(evidence).flatMap((target) => speakOf(target, evidence)),
};

function speakOf(target: Target, evidence: RuleEvidence): Proposal[] {
	const outcome = findOutcome(evidence);
	const responses = listResponses(target.name, evidence);
	const channels = responses
		.filter(({ answer }) => answer === "more")
		.toSorted((a, b) => b.effect - a.effect)
		.map((of): CampaignChannel => ({ ...of, range: findRange({ group: target.name, channel: of.channel }, evidence) }));
	const [first] = channels;
	if (!first) return [];
	const step = findStep(channels, { target, outcome, evidence });
	const isWithin = channels.every(({ channel }) => holdsWithin(channel, evidence));
	const others = responses.filter(({ answer }) => answer !== "more").map(({ channel }) => channel);
	return [
		{
			id: `channel-campaigns-${target.id}`,
			claim: `Market to ${target.words} on ${channelsWords(channels, evidence)}`,
			audience: target.audience,
			contact: "digital",
			isCreditOffer: false,
			shows: `${upperFirst(target.words)} who click more often ${outcome.verb} more often`,
			reason: [
				oddsSentence(channels, { target, outcome, evidence }),
				...(step ? [ratesSentence(step, { outcome, evidence })] : []),
				...(isWithin ? [withinSentence(channels, { outcome, evidence })] : []),
				...impressionsSentences(channels, evidence),
				...(others.length > 0 ? [`No such response is known on ${joinWords(others)}.`] : []),
			],
			basis: [
				{ table: responseTable, label: `Click-through rates and ${outcome.verb}ing` },
				...(step ? [{ table: ratesTable, label: `Who ${outcome.past}, by click-through rate` }] : []),
				...(isWithin ? [{ table: acrossTable, label: "The same among customers who are alike" }] : []),
				...(channels.some(({ range }) => range) ? [{ table: advisedTable, label: "Advised impressions" }] : []),
			],
			strength: {
				verdict: "supported",
				magnitude: first.magnitude,
				money: null,
				customers: first.customers,
				...target.stability,
			},
			expectation: expect(step, outcome),
			risk: `Who saw and clicked what was not decided by chance: those who click may be about to ${outcome.verb} without any message.`,
			trial: {
				outcome: `the share of customers who ${outcome.verb}`,
				baseline: step?.rate,
				difference: step?.gain.estimate,
			},
			research: { topic: "engagement", words: /click|channel|campaign|targeting/i },
		},
	];
}

interface Context {
	target: Target;
	outcome: CampaignOutcome;
	evidence: RuleEvidence;
}

type ChannelStep = Step & { channel: string };

/** Of the channel with the strongest response of which all parts may be told. */
function findStep(
	channels: readonly CampaignChannel[],
	{ target, outcome, evidence }: Context,
): ChannelStep | undefined {
	const steps = channels.flatMap(({ channel }) => {
		const step = stepUp({ group: target.name, channel, outcome }, evidence);
		return step && step.gain.estimate > 0 ? [{ ...step, channel }] : [];
	});
	return steps[0];
}

/** "Email (9 to 13 impressions), SMS (6 to 12) and Facebook". */
function channelsWords(channels: readonly CampaignChannel[], { formats }: RuleEvidence): string {
	const firstRange = channels.find(({ range }) => range);
	return joinWords(
		channels.map((of) => {
			if (!of.range) return of.channel;
			return `${of.channel} (${rangeWords(of.range, formats)}${of === firstRange ? " impressions" : ""})`;
		}),
	);
}

function oddsSentence(channels: readonly CampaignChannel[], { target, outcome, evidence }: Context): string {
	const { cell } = evidence.formats;
	const says = channels.map(({ channel, odds }) => {
		const [estimate, low, high] = [odds?.estimate, odds?.low, odds?.high].map((value) => cell(value ?? null, "ratio"));
		return `${estimate} times as high on ${channel} (${low} to ${high})`;
	});
	return `Among ${target.words} those who click more often ${outcome.verb} more often: with each point of click-through rate the odds of ${outcome.verb}ing are ${joinWords(says)}.`;
}

function ratesSentence(
	{ channel, lowest, highest }: ChannelStep,
	{ outcome, evidence }: Pick<Context, "outcome" | "evidence">,
): string {
	const { cell } = evidence.formats;
	return `On ${channel} ${cell(highest, "share")} of those with the highest click-through rates ${outcome.past}, and ${cell(lowest, "share")} of those with the lowest.`;
}

/** "Over all customers, too, those who click more often on Email buy more often than others of the same age band." */
function withinSentence(
	channels: readonly CampaignChannel[],
	{ outcome, evidence }: Pick<Context, "outcome" | "evidence">,
): string {
	const names = channels.map(({ channel }) => channel);
	const within = names.flatMap((name) => findWithin(name, evidence)?.text("comparison") ?? [])[0] ?? "";
	return `Over all customers, too, those who click more often on ${joinWords(names)} ${outcome.verb} more often${within.replace(/^Within/, " than others of")}.`;
}

function impressionsSentences(channels: readonly CampaignChannel[], { grouping }: RuleEvidence): string[] {
	const named = (of: readonly CampaignChannel[]) => joinWords(of.map(({ channel }) => channel));
	const [known, unknown] = [channels.filter(({ range }) => range), channels.filter(({ range }) => !range)];
	const ofAll = known.filter(({ range }) => !range?.isOwn);
	return [
		...(known.length > 0
			? [
					`Past the impressions named, one more goes with less than half as many clicks as the first${ofAll.length > 0 ? `; on ${named(ofAll)} that is of all customers, since too little is known of the ${grouping.noun} alone` : ""}.`,
				]
			: []),
		...(unknown.length > 0 ? [`How often to show a message on ${named(unknown)} is not known.`] : []),
	];
}

function expect(step: ChannelStep | undefined, outcome: CampaignOutcome): Expectation {
	if (!step) return { unknown: `who ${outcome.past} by click-through rate is withheld in part` };
	return {
		of: outcome.doers,
		unit: "customers",
		each: step.gain,
		...outcome.value,
		assumptions: [
			`each fifth of them by click-through rate on ${step.channel}, but the highest, comes to ${outcome.verb} as often as the next higher fifth does`,
			"those who have seen nothing there are like those who have",
		],
	};
}
