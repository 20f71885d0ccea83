/** What came of the comparison of click-through rates with buying, in words. */
import type { Finding } from "../../findings/hypothesis.ts";
import { allOf, countWord, someOf } from "../../narrative/count-words.ts";
import { joinWords, lowerFirst } from "../../narrative/words.ts";
import { everyone, type Grouping } from "../../tables/groups.ts";
import type { Outcome } from "../../tables/outcomes.ts";

/** Stands beside the figure of every section of such findings. */
export const notByChance =
	"Who saw and clicked what was not decided by chance: the association may come from what kind of customer clicks.";

/** What came of one group on one channel: undefined where too few customers can be shown. */
export interface ChannelAnswer {
	channel: string;
	finding?: Finding;
}

export type Answer = "more" | "less" | "none" | "open" | "not estimated" | "withheld";

/** `more` and `less` are of buying; `none` is no difference; `open` is too little data to say. */
function answerOf({ finding }: ChannelAnswer): Answer {
	if (!finding) return "withheld";
	if (!finding.measured) return "not estimated";
	if (finding.verdict === "no difference") return "none";
	if (finding.verdict === "inconclusive") return "open";
	return finding.measured.estimate.estimate > 1 ? "more" : "less";
}

/** "buying", "responding". */
export function outcomeNoun({ verb }: Outcome): string {
	return `${verb}ing`;
}

/** "all customers" in the middle of a sentence; every other group keeps its name. */
export function groupWords(name: string): string {
	return name === everyone ? lowerFirst(name) : name;
}

/** "Among Savers a higher click-through rate goes with buying on all channels but Email, where there is no difference". */
export function groupClaim(group: string, answers: readonly ChannelAnswer[], outcome: Outcome): string {
	const buying = outcomeNoun(outcome);
	const among = `Among ${groupWords(group)}`;
	const rate = `${among} a higher click-through rate`;
	const counts = new Map([...Map.groupBy(answers, answerOf)].map(([answer, of]) => [answer, of.length]));
	const isAll = (answer: Answer) => counts.get(answer) === answers.length;
	if (isAll("more")) return `${rate} goes with ${buying} on ${everyChannel(answers)}`;
	if (isAll("less")) return `${rate} goes with ${buying} less often on ${everyChannel(answers)}`;
	if (isAll("none"))
		return `${rate} goes with ${buying} on no channel: there is no difference on ${anyChannel(answers)}`;
	if (isAll("open"))
		return `${among} there is too little data to say on ${anyChannel(answers)} whether a higher click-through rate goes with ${buying}`;
	const [more, less] = [counts.get("more") ?? 0, counts.get("less") ?? 0];
	const others = answers.filter((answer) => answerOf(answer) !== "more");
	const [other] = others;
	if (more > 1 && other && others.length === 1)
		return `${rate} goes with ${buying} on all channels but ${other.channel}, where ${phrase(other, buying)}`;
	if (more > 0)
		return `${rate} goes with ${buying} on ${joinWords(channelsWith(answers, "more"))}; ${phrases(others, buying)}`;
	if (less > 0) return `${rate} does not go with ${buying} on any channel: ${phrases(others, buying)}`;
	return `${rate} is not known to go with ${buying} on any channel: ${phrases(others, buying)}`;
}

/** "there is no difference on A and B; there is too little data to say on C". */
function phrases(answers: readonly ChannelAnswer[], buying: string): string {
	const alike = Map.groupBy(answers, (answer) => phrase(answer, buying));
	return [...alike].map(([words, of]) => `on ${joinWords(of.map(({ channel }) => channel))} ${words}`).join("; ");
}

function phrase(answer: ChannelAnswer, buying: string): string {
	switch (answerOf(answer)) {
		case "more":
			return `it goes with ${buying}`;
		case "less":
			return `it goes with ${buying} less often`;
		case "none":
			return "there is no difference";
		case "open":
			return "there is too little data to say";
		case "not estimated":
			return `it cannot be estimated: ${answer.finding?.why ?? ""}`;
		case "withheld":
			return "too few customers can be shown";
	}
}

function channelsWith(answers: readonly ChannelAnswer[], wanted: Answer): string[] {
	return answers.filter((answer) => answerOf(answer) === wanted).map(({ channel }) => channel);
}

function everyChannel(answers: readonly ChannelAnswer[]): string {
	return answers.length === 1 ? (answers[0]?.channel ?? "") : allOf(answers.length, "channels");
}

function anyChannel(answers: readonly ChannelAnswer[]): string {
	if (answers.length === 1) return answers[0]?.channel ?? "";
	return answers.length === 2 ? "either of the two" : `any of the ${countWord(answers.length)}`;
}

/** Of all groups that lead a claim: in how many pairs of group and channel a higher click-through rate goes with buying. */
export function headline(
	groups: readonly { group: string; answers: readonly ChannelAnswer[] }[],
	{ grouping, outcome }: { grouping: Grouping; outcome: Outcome },
): string {
	const buying = outcomeNoun(outcome);
	const told = groups.flatMap(({ group, answers }) =>
		answers.flatMap((answer) => (answerOf(answer) === "withheld" ? [] : [{ group, answer }])),
	);
	const [only] = told;
	if (!only)
		return `Too few customers ${outcome.past}, or did not, to show whether a higher click-through rate goes with ${buying}`;
	if (told.length === 1) return groupClaim(only.group, [only.answer], outcome);
	const found = told.map(({ answer }) => answerOf(answer));
	const count = (wanted: Answer) => found.filter((answer) => answer === wanted).length;
	const place = grouping.by === "all" ? "on" : "in";
	const things = grouping.by === "all" ? "channels" : `pairs of ${grouping.noun} and channel`;
	const rate = "A higher click-through rate";
	const [all, more, less, none] = [found.length, count("more"), count("less"), count("none")];
	if (more === 0 && less === 0) {
		if (none === all)
			return `${rate} goes with ${buying} ${place} ${someOf(0, all, things)}: nowhere is there a difference`;
		return none === 0
			? `There is too little data to say ${place} any of ${countWord(all)} ${things} whether a higher click-through rate goes with ${buying}`
			: `${rate} is known to go with ${buying} ${place} ${someOf(0, all, things)}: ${place} ${countWord(none)} there is no difference, ${place} ${countWord(all - none)} too little data to say`;
	}
	const lessOften = less > 0 ? `, and with ${buying} less often ${place} ${countWord(less)}` : "";
	const nowhere = groups.filter(({ answers }) => answers.every((answer) => answerOf(answer) === "none"));
	const but =
		grouping.by === "all" || nowhere.length === 0
			? ""
			: `; among ${joinWords(nowhere.map(({ group }) => group))} there is no difference on any channel`;
	return `${rate} goes with ${buying} ${place} ${someOf(more, all, things)}${lessOften}${but}`;
}
