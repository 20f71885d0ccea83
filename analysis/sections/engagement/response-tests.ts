/** Comparisons of response rates: a channel with the others, the highest with the next, and the groups on one channel. */
import { definitions } from "../../definitions.ts";
import { cohensHEffect, cohensWEffect } from "../../findings/effects.ts";
import type { Hypothesis } from "../../findings/hypothesis.ts";
import type { Settings } from "../../report.ts";
import { chiSquareTail } from "../../statistics/chi-square-tail.ts";
import { type PairedRatioSums, ratioDifference } from "../../statistics/ratio-difference.ts";
import { spreadInterval } from "../../statistics/spread-interval.ts";
import type { Bank } from "../../tables/bank.ts";
import type { Grouping } from "../../tables/groups.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { kebabIds } from "../kebab-ids.ts";
import { withholdRates } from "../withhold-rates.ts";
import {
	type ChannelContacts,
	type ContactCounts,
	type Contacts,
	comparePair,
	type GroupContacts,
} from "./response-counts.ts";

export interface ChannelResponses extends ChannelContacts {
	isShown: boolean;
	/** Against all other channels together, where there are several. */
	againstOthers?: PairedRatioSums;
	difference?: Hypothesis;
	/** Of all groups, in their order; those that too little may be told of are not shown. */
	groups: (GroupContacts & { isShown: boolean })[];
	between?: Hypothesis;
}

export interface ResponseTests {
	/** By falling response rate, those that are not shown behind all others. */
	channels: ChannelResponses[];
	/** The highest response rate against the next. */
	lead?: { first: ChannelResponses; second: ChannelResponses; hypothesis: Hypothesis };
	/** Channels beyond the most that a figure shows. */
	leftOut: number;
	hypotheses: Hypothesis[];
}

export async function testResponses(
	bank: Bank,
	counts: ContactCounts,
	{ grouping, settings }: { grouping: Grouping; settings: Settings },
): Promise<ResponseTests> {
	const { disclosureThreshold: threshold } = settings;
	const compared = counts.channels.slice(0, definitions.mostCategories.value);
	const withheld = withholdContacts(
		compared.map((channel) => ({ ...channel, all: grouping.customers })),
		threshold,
	);
	const ids = new Map(kebabIds(compared.map(({ channel }) => channel)).map((id, i) => [compared[i]?.channel, id]));
	const channels = compared.map((channel, place): ChannelResponses => {
		const isShown = !withheld.has(place);
		const id = `responses-${ids.get(channel.channel)}`;
		const groups = showGroups(counts.groups, { channel, isShown, grouping, threshold });
		const difference = isShown && compared.length > 2 ? againstOthers(channel, { id, settings }) : undefined;
		const between = grouping.formed ? undefined : betweenGroups(groups, { id, settings });
		return { ...channel, isShown, groups, ...(difference ? { difference } : {}), ...(between ? { between } : {}) };
	});
	const rank = ({ isShown, responses, contacts }: ChannelResponses) => (isShown ? responses / contacts : -1);
	const ranked = channels.toSorted((a, b) => rank(b) - rank(a));
	const [first, second] = ranked.filter(({ isShown }) => isShown);
	const lead =
		first && second ? { first, second, hypothesis: await testLead(bank, { first, second, settings }) } : undefined;
	return {
		channels: ranked,
		...(lead ? { lead } : {}),
		leftOut: counts.channels.length - compared.length,
		hypotheses: [
			...(lead ? [lead.hypothesis] : []),
			...ranked.flatMap(({ difference }) => difference ?? []),
			...ranked.flatMap(({ between }) => between ?? []),
		],
	};
}

/**
 * Indexes of those of which too little may be told: too few customers responded, left a contact without a response, or were
 * not contacted of all that there are.
 */
function withholdContacts(rows: readonly (Contacts & { all: number })[], threshold: number): Set<number> {
	const rated = rows.map(({ customers, responders, others, all }) => ({
		customers,
		some: responders,
		notAll: others,
		missing: all - customers,
	}));
	return withholdRates(rated, threshold);
}

