/** Each key segment by itself: who they are, what they are worth, what they buy, how they pay, and how sure this is. */
import { definitions } from "../../definitions.ts";
import { publishMetric } from "../../disclosure.ts";
import type { Metric, Profile } from "../../document.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { toldIn } from "../../narrative/told.ts";
import { joinWords } from "../../narrative/words.ts";
import { leadWords } from "./found.ts";
import { categoriesFigure, paymentsFigure } from "./habit-figures.ts";
import type { Habits } from "./habits.ts";
import { type Basis, type KeySegment, listConditions, restWords } from "./key-segment.ts";
import { expectedSpend } from "./ranking.ts";

interface Read {
	habits: { categories?: Habits; payments?: Habits };
	findings: Findings;
}

export function profileSegment(segment: KeySegment, basis: Basis, { habits, findings }: Read): Profile {
	const figures = [
		habits.categories && categoriesFigure(segment, habits.categories, basis),
		habits.payments && paymentsFigure(segment, habits.payments, basis),
	].filter((figure) => figure !== undefined);
	return {
		kind: "profile",
		id: segment.id,
		name: segment.name,
		claim: leadWords(segment, basis, findings),
		badge: badgeOf(segment, findings),
		metrics: listMetrics(segment, basis).map(publishMetric),
		markdown: [whoWords(segment, basis), sureWords(segment, basis, findings)].join("\n\n"),
		figures,
	};
}

/** Up to this share of resamples the group is mostly not among the first. */
const rarely = 1 - definitions.stableRankShare.value;

function badgeOf({ id, topShare }: KeySegment, findings: Findings): Profile["badge"] {
	const top = definitions.topRanks.value;
	if (findings(id).verdict !== "supported") return { label: "Not settled", tone: "bad" };
	if (topShare >= definitions.stableRankShare.value) return { label: `Mostly among the first ${top}`, tone: "good" };
	return { label: topShare <= rarely ? `Behind the first ${top}` : "Place not stable", tone: "caution" };
}

function listMetrics(segment: KeySegment, { search, formats }: Basis): Metric[] {
	const { sums, utilization, spend, ratios } = segment.group;
	const { whole } = search;
	const told = toldIn(formats);
	const all = (value: number, format: "money" | "share") => told`all customers: ${[value, format]}`;
	return [
		{
			label: "Customers",
			value: sums.n,
			format: "count",
			...told`${[sums.n / whole.sums.n, "share"]} of those with a known income`,
		},
		{
			label: "Mean income a month",
			value: sums.x / sums.n,
			format: "money",
			...all(whole.sums.x / whole.sums.n, "money"),
		},
		{
			label: "Utilization",
			value: utilization.estimate,
			format: "share",
			...all(whole.utilization.estimate, "share"),
		},
		{
			label: "Mean of ratios",
			value: ratios / sums.n,
			format: "share",
			...all(whole.ratios / whole.sums.n, "share"),
		},
		{
			label: "Mean spending a month",
			value: spend.estimate,
			format: "money",
			...all(whole.spend.estimate, "money"),
		},
		{
			label: "Expected spending of all in a month",
			value: expectedSpend(segment),
			format: "money",
			detail: "by whatever means",
		},
	];
}

function whoWords({ group }: KeySegment, { traits }: Basis): string {
	return `**Who they are.** Customers of ${joinWords(listConditions(group, traits.traits))}.`;
}

function sureWords({ group, id, topShare }: KeySegment, { formats, traits }: Basis, findings: Findings): string {
	const { utilization, shrunken, closest, comparisons } = group;
	const share = (value: number) => formats.cell(value, "share");
	const verdict =
		findings(id).verdict === "supported"
			? "beyond chance"
			: "not beyond chance when all tests of the report are judged together";
	const others =
		comparisons.length === 1
			? `Their utilization is above that of ${restWords(closest.simpler, traits)}, ${verdict}.`
			: `Their utilization is above that of the other customers of every simpler group that they are part of, ${verdict}; the closest are ${restWords(closest.simpler, traits)} with ${share(closest.rest.estimate)}.`;
	return [
		`**How sure this is.** ${others} The 95% interval of their utilization is ${share(utilization.low)} to ${share(utilization.high)}.`,
		`Allowing for luck among groups by the same traits, ${share(shrunken.utilization.estimate)} is expected (${share(shrunken.utilization.low)} to ${share(shrunken.utilization.high)}).`,
		`The group is among the first ${definitions.topRanks.value} in ${share(topShare)} of ${definitions.rankingReplicates.value} resamples of the customers.`,
	].join(" ");
}
