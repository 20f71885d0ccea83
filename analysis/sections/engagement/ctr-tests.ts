/** Every comparison of click-through rates with buying, as far as it may be told. */
import { definitions } from "../../definitions.ts";
import { withhold } from "../../disclosure.ts";
import type { Hypothesis } from "../../findings/hypothesis.ts";
import type { Settings } from "../../report.ts";
import type { Grouping } from "../../tables/groups.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import { kebabIds } from "../kebab-ids.ts";
import type { ClickOutcomes } from "./ctr-outcomes.ts";
import { judgeClickStrata } from "./ctr-strata.ts";
import { type Clickers, testTrend } from "./ctr-trend.ts";
import { type StrataHypotheses, testWithinStrata } from "./ctr-within-strata.ts";

/** A group on a channel. */
export interface PairTest {
	group: string;
	channel: string;
	customers: number;
	/** Undefined where too few customers bought, or did not, to tell anything. */
	hypothesis?: Hypothesis;
}

/** All customers of a channel, over all groups and within them. */
export interface ChannelTest {
	channel: string;
	customers: number;
	/** Undefined where too few customers of either half bought, or did not, over all or of the groups that are not shown. */
	hypotheses?: StrataHypotheses;
	/** Whether groups or age bands of few customers are put together within strata. */
	isJoined: boolean;
}

export interface ClickTests {
	/** By group, then channel, in their order; none without customers. */
	pairs: PairTest[];
	/** None where there is nothing to part customers by. */
	channels: ChannelTest[];
	hypotheses: Hypothesis[];
}

export interface TestOptions {
	grouping: Grouping;
	outcome: Outcome;
	settings: Settings;
}

export function testClicks(counted: ClickOutcomes, options: TestOptions): ClickTests {
	const names = counted.channels.map(({ name }) => name);
	const ids = kebabIds(names);
	const pairs = names.flatMap((channel, i) =>
		testChannel(counted, { ...options, channel, id: `ctr-and-buying-${ids[i]}` }),
	);
	const order = options.grouping.groups.map(({ name }) => name);
	const isParted = order.length > 1 || counted.hasBands;
	const channels = isParted
		? names.map((channel, i) => {
				const own = pairs.filter((pair) => pair.channel === channel && !pair.hypothesis);
				const hidden = new Set(own.map(({ group }) => group));
				return testAllOf(counted, { ...options, channel, hidden, id: `ctr-and-buying-${ids[i]}` });
			})
		: [];
	return {
		pairs: pairs.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group)),
		channels,
		hypotheses: [
			...pairs.flatMap(({ hypothesis }) => hypothesis ?? []),
			...channels.flatMap(({ hypotheses }) => Object.values(hypotheses ?? {})),
		],
	};
}

interface OneChannel extends TestOptions {
	channel: string;
	/** Of the channel's hypothesis; the groups' begin with it. */
	id: string;
}

function testChannel(
	{ patterns, parts }: ClickOutcomes,
	{ channel, id, grouping, outcome, settings }: OneChannel,
): PairTest[] {
	const { disclosureThreshold: threshold, meaningfulDifference } = settings;
	const names = grouping.groups.map(({ name }) => name);
	const ids = kebabIds(names);
	const found = names.flatMap((group, i) => {
		const isOfPair = (row: { channel: string; grp: string }) => row.channel === channel && row.grp === group;
		const clickers = { patterns: patterns.filter(isOfPair), parts: parts.filter(isOfPair) };
		const customers = clickers.patterns.reduce((sum, pattern) => sum + pattern.customers, 0);
		return customers > 0 ? [{ group, customers, clickers, id: `${id}-${ids[i]}` }] : [];
	});
	const small = withhold(
		found.map(({ group, customers }) => ({ group, customers })),
		{ threshold, count: "customers", by: ["group"] },
	);
	return found.map(({ group, customers, clickers, id: own }, i) => {
		const isShown = !small.has(i) && !isTelling(clickers, threshold);
		return {
			group,
			channel,
			customers,
			...(isShown ? { hypothesis: testTrend(clickers, { id: own, outcome, meaningfulDifference }) } : {}),
		};
	});
}

/** Whether an odds ratio would tell of fewer customers than the threshold who bought, or who did not. */
function isTelling({ patterns }: Clickers, threshold: number): boolean {
	const isFew = (counts: readonly { customers: number; buyers: number }[]) => {
		const buyers = counts.reduce((sum, count) => sum + count.buyers, 0);
		const customers = counts.reduce((sum, count) => sum + count.customers, 0);
		return buyers < threshold || customers - buyers < threshold;
	};
	// From two click-through rates there is one table of four counts, and its odds ratio with the interval gives them away;
	// from a few more, with what is shown of each part.
	if (patterns.length === 2) return patterns.some((pattern) => isFew([pattern])) || isFew(patterns);
	const isSome = (count: number) => count > 0 && count < threshold;
	const isTold = patterns.length < definitions.fewestKinds.value;
	return (
		isFew(patterns) ||
		(isTold && patterns.some(({ customers, buyers }) => isSome(buyers) || isSome(customers - buyers)))
	);
}

function testAllOf(
	{ strata, hasBands }: ClickOutcomes,
	{ channel, hidden, id, grouping, outcome, settings }: OneChannel & { hidden: ReadonlySet<string> },
): ChannelTest {
	const { disclosureThreshold: threshold, meaningfulDifference } = settings;
	const own = strata.filter((stratum) => stratum.channel === channel);
	const customers = own.reduce((sum, stratum) => sum + stratum.customers, 0);
	const judged = judgeClickStrata(own, { hidden, threshold });
	if (!judged) return { channel, customers, isJoined: false };
	const { between, ...others } = testWithinStrata(judged, {
		id,
		outcome,
		meaningfulDifference,
		noun: strataNoun(grouping, hasBands),
	});
	// Groups formed by behavior differ in it by design.
	const isCompared = between !== undefined && !grouping.formed;
	return {
		channel,
		customers,
		hypotheses: { ...others, ...(isCompared ? { between } : {}) },
		isJoined: judged.isJoined,
	};
}

/** What customers of one stratum share: "segment and age band". */
export function strataNoun({ groups, noun }: Grouping, hasBands: boolean): string {
	return [...(groups.length > 1 ? [noun] : []), ...(hasBands ? ["age band"] : [])].join(" and ");
}