function showGroups(
	groups: readonly GroupContacts[],
	{
		channel,
		isShown,
		grouping,
		threshold,
	}: { channel: ChannelContacts; isShown: boolean; grouping: Grouping; threshold: number },
): ChannelResponses["groups"] {
	const order = grouping.groups.map(({ name }) => name);
	const own = groups
		.filter((row) => row.channel === channel.channel)
		.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
	const sizes = new Map(grouping.groups.map(({ name, customers }) => [name, customers]));
	const withheld = withholdContacts(
		own.map((row) => ({ ...row, all: sizes.get(row.group) ?? row.customers })),
		threshold,
	);
	return own.map((row, place) => ({ ...row, isShown: isShown && !withheld.has(place) }));
}

function againstOthers(
	{ againstOthers: sums, customers }: ChannelContacts,
	{ id, settings }: { id: string; settings: Settings },
): Hypothesis | undefined {
	return sums && differenceOf(sums, { id: `${id}-against-others`, kind: "confirmatory", customers, settings });
}

/**
 * The test of the highest against the next needs no correction for their having been chosen: Hung and Fithian, Rank
 * verification for exponential families, Annals of Statistics 47 (2019).
 */
async function testLead(
	bank: Bank,
	{ first, second, settings }: { first: ChannelContacts; second: ChannelContacts; settings: Settings },
): Promise<Hypothesis> {
	const sums = await comparePair(bank, first, second);
	return differenceOf(sums, { id: "responses-lead", kind: "exploratory", customers: first.customers, settings });
}

function differenceOf(
	sums: PairedRatioSums,
	{ id, kind, customers, settings }: Pick<Hypothesis, "id" | "kind"> & { customers: number; settings: Settings },
): Hypothesis {
	const found = ratioDifference(sums);
	const [y, x, otherY, otherX] = sums.sums;
	return {
		id,
		...(found
			? {
					measured: {
						estimate: found,
						p: found.p,
						effect: cohensHEffect(y / x, otherY / otherX),
					},
				}
			: { measured: null, why: "these customers all respond alike" }),
		n: customers,
		measure: "difference in response rate",
		format: "points",
		kind,
		none: 0,
		negligible: { low: -settings.meaningfulDifference, high: settings.meaningfulDifference },
		test: "score test with customers as clusters",
	};
}

/**
 * How far the groups' response rates lie from their mean, of the groups that are shown; undefined for fewer than two. The
 * variance of a contact is that of the customers around the rate of all, so that contacts of one customer count for less
 * the more alike they are.
 *
 * Source: Rao and Scott, The analysis of categorical data from complex sample surveys, JASA 76 (1981), first order.
 */
function betweenGroups(
	groups: ChannelResponses["groups"],
	{ id, settings }: { id: string; settings: Settings },
): Hypothesis | undefined {
	const shown = groups.filter(({ group, isShown }) => isShown && isNamed(group));
	const total = (value: (group: GroupContacts) => number) => shown.reduce((sum, group) => sum + value(group), 0);
	const contacts = total(({ sums }) => sums.x);
	const rate = total(({ sums }) => sums.y) / contacts;
	const squares = total(({ sums: { yy, xy, xx } }) => yy - 2 * rate * xy + rate ** 2 * xx);
	if (shown.length < 2 || !(squares > 0)) return undefined;
	const information = contacts ** 2 / squares;
	const statistic = total(({ sums: { y, x } }) => (information * x * (y / x - rate) ** 2) / contacts);
	const df = shown.length - 1;
	const estimate = spreadInterval({ statistic, df, information });
	const effect = cohensWEffect(estimate.estimate / Math.sqrt(rate * (1 - rate)));
	return {
		id: `${id}-between-groups`,
		measured: { estimate, p: chiSquareTail(statistic, df), effect },
		n: total(({ customers }) => customers),
		measure: "typical distance of a group's response rate from the mean",
		format: "points",
		kind: "confirmatory",
		none: 0,
		// Two groups that far from their mean differ by twice as much.
		negligible: { low: 0, high: settings.meaningfulDifference / 2 },
		test: "Rao-Scott chi-square test, with customers as clusters",
	};
}
