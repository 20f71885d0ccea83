/** What is wrong with clicks and impressions, and left out of the rates. */
import { joinWords } from "../../narrative/words.ts";
import type { Basis } from "./basis.ts";

/**
 * How many customers are left out of the rates of which channel, in sentences; empty where none is. Fewer customers than
 * the disclosure threshold are not counted out.
 */
export async function errorWords({ bank, channels, settings, formats }: Basis): Promise<string> {
	const found = await bank.engine.rows<{ channel: string; above: number; unknown: number }>(`
		select channel, count(*) filter (where clicks > impressions) as above,
			count(*) filter (where impressions > 0 and ctr is null and coalesce(clicks <= impressions, true)) as unknown
		from customer_channels
		where coalesce(impressions, clicks, 0) > 0 or clicks > 0
		group by channel`);
	const countOf = (customers: number) =>
		customers < settings.disclosureThreshold
			? `fewer than ${formats.cell(settings.disclosureThreshold, "count")}`
			: formats.cell(customers, "count");
	const list = (kind: "above" | "unknown") => {
		const own = channels.campaign.flatMap((name) => found.filter(({ channel }) => channel === name));
		return joinWords(own.filter((row) => row[kind] > 0).map((row) => `${countOf(row[kind])} on ${row.channel}`));
	};
	const [above, unknown] = [list("above"), list("unknown")];
	return [
		...(above ? [`Customers with more clicks than impressions are an error in the data and left out: ${above}.`] : []),
		...(unknown ? [`Left out are customers whose number of clicks is not known: ${unknown}.`] : []),
	].join(" ");
}
