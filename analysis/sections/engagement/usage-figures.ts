/** What customers do on each channel, on average, by group. */
import type { Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { customersColumn, intervalColumns } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { withholdRates } from "../withhold-rates.ts";
import {
	type Basis,
	channelColumn,
	dotsByGroup,
	formedWords,
	groupedBase,
	leftOutWords,
	noteOf,
	shownWords,
} from "./basis.ts";
import type { Rate } from "./channel-rates.ts";
import type { UsageMeasure } from "./customer-channels.ts";
import type { UsagePeriod } from "./usage-period.ts";
import type { UsageSum } from "./usage-sums.ts";

/** All there is of one measure. */
export interface MeasuredUsage {
	measure: UsageMeasure;
	channels: string[];
	/** By channel and group, in their order. */
	usage: UsageSum[];
	sql: string;
	/** Undefined where the data have no time: then measures are of all of it. */
	period: UsagePeriod | undefined;
}

export const measureWords = { logins: "logins", minutes: "minutes", activity: "activity" } as const;

/** "logins per customer and month"; without time "logins per customer". */
export function eachWords({ measure, period }: Pick<MeasuredUsage, "measure" | "period">): string {
	return `${measureWords[measure]} per customer${period ? " and month" : ""}`;
}

/** The mean of a group, a month where there are any, with its interval. */
export function meanUsage({ sums }: UsageSum, period: UsagePeriod | undefined): Rate | null {
	const mean = ratioInterval(sums);
	const months = period?.length ?? 1;
	return (
		mean && {
			estimate: mean.estimate / months,
			low: Math.max(0, mean.low / months),
			high: mean.high / months,
			standardError: mean.standardError / months,
		}
	);
}

/** Indexes of the rows whose mean rests on too few who use the channel, in each channel. */
export function withholdUsage({ usage, channels }: MeasuredUsage, threshold: number): Set<number> {
	return new Set(
		channels.flatMap((channel) => {
			const own = usage.flatMap((sum, index) => (sum.channel === channel ? [{ ...sum, index }] : []));
			const rated = own.map(({ customers, users }) => ({ customers, some: users, notAll: customers }));
			return [...withholdRates(rated, threshold)].map((place) => own[place]?.index ?? -1);
		}),
	);
}

export function meanColumn(measured: Pick<MeasuredUsage, "measure" | "period">): Column {
	const words = eachWords(measured);
	return { name: "mean", label: words.charAt(0).toUpperCase() + words.slice(1), type: "number", format: "decimal" };
}

export function measureFigure(basis: Basis, measured: MeasuredUsage): Figure {
	const { grouping, settings, byGroup, channels } = basis;
	const { measure, usage, period, sql } = measured;
	const mean = meanColumn(measured);
	return makeFigure(
		{
			id: `${measure}-${byGroup}`,
			claim: (rows) => meansClaim(basis, rows, eachWords(measured)),
			description: `Mean ${eachWords(measured)} on each channel${grouping.groups.length > 1 ? ` by ${grouping.noun}` : ""}${period ? `, ${period.words}` : ""}, with 95% intervals; customers who do not use a channel count as 0. Base: ${groupedBase(basis)}.`,
			chart: dotsByGroup(basis, mean.name),
			columns: [channelColumn, grouping.column, customersColumn, mean, ...intervalColumns(mean)],
			rows: usage.map((sum): Record => {
				const { estimate = null, low = null, high = null } = meanUsage(sum, period) ?? {};
				return {
					channel: sum.channel,
					[grouping.column.name]: sum.group,
					customers: sum.customers,
					mean: estimate,
					mean_low: low,
					mean_high: high,
				};
			}),
			protection: {
				withheld: withholdUsage(measured, settings.disclosureThreshold),
				keep: [channelColumn.name, grouping.column.name],
			},
			...noteOf(leftOutWords(channels.leftOut.usage), formedWords(basis)),
			sql,
		},
		settings,
	);
}

interface Span {
	channel: string;
	lowest: Record;
	highest: Record;
}

/** On each channel the groups that use it least and most, as far as both are known and shown. */
export function spansOf({ grouping }: Basis, rows: readonly Record[], value = "mean"): Span[] {
	const known = rows.filter((row) => row[value] !== null && !isUnknown(row[grouping.column.name]));
	return [...Map.groupBy(known, ({ channel }) => String(channel))].flatMap(([channel, own]) => {
		const sorted = own.toSorted((a, b) => Number(a[value]) - Number(b[value]));
		const [lowest, highest] = [sorted[0], sorted.at(-1)];
		// One group of several says nothing about differences.
		const isCompared = grouping.groups.length === 1 || lowest !== highest;
		return lowest && highest && isCompared ? [{ channel, lowest, highest }] : [];
	});
}

/** The channel whose groups lie furthest apart, as far as their intervals are apart at all. */
function meansClaim(basis: Basis, rows: readonly Record[], words: string): string {
	const { grouping, formats } = basis;
	const spans = spansOf(basis, rows);
	const says = (row: Record) => formats.cell(row.mean ?? null, "decimal");
	const busiest = spans.toSorted((a, b) => Number(b.highest.mean) - Number(a.highest.mean))[0];
	if (!busiest) return `Too few customers use any channel for ${words} to be shown`;
	const first = words.charAt(0).toUpperCase() + words.slice(1);
	if (grouping.groups.length === 1)
		return spans.length > 1
			? `${first} are most on ${busiest.channel}, with ${says(busiest.highest)} on average`
			: `${first} are ${says(busiest.highest)} on average on ${busiest.channel}`;
	const isApart = ({ lowest, highest }: Span) => Number(lowest.mean_high) < Number(highest.mean_low);
	const apart = spans.filter(isApart);
	const widest = apart.toSorted((a, b) => width(b) - width(a))[0];
	if (!widest) return `No clear difference by ${grouping.noun} in ${words} on any channel${shownWords(rows, "mean")}`;
	const group = (row: Record) => `${says(row)} (${row[grouping.column.name]})`;
	return `${first} differ ${spans.length > 1 ? "most " : ""}on ${widest.channel}: from ${group(widest.lowest)} to ${group(widest.highest)}${shownWords(rows, "mean")}`;
}

function width({ lowest, highest }: Span): number {
	return Number(highest.mean) - Number(lowest.mean);
}

/** The message of the figures where groups are not tested: that of the first measure. */
export function usageClaim(basis: Basis, measured: readonly MeasuredUsage[], figures: readonly Figure[]): string {
	return (
		figures[0]?.claim ??
		`Too few customers use any channel for ${eachWords(measured[0] ?? { measure: "activity", period: undefined })} to be shown by ${basis.grouping.noun}`
	);
}
