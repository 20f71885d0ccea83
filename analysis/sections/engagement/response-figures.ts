/** The figures and tables of responses to contacts. */
import type { Record } from "../../disclosure.ts";
import type { Column, Figure, TableBlock } from "../../document.ts";
import { evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import type { Grouping } from "../../tables/groups.ts";
import { customersColumn, intervalColumns } from "../columns.ts";
import { dots } from "../dots.ts";
import { makeFigure } from "../figure.ts";
import { groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { countColumn, makeTableBlock, textColumn } from "../table.ts";
import { channelColumn, leftOutWords } from "./basis.ts";
import type { ContactCounts, Contacts } from "./response-counts.ts";
import type { ChannelResponses, ResponseTests } from "./response-tests.ts";
import { contactedNotByChance } from "./response-words.ts";

export const responseTables = {
	channels: "responses-by-channel",
	groups: "responses-by-channel-and-group",
	lead: "responses-lead",
	between: "responses-between-groups",
} as const;

export interface ResponseFigureOptions {
	grouping: Grouping;
	settings: Settings;
	findings: Findings;
}

const rateColumn: Column = { name: "response_rate", label: "Response rate", type: "number", format: "share" };

const countColumns: Column[] = [
	customersColumn,
	countColumn("contacts", "Contacts"),
	countColumn("responses", "Responses"),
	rateColumn,
	...intervalColumns(rateColumn),
];

function countCells({ customers, contacts, responses, sums }: Contacts): Record {
	const interval = ratioInterval(sums);
	return {
		customers,
		contacts,
		responses,
		response_rate: responses / contacts,
		response_rate_low: interval ? Math.max(0, interval.low) : null,
		response_rate_high: interval ? Math.min(1, interval.high) : null,
	};
}

/** Not how many they are: with the rows, that would tell of those whom one channel alone reached, or none. */
function contactsWords(grouped: Pick<ResponseFigureOptions, "grouping" | "settings">): string {
	return `contacts with a known response, of ${groupedBase(grouped)}`;
}

const intervalWords = "The intervals take into account that the same customers are contacted several times.";

/** Row i is channel i of the tests. */
export function channelsFigure(
	counts: ContactCounts,
	{ channels, leftOut }: ResponseTests,
	{ grouping, settings, findings, claim }: ResponseFigureOptions & { claim: string },
): Figure {
	const { short } = formatsFor(settings);
	const overall = counts.responses / counts.contacts;
	const isTested = channels.some(({ difference }) => difference !== undefined);
	return makeFigure(
		{
			id: responseTables.channels,
			claim: () => claim,
			description: `Share of contacts that got a response, by channel, with 95% intervals. Base: ${contactsWords({ grouping, settings })}.`,
			chart: dots("channel", {
				value: rateColumn.name,
				// All channels less those that are shown would tell of the others.
				...(channels.length > 1 && leftOut === 0 && channels.every(({ isShown }) => isShown)
					? { reference: { value: overall, label: `All channels ${short(overall, "share")}` } }
					: {}),
			}),
			columns: [
				channelColumn,
				...countColumns,
				...(isTested
					? evidenceColumns(
							{ name: "difference", label: "Difference from the other channels", format: "points" },
							"Cohen's h",
						)
					: []),
			],
			rows: channels.map((channel) => ({
				channel: channel.channel,
				...countCells(channel),
				...(channel.difference ? evidenceCells("difference", findings(channel.difference.id)) : {}),
			})),
			protection: { withheld: hidden(channels), keep: ["channel"] },
			...noteOf(intervalWords, contactedNotByChance, leftOutWords(leftOut)),
			sql: counts.sql.channels,
		},
		settings,
	);
}

export function groupsFigure(
	counts: ContactCounts,
	channels: readonly ChannelResponses[],
	{
		grouping,
		settings,
		claim,
		note,
		leftOut,
	}: ResponseFigureOptions & { claim: string; note: string; leftOut: number },
): Figure {
	const rows = channels.flatMap(({ groups }) => groups);
	return makeFigure(
		{
			id: responseTables.groups,
			claim: () => claim,
			description: `Share of contacts that got a response, by channel and ${grouping.noun}, with 95% intervals. Base: ${contactsWords({ grouping, settings })}.`,
			chart: dots("channel", { value: "response_rate", series: grouping.column.name }),
			columns: [channelColumn, grouping.column, ...countColumns],
			rows: rows.map((row) => ({ channel: row.channel, [grouping.column.name]: row.group, ...countCells(row) })),
			protection: { withheld: hidden(rows), keep: ["channel", grouping.column.name] },
			...noteOf(intervalWords, note, contactedNotByChance, leftOutWords(leftOut)),
			sql: counts.sql.groups,
		},
		settings,
	);
}

function hidden(rows: readonly { isShown: boolean }[]): Set<number> {
	return new Set(rows.flatMap(({ isShown }, i) => (isShown ? [] : [i])));
}

export function leadTable(
	{ hypothesis }: NonNullable<ResponseTests["lead"]>,
	{ findings, label }: ResponseFigureOptions & { label: string },
): TableBlock {
	return makeTableBlock({
		id: responseTables.lead,
		claim: `How far the highest response rate is ahead of the next: ${label}`,
		description: "Difference between the two highest response rates, with its 95% interval.",
		columns: [
			textColumn("compared", "Compared"),
			...evidenceColumns({ name: "difference", label: "Difference", format: "points" }, "Cohen's h"),
		],
		rows: [{ compared: label, ...evidenceCells("difference", findings(hypothesis.id)) }],
		// Of two channels that are shown.
		protection: "public",
	});
}

/** Row i is channel i of those given. */
export function betweenTable(
	channels: readonly ChannelResponses[],
	{ grouping, findings }: ResponseFigureOptions,
): TableBlock {
	return makeTableBlock({
		id: responseTables.between,
		claim: `How far response rates lie apart by ${grouping.noun}, channel by channel`,
		description: `How far the response rate of each ${grouping.noun} typically lies from the mean: 0 where all are the same.`,
		columns: [
			channelColumn,
			...evidenceColumns({ name: "distance", label: "Typical distance from the mean", format: "points" }, "Cohen's w"),
		],
		rows: channels.map(({ channel, between }) => ({
			channel,
			...(between ? evidenceCells("distance", findings(between.id)) : {}),
		})),
		// Of groups that are shown.
		protection: "public",
	});
}
