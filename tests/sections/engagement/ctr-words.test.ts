import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding, Verdict } from "../../../analysis/findings/hypothesis.ts";
import { formatsFor } from "../../../analysis/format.ts";
import { channelClaim, channelsHeadline, courseOf } from "../../../analysis/sections/engagement/ctr-channel-words.ts";
import { type ChannelAnswer, groupClaim, headline } from "../../../analysis/sections/engagement/ctr-words.ts";
import { everyone, type Grouping } from "../../../analysis/tables/groups.ts";
import type { Outcome } from "../../../analysis/tables/outcomes.ts";

const outcome: Outcome = { of: "purchases", rate: "purchase rate", verb: "buy", past: "bought", select: "" };
const words = {
	outcome,
	strata: "segment and age band",
	noun: "segment",
	formats: formatsFor({ locale: "en-US", currency: "USD" }),
};

function findingOf(verdict: Verdict, [low, high]: readonly [number, number]): Finding {
	const estimate = Math.sqrt(low * high);
	return {
		id: "x",
		n: 100,
		measure: "odds ratio",
		format: "ratio",
		kind: "confirmatory",
		none: 1,
		negligible: { low: 0.8, high: 1.25 },
		test: "test",
		measured: {
			estimate: { estimate, low, high },
			p: 0.01,
			effect: { name: "odds ratio", value: estimate, magnitude: "small" },
		},
		q: 0.01,
		verdict,
	};
}

const more = findingOf("supported", [1.2, 1.5]);
const less = findingOf("supported", [0.6, 0.8]);
/** Over all customers, where it turns around within strata. */
const turned = (finding: Finding): Finding => ({ ...finding, verdict: "inconclusive", turnsWithin: "segment" });
const none = findingOf("no difference", [0.95, 1.05]);
const open = findingOf("inconclusive", [0.7, 1.4]);
const separated: Finding = { ...open, measured: null, why: "nobody clicks" };

const answers = (...findings: (Finding | undefined)[]): ChannelAnswer[] =>
	findings.map((finding, i) => ({ channel: "ABCDEFGH"[i] ?? "", ...(finding ? { finding } : {}) }));

test("a group's sentence says on which channels it holds, and tells no difference from too little data", () => {
	const cases: [readonly (Finding | undefined)[], string][] = [
		[[more, more, more, more], "Among Savers a higher click-through rate goes with buying on all four channels"],
		[[more, more], "Among Savers a higher click-through rate goes with buying on both channels"],
		[[more], "Among Savers a higher click-through rate goes with buying on A"],
		[
			[more, more, none],
			"Among Savers a higher click-through rate goes with buying on all channels but C, where there is no difference",
		],
		[
			[more, more, open],
			"Among Savers a higher click-through rate goes with buying on all channels but C, where there is too little data to say",
		],
		[
			[more, more, undefined],
			"Among Savers a higher click-through rate goes with buying on all channels but C, where too few customers can be shown",
		],
		[
			[more, none, open, none],
			"Among Savers a higher click-through rate goes with buying on A; on B and D there is no difference; on C there is too little data to say",
		],
		[
			[more, less],
			"Among Savers a higher click-through rate goes with buying on A; on B it goes with buying less often",
		],
		[[less, less, less], "Among Savers a higher click-through rate goes with buying less often on all three channels"],
		[
			[less, none],
			"Among Savers a higher click-through rate does not go with buying on any channel: on A it goes with buying less often; on B there is no difference",
		],
		[
			[none, none, none, none],
			"Among Savers a higher click-through rate goes with buying on no channel: there is no difference on any of the four",
		],
		[
			[open, open],
			"Among Savers there is too little data to say on either of the two whether a higher click-through rate goes with buying",
		],
		[
			[none, open],
			"Among Savers a higher click-through rate is not known to go with buying on any channel: on A there is no difference; on B there is too little data to say",
		],
		[
			[separated],
			"Among Savers a higher click-through rate is not known to go with buying on any channel: on A it cannot be estimated: nobody clicks",
		],
	];
	for (const [findings, sentence] of cases) assert.equal(groupClaim("Savers", answers(...findings), outcome), sentence);
	assert.equal(
		groupClaim(everyone, answers(more), outcome),
		"Among all customers a higher click-through rate goes with buying on A",
	);
});

const bySegment = { by: "segment", noun: "segment" } as Grouping;

