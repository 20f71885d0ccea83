/** No digital campaign to a group in which clicks go with buying on no channel, where they do in others. */
import { joinWords, upperFirst } from "../../narrative/words.ts";
import { findOutcome, ratesTable } from "../campaign-outcome.ts";
import { type ChannelResponse, listResponses, responseTable, stepUp } from "../channel-response.ts";
import type { RuleEvidence } from "../evidence.ts";
import type { Proposal, Rule } from "../recommendation.ts";
import { listTargets, type Target } from "../targets.ts";

export const noDigitalCampaign: Rule = {
	id: "no-digital-campaign",
	speak(evidence) {
		const answers = listTargets(evidence).map((target) => ({
			target,
			responses: listResponses(target.name, evidence),
		}));
		// Where clicks go with buying in no group, they are no measure of what a campaign does.
		const isMeasure = answers.some(({ responses }) => responses.some(({ answer }) => answer === "more"));
		if (!isMeasure) return [];
		return answers
			.filter(({ responses }) => responses.length > 0 && responses.every(({ answer }) => answer === "none"))
			.map(({ target, responses }) => propose(target, { responses, evidence }));
	},
};

function propose(
	target: Target,
	{ responses, evidence }: { responses: readonly ChannelResponse[]; evidence: RuleEvidence },
): Proposal {
	const { cell } = evidence.formats;
	const outcome = findOutcome(evidence);
	const channels = responses.map(({ channel }) => channel);
	const [low, high] = [
		Math.min(...responses.map(({ odds }) => odds?.low ?? 1)),
		Math.max(...responses.map(({ odds }) => odds?.high ?? 1)),
	];
	const step = channels
		.map((channel) => stepUp({ group: target.name, channel, outcome }, evidence))
		.find((of) => of !== undefined);
	return {
		id: `no-digital-campaign-${target.id}`,
		claim: `Send no digital campaign to ${target.words}`,
		audience: target.audience,
		contact: "pause",
		isCreditOffer: false,
		shows: `${upperFirst(target.words)} who click more often ${outcome.verb} no more often`,
		reason: [
			`Among ${target.words} those who click more often ${outcome.verb} no more often on ${joinWords(channels)}: with each point of click-through rate the odds of ${outcome.verb}ing are between ${cell(low, "ratio")} and ${cell(high, "ratio")} times as high, which is no difference that matters.`,
			`Among others clicks do go with ${outcome.verb}ing, if not on every channel: a message is better sent there.`,
		],
		basis: [
			{ table: responseTable, label: `Click-through rates and ${outcome.verb}ing` },
			...(step ? [{ table: ratesTable, label: `Who ${outcome.past}, by click-through rate` }] : []),
		],
		strength: {
			verdict: "no difference",
			wants: "no difference",
			magnitude: null,
			money: null,
			customers: Math.min(...responses.map(({ customers }) => customers)),
			...target.stability,
		},
		expectation: { unknown: "what the messages cost is not in the data" },
		risk: "Messages may do what clicks do not show, such as keeping customers who would leave.",
		trial: { outcome: `the share of customers who ${outcome.verb}`, aim: "level", baseline: step?.rate },
		research: { topic: "engagement", words: /no response|fatigue|unsubscrib/i },
	};
}
