/** What is wrong with clicks and impressions, and left out of the rates. */
import type { TableBlock } from "../../document.ts";
import { joinWords } from "../../narrative/words.ts";
import { countColumn, makeTableBlock } from "../table.ts";
import { type Basis, channelColumn } from "./basis.ts";

export interface EngagementErrors {
	/** How many customers are left out of the rates of which channel, in sentences; empty where none is. */
	words: string;
	/** The same as a table; none where there is nothing to say. */
	tables: TableBlock[];
}

const kinds = [
	{ kind: "above", label: "More clicks than impressions" },
	{ kind: "unknown", label: "Number of clicks not known" },
] as const;

/** Fewer customers than the disclosure threshold are not counted out. */
export async function findErrors({ bank, channels, settings, formats }: Basis): Promise<EngagementErrors> {
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
	const own = channels.campaign.flatMap((name) => found.filter(({ channel }) => channel === name));
	const list = (kind: "above" | "unknown") =>
		joinWords(own.filter((row) => row[kind] > 0).map((row) => `${countOf(row[kind])} on ${row.channel}`));
	const [above, unknown] = [list("above"), list("unknown")];
	const words = [
		...(above ? [`Customers with more clicks than impressions are an error in the data and left out: ${above}.`] : []),
		...(unknown ? [`Left out are customers whose number of clicks is not known: ${unknown}.`] : []),
	].join(" ");
	return { words, tables: words === "" ? [] : [errorTable(own, settings.disclosureThreshold)] };
}

function errorTable(
	rows: readonly { channel: string; above: number; unknown: number }[],
	threshold: number,
): TableBlock {
	const few = (kind: "above" | "unknown") =>
		new Set(rows.flatMap((row, i) => (row[kind] > 0 && row[kind] < threshold ? [i] : [])));
	return makeTableBlock({
		id: "engagement-errors",
		claim: "Customers left out of click-through rates, by channel",
		description: "Customers whose clicks and impressions on a channel do not fit each other, or are not known.",
		columns: [channelColumn, ...kinds.map(({ kind, label }) => countColumn(kind, label))],
		rows: rows.map(({ channel, above, unknown }) => ({ channel, above, unknown })),
		protection: {
			withheld: new Set<number>(),
			keep: [channelColumn.name],
			single: Object.fromEntries(kinds.map(({ kind }) => [kind, few(kind)])),
		},
	});
}