test("the headline counts where it holds, and names the groups where there is no difference at all", () => {
	const groups = (...rows: (readonly [string, ...(Finding | undefined)[]])[]) =>
		rows.map(([group, ...findings]) => ({ group, answers: answers(...findings) }));
	const say = (...rows: Parameters<typeof groups>) => headline(groups(...rows), { grouping: bySegment, outcome });
	assert.equal(
		say(["Savers", more, more], ["Spenders", none, none]),
		"A higher click-through rate goes with buying in two of four pairs of segment and channel; among Spenders there is no difference on any channel",
	);
	assert.equal(
		say(["Savers", more, less], ["Spenders", none, open]),
		"A higher click-through rate goes with buying in one of four pairs of segment and channel, and with buying less often in one",
	);
	assert.equal(
		say(["Savers", none, open]),
		"A higher click-through rate is known to go with buying in neither of two pairs of segment and channel: in one there is no difference, in one too little data to say",
	);
	assert.equal(
		say(["Savers", open, open]),
		"There is too little data to say in any of two pairs of segment and channel whether a higher click-through rate goes with buying",
	);
	assert.equal(
		say(["Savers", undefined]),
		"Too few customers bought, or did not, to show whether a higher click-through rate goes with buying",
	);
	assert.equal(
		headline(groups([everyone, more, none]), { grouping: { by: "all", noun: "group" } as Grouping, outcome }),
		"A higher click-through rate goes with buying on one of two channels",
	);
});

test("what turns around, holds, hides, or is explained by the strata is told apart", () => {
	const course = (overall: Finding, within: Finding) => courseOf({ channel: "A", overall, within });
	assert.deepEqual(
		[
			course(turned(less), more),
			course(turned(more), less),
			course(more, more),
			course(open, more),
			course(more, none),
			course(more, open),
			course(none, none),
			course(open, open),
		],
		["turns around", "turns around", "holds", "hidden", "explained", "explained", "none", "open"],
	);
});

test("the sentence of a channel gives both numbers, and never the one over all customers alone where it is explained", () => {
	const say = (overall: Finding, within: Finding, between?: Finding) =>
		channelClaim({ channel: "Email", overall, within, ...(between ? { between } : {}) }, words);
	assert.equal(
		say(turned(less), more),
		"On Email the answer turns around: over all customers, those who click more often buy somewhat less often (odds ratio 0.69, 0.60 to 0.80), but among customers of the same segment and age band they buy somewhat more often (odds ratio 1.34, 1.20 to 1.50)",
	);
	assert.equal(
		say(more, none),
		"On Email, customers who click more often buy somewhat more often over all customers (odds ratio 1.34, 1.20 to 1.50), but there is no difference among those of the same segment and age band (odds ratio 1.00, 0.95 to 1.05)",
	);
	assert.equal(
		say(more, more, findingOf("supported", [1.3, 1.6])),
		"On Email, customers who click more often buy somewhat more often, over all customers (odds ratio 1.34, 1.20 to 1.50) and among those of the same segment and age band (odds ratio 1.34, 1.20 to 1.50); this differs by segment",
	);
	assert.match(say(open, open), /^On Email, there is too little data to say whether/);
	assert.match(say(open, none), /buy neither more nor less often than others of the same segment and age band/);
});

test("the headline over channels is the answer that turns around, where one does", () => {
	const channel = (name: string, overall: Finding, within: Finding) => ({ channel: name, overall, within });
	const email = channel("Email", turned(less), more);
	assert.equal(channelsHeadline([channel("SMS", more, more), email], words), channelClaim(email, words));
	assert.equal(
		channelsHeadline([email, channel("SMS", turned(less), more)], words),
		"On Email and SMS the answer turns around: what goes with clicking over all customers is the other way among customers of the same segment and age band",
	);
	assert.equal(
		channelsHeadline([channel("A", more, more), channel("B", none, none), channel("C", less, less)], words),
		"Among customers of the same segment and age band, those who click more often buy more often on one of three channels, and less often on one",
	);
	assert.equal(
		channelsHeadline([{ ...channel("A", more, more), between: findingOf("supported", [1.3, 1.6]) }], words),
		"Among customers of the same segment and age band, those who click more often buy more often on A, though not alike in every segment",
	);
	assert.match(channelsHeadline([channel("A", more, open)], words), /^There is too little data to say/);
	assert.match(channelsHeadline([channel("A", more, none)], words), /neither more nor less often on A$/);
	assert.match(
		channelsHeadline([channel("A", more, none), channel("B", open, open)], words),
		/on neither of two channels known to buy more often: on one there is no difference, on one too little data to say$/,
	);
});
