/** What the channels of a campaign bring: clicks per impression, by channel and group. */
import { type Draft, describe } from "../../chapters/chapter.ts";
import type { Record } from "../../disclosure.ts";
import type { Column, Figure, Section } from "../../document.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { everyone } from "../../tables/groups.ts";
import { estimateCells, withInterval } from "../columns.ts";
import { dots, dotsByGroup } from "../dots.ts";
import { makeFigure } from "../figure.ts";
import { formedWords, groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { countColumn } from "../table.ts";
import { type Basis, channelColumn, leftOutWords } from "./basis.ts";
import type { ChannelRate } from "./channel-rates.ts";
import { type CtrDifference, findCtrDifferences, writeCtrDifferences } from "./ctr-differences.ts";
import { type EngagementErrors, findErrors } from "./engagement-errors.ts";
import { channelClaim, groupClaim, orderWords } from "./rate-words.ts";
import { reachSection } from "./reached.ts";

/** Needs `customer_channels`. Undefined where no channel has impressions. */
export async function draftReach(basis: Basis): Promise<Draft | undefined> {
	const { channels, grouping, rates } = basis;
	if (channels.campaign.length === 0) return undefined;
	const reached = await reachSection(basis);
	if (rates.rates.length === 0) return describe([reached]);
	const errors = await findErrors(basis);
	const byGroup = rates.rates.filter(({ group }) => grouping.groups.some(({ name }) => name === group));
	const differences = grouping.formed ? [] : findCtrDifferences(basis, byGroup);
	return {
		hypotheses: differences.map(({ hypothesis }) => hypothesis),
		write: (findings) => [rateSection(basis, { byGroup, differences, findings, errors }), reached],
	};
}

interface Rated {
	byGroup: readonly ChannelRate[];
	differences: readonly CtrDifference[];
	findings: Findings;
	errors: EngagementErrors;
}

function rateSection(basis: Basis, rated: Rated): Section {
	const { byGroup, differences, findings } = rated;
	const { rates } = basis.rates;
	const overall = byGroup.length < rates.length ? rates.filter(({ group }) => group === everyone) : [];
	const figure = groupFigure(basis, rated);
	const blocks = [
		...rated.errors.tables,
		...(differences.length > 0 ? writeCtrDifferences(basis, differences, findings) : []),
	];
	if (overall.length === 0) return { id: "click-through-rates", claim: figure.claim, blocks: [figure, ...blocks] };
	const first = rateFigure(basis, {
		id: "channels",
		rates: overall,
		claim: (rows) => channelClaim(basis, rows),
		description: `Clicks per impression on each channel, with 95% intervals. Base: ${groupedBase(basis)}.`,
		notes: [rated.errors.words, leftOutWords(basis.channels.leftOut.campaign)],
	});
	return { id: "click-through-rates", claim: first.claim, blocks: [first, figure, ...blocks] };
}

function groupFigure(basis: Basis, { byGroup, errors }: Rated): Figure {
	const { grouping, byGroup: id, channels } = basis;
	const alone = grouping.groups.length === 1;
	return rateFigure(basis, {
		id: `channels-${id}`,
		rates: byGroup,
		claim: (rows) => (alone ? channelClaim(basis, rows) : groupClaim(basis, rows)),
		description: `Clicks per impression on each channel by ${grouping.noun}, with 95% intervals. Base: ${groupedBase(basis)}.`,
		notes: [
			...(alone ? [errors.words, leftOutWords(channels.leftOut.campaign)] : []),
			orderWords(basis, byGroup),
			formedWords(basis),
		],
	});
}

interface RateFigure {
	id: string;
	rates: readonly ChannelRate[];
	claim: (rows: readonly Record[]) => string;
	description: string;
	notes: readonly string[];
}

function rateFigure(basis: Basis, { id, rates, claim, description, notes }: RateFigure): Figure {
	const { grouping, settings } = basis;
	const { column } = grouping;
	const isByGroup = rates.some(({ group }) => group !== everyone);
	return makeFigure(
		{
			id,
			claim,
			description,
			chart: isByGroup
				? dotsByGroup(grouping, { category: channelColumn.name, value: pooledColumn.name })
				: dots(channelColumn.name, { value: pooledColumn.name }),
			columns: [
				channelColumn,
				...(isByGroup ? [column] : []),
				countColumn("impressions", "Impressions"),
				countColumn("clicks", "Clicks"),
				...withInterval(pooledColumn),
				...withInterval(meanColumn),
			],
			rows: rates.map(({ channel, group, impressions, clicks, pooled, mean }) => ({
				channel,
				[column.name]: group,
				impressions,
				clicks,
				...estimateCells(pooledColumn.name, pooled),
				...estimateCells(meanColumn.name, mean),
			})),
			protection: {
				withheld: new Set(rates.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: [channelColumn.name, column.name],
			},
			...noteOf(
				"Drawn is clicks per impression over all customers, with an interval that counts customers and not impressions; the mean of customers' rates gives each customer the same weight, however much the customer saw.",
				...notes,
			),
			sql: basis.rates.sql,
		},
		settings,
	);
}

const pooledColumn: Column = {
	name: "ctr",
	label: "Click-through rate (clicks per impression)",
	type: "number",
	format: "share",
};
const meanColumn: Column = {
	name: "mean_ctr",
	label: "Mean of customers' click-through rates",
	type: "number",
	format: "share",
};
