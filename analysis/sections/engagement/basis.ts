/** What every part on reach, use and impressions starts from. */
import type { Column } from "../../document.ts";
import { countWord } from "../../narrative/count-words.ts";
import { upperFirst } from "../../narrative/words.ts";
import type { Grouped } from "../grouped.ts";
import { type ChannelRates, rateChannels } from "./channel-rates.ts";
import { type Channels, findChannels } from "./customer-channels.ts";

export interface Basis extends Grouped {
	channels: Channels;
	/** Of the channels with impressions; empty where no customer of theirs has a rate. */
	rates: ChannelRates;
}

export const channelColumn: Column = {
	name: "channel",
	label: "Channel",
	type: "string",
	format: "text",
	role: "channel",
};

/** Needs `customer_channels`. */
export async function findBasis(grouped: Grouped): Promise<Basis> {
	const { bank, settings, grouping } = grouped;
	const channels = await findChannels(bank);
	const threshold = settings.disclosureThreshold;
	const rates = await rateChannels(bank.engine, channels.campaign, { grouping, threshold });
	return { ...grouped, channels, rates };
}

/** That there are more channels than are shown. */
export function leftOutWords(leftOut: number): string {
	if (leftOut === 0) return "";
	return leftOut === 1
		? "One more channel, of fewer customers, is left out."
		: `${upperFirst(countWord(leftOut))} more channels, of fewer customers each, are left out.`;
}
