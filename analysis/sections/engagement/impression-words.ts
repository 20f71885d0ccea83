/** What came of each channel's impressions, in sentences. */
import { definitions } from "../../definitions.ts";
import type { Finding } from "../../findings/hypothesis.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import type { Interval } from "../../statistics/interval.ts";
import type { Basis } from "./basis.ts";
import type { Bend } from "./bends.ts";
import type { ImpressionEffect } from "./impression-effects.ts";
import { nameChannels } from "./name-channels.ts";

export interface JudgedEffect extends ImpressionEffect {
	finding: Finding;
	bend: Bend | undefined;
}

/** `unsure` is a rate that falls and a curve that bends, nobody can say where. */
export type Outcome = "bends" | "falls" | "unsure" | "turns" | "rises" | "no difference" | "inconclusive" | "withheld";

/**
 * What may be said of a channel: a bend only where the fall is supported, and nothing where customers of the same group
 * show the opposite of all together.
 */
export function outcomeOf({ channel, finding, bend, withheld, within }: JudgedEffect): Outcome {
	if (withheld) return "withheld";
	if (finding.verdict !== "supported" || !finding.measured) return finding.verdict as "no difference" | "inconclusive";
	const { estimate } = finding.measured.estimate;
	if (within && (estimate < 0 ? within.low > 0 : within.high < 0)) return "turns";
	if (estimate > 0) return "rises";
	if (!bend?.range) return "falls";
	const { low, high } = bend.range;
	return low >= channel.least && high <= definitions.widestAdvice.value * low ? "bends" : "unsure";
}

/** The advised range, where there is one. */
export function adviceOf(effect: JudgedEffect): Interval | undefined {
	return outcomeOf(effect) === "bends" ? effect.bend?.range : undefined;
}

/** "8 to 12", or "10". */
export function rangeWords({ low, high }: Interval, { formats }: Pick<Basis, "formats">): string {
	const [from, to] = [formats.cell(low, "count"), formats.cell(high, "count")];
	return from === to ? from : `${from} to ${to}`;
}

/** The message of all channels together; the effects are those of all customers. */
export function effectsClaim(basis: Basis, effects: readonly JudgedEffect[]): string {
	const by = (outcome: Outcome) => effects.filter((effect) => outcomeOf(effect) === outcome);
	const total = effects.length;
	const [bends, falls, unsure] = [by("bends"), by("falls"), by("unsure")];
	const [turns, rises] = [by("turns"), by("rises")];
	const [same, unclear] = [by("no difference"), by("inconclusive")];
	const falling = effects.filter((effect) => [...bends, ...falls, ...unsure].includes(effect));
	const parts = [
		...(falling.length > 0
			? [
					`${onWords(falling, total)} the click-through rate falls as impressions rise${bendWords(basis, { bends, falls, unsure })}`,
				]
			: []),
		...(rises.length > 0 ? [`${onWords(rises, total)} the click-through rate rises with impressions`] : []),
		...(same.length > 0
			? [`${onWords(same, total)} it is about the same however many impressions a customer saw`]
			: []),
		...(unclear.length > 0
			? [`${onWords(unclear, total)} the data do not tell whether it changes with impressions`]
			: []),
		...turns.map(
			({ channel }) =>
				`on ${channel.channel} all customers together show the opposite of the customers of one ${basis.grouping.noun}, so that nothing is said (Simpson's paradox)`,
		),
	];
	if (parts.length === 0)
		return "Too few customers clicked to say whether click-through rates fall as impressions rise";
	const sentence = falling.length + rises.length === 0 ? nameFirst(parts) : parts;
	return upperFirst(sentence.join("; "));
}

/** A sentence that does not start with the click-through rate says what "it" is. */
function nameFirst([first = "", ...others]: readonly string[]): string[] {
	return [first.replace(/ it (is|changes)/, " the click-through rate $1"), ...others];
}

/** "on all four channels", "on Email and SMS". */
function onWords(effects: readonly JudgedEffect[], total: number): string {
	return `on ${nameChannels(
		effects.map(({ channel }) => channel.channel),
		total,
	)}`;
}

/** Where the curves bend, one range for all where their ranges share a number. */
function bendWords(
	basis: Basis,
	{ bends, falls, unsure }: { [outcome in "bends" | "falls" | "unsure"]: readonly JudgedEffect[] },
) {
	const namesOf = (effects: readonly JudgedEffect[]) => joinWords(effects.map(({ channel }) => channel.channel));
	const half = "one more goes with less than half as many clicks as the first";
	const ranges = bends.flatMap((effect) => adviceOf(effect) ?? []);
	const [lowest, highest] = [Math.min(...ranges.map(({ low }) => low)), Math.max(...ranges.map(({ high }) => high))];
	const isShared = Math.max(...ranges.map(({ low }) => low)) <= Math.min(...ranges.map(({ high }) => high));
	const where = falls.length + unsure.length > 0 && bends.length > 0 ? ` on ${namesOf(bends)}` : "";
	const past = isShared
		? `past about ${rangeWords({ low: lowest, high: highest }, basis)} impressions ${half}${where}`
		: `past about ${joinWords(bends.map((effect) => `${rangeWords(adviceOf(effect) as Interval, basis)} on ${effect.channel.channel}`))} ${half}`;
	const unbent = `the curve${falls.length > 1 ? "s" : ""}${bends.length + unsure.length > 0 ? ` of ${namesOf(falls)}` : ""} ${falls.length > 1 ? "do" : "does"} not clearly bend within the data`;
	const uncertain = `how many are worth it${bends.length + falls.length > 0 ? ` on ${namesOf(unsure)}` : ""} is too uncertain to advise`;
	return [
		...(bends.length > 0 ? [past] : []),
		...(falls.length > 0 ? [unbent] : []),
		...(unsure.length > 0 ? [uncertain] : []),
	]
		.map((part) => `; ${part}`)
		.join("");
}

/** What is advised for one row of the table, in words. */
export function adviceWords(basis: Basis, effect: JudgedEffect): string {
	const advice = adviceOf(effect);
	if (advice) return `Falls; about ${rangeWords(advice, basis)}`;
	switch (outcomeOf(effect)) {
		case "falls":
			return "Falls; does not bend within the data";
		case "unsure":
			return "Falls; where is too uncertain to advise";
		case "rises":
			return "Rises with impressions";
		case "turns":
			return `Turns around within each ${basis.grouping.noun}`;
		case "no difference":
			return "Does not change";
		default:
			return "Too little data to say";
	}
}
