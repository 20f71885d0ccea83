/** What every part on reach, use and impressions starts from. */
import type { Record } from "../../disclosure.ts";
import type { Chart, Column, Evidence } from "../../document.ts";
import type { Verdict } from "../../findings/hypothesis.ts";
import { type Formats, formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import type { Grouping } from "../../tables/groups.ts";
import { baseWords } from "../base.ts";
import { type ChannelRates, rateChannels } from "./channel-rates.ts";
import { type Channels, findChannels } from "./customer-channels.ts";

export interface Basis {
	bank: Bank;
	settings: Settings;
	formats: Formats;
	grouping: Grouping;
	channels: Channels;
	/** Of the channels with impressions; empty where no customer of theirs has a rate. */
	rates: ChannelRates;
	/** The end of the ids of tables by group: "by-segment". */
	byGroup: string;
}

export const channelColumn: Column = {
	name: "channel",
	label: "Channel",
	type: "string",
	format: "text",
	role: "channel",
};

/** Needs `customer_channels`. */
export async function findBasis(bank: Bank, grouping: Grouping, settings: Settings): Promise<Basis> {
	const channels = await findChannels(bank);
	const byGroup = `by-${grouping.column.name.replaceAll("_", "-")}`;
	const threshold = settings.disclosureThreshold;
	const rates = await rateChannels(bank.engine, channels.campaign, { grouping, threshold });
	return { bank, settings, formats: formatsFor(settings), grouping, channels, rates, byGroup };
}

/** Whom the figures speak of: "12,000 customers, 30 June 2025". */
export function groupedBase({ grouping, settings }: Pick<Basis, "grouping" | "settings">): string {
	const which = grouping.leftOut > 0 ? `customers with a known ${grouping.noun}` : "customers";
	return baseWords(grouping.customers, settings, which);
}

/** Why groups are not tested against each other, where they are not. */
export function formedWords({ grouping }: Pick<Basis, "grouping">): string {
	return grouping.formed && grouping.groups.length > 1
		? `Each ${grouping.noun} was formed by what customers do, so that differences between them are described and not tested.`
		: "";
}

/** How many customers an estimate is said to rest on: all, where the difference would tell of the few that it does not. */
export function tellCustomers(n: number, { all, threshold }: { all: number; threshold: number }): number {
	return all - n < threshold ? all : n;
}

/** That there are more channels than are shown. */
export function leftOutWords(leftOut: number): string {
	if (leftOut === 0) return "";
	return leftOut === 1
		? "One more channel, of fewer customers, is left out."
		: `${leftOut} more channels, of fewer customers each, are left out.`;
}

/** Sentences put together to a note, as far as there are any. */
export function noteOf(...sentences: readonly string[]): { note?: string } {
	const words = sentences.filter((sentence) => sentence !== "").join(" ");
	return words === "" ? {} : { note: words };
}

/** That what is said holds of what is shown, where cells of a column are withheld. */
export function shownWords(rows: readonly Record[], value: string): string {
	return rows.some((row) => row[value] === null) ? ", as far as can be shown" : "";
}

/** Dots with intervals by channel, and by group where there are several. */
export function dotsByGroup({ grouping }: Pick<Basis, "grouping">, value: string): Chart {
	const dots = dotsByChannel(value);
	return grouping.groups.length > 1 ? { ...dots, series: grouping.column.name } : dots;
}

/** Dots with intervals, one a channel. */
export function dotsByChannel(value: string): Extract<Chart, { kind: "dots" }> {
	return {
		kind: "dots",
		category: channelColumn.name,
		value,
		low: `${value}_low`,
		high: `${value}_high`,
		scale: { type: "linear" },
	};
}

/** Of lines that say different things, the block says what any of them supports. */
export function blockVerdict(evidence: readonly Evidence[]): Verdict {
	const verdicts = evidence.map(({ verdict }) => verdict);
	if (verdicts.includes("supported")) return "supported";
	return verdicts.every((verdict) => verdict === "no difference") ? "no difference" : "inconclusive";
}
