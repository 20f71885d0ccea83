/** What customers do on each channel, on average, by group. */
import { isDominated, type Record } from "../../disclosure.ts";
import type { Cell, Column, Figure } from "../../document.ts";
import { upperFirst } from "../../narrative/words.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { customersColumn, estimateCells, withInterval } from "../columns.ts";
import { dotsByGroup } from "../dots.ts";
import { areApart, type Ends, findEnds, findRowEnds, rangeWords, withVerb } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { shownWords } from "../shown-words.ts";
import { withholdRates } from "../withhold-rates.ts";
import { type Basis, channelColumn, leftOutWords } from "./basis.ts";
import type { Rate } from "./channel-rates.ts";
import type { UsageMeasure } from "./customer-channels.ts";
import type { UsagePeriod } from "./usage-period.ts";
import { tellsUsers, type UsageSum } from "./usage-sums.ts";

/** All there is of one measure. */
export interface MeasuredUsage {
	measure: UsageMeasure;
	channels: string[];
	/** By channel and group, in their order. */
	usage: UsageSum[];
	sql: string;
	/** Of the channels, the groups of which the share of users is withheld: their means would tell it. */
	untold: { channel: string; group: string }[];
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

/**
 * Indexes of the rows whose mean rests on too few who use the channel, or tells that all but too few do, or most of which
 * is one customer's, in each channel.
 */
export function withholdUsage({ usage, channels, untold }: MeasuredUsage, threshold: number): Set<number> {
	return new Set(
		channels.flatMap((channel) => {
			const own = usage.flatMap((sum, index) => (sum.channel === channel ? [{ ...sum, index }] : []));
			const rated = own.map(({ group, customers, users, largest, sums }) => ({
				customers,
				some: users,
				notAll: customers,
				isForced:
					isDominated({ largest, absolute: sums.y }) ||
					(tellsUsers({ users, y: sums.y, yy: sums.yy }, threshold) &&
						((customers > users && customers - users < threshold) ||
							untold.some((one) => one.channel === channel && one.group === group))),
			}));
			return [...withholdRates(rated, threshold)].map((place) => own[place]?.index ?? -1);
		}),
	);
}

export function meanColumn(measured: Pick<MeasuredUsage, "measure" | "period">): Column {
	const words = eachWords(measured);
	return { name: "mean", label: upperFirst(words), type: "number", format: "decimal" };
}

export function measureFigure(basis: Basis, measured: MeasuredUsage): Figure {
	const { grouping, settings, byGroup, channels } = basis;
	const { measure, usage, period, sql } = measured;
	const mean = meanColumn(measured);
	return makeFigure(
		{
			id: `${measure}-${byGroup}`,
			claim: (rows) => meansClaim(basis, rows, measured),
			description: `Mean ${eachWords(measured)} on each channel${byWords(grouping)}${period ? `, ${period.words}` : ""}, with 95% intervals; customers who do not use a channel count as 0. Base: ${groupedBase(basis)}.`,
			chart: dotsByGroup(grouping, { category: channelColumn.name, value: mean.name }),
			columns: [channelColumn, grouping.column, customersColumn, ...withInterval(mean)],
			rows: usage.map(
				(sum): Record => ({
					channel: sum.channel,
					[grouping.column.name]: sum.group,
					customers: sum.customers,
					...estimateCells(mean.name, meanUsage(sum, period)),
				}),
			),
			protection: {
				withheld: withholdUsage(measured, settings.disclosureThreshold),
				keep: [channelColumn.name, grouping.column.name],
			},
			...noteOf(leftOutWords(channels.leftOut.usage)),
			sql,
		},
		settings,
	);
}

interface Span {
	channel: string;
	ends: Ends<Record>;
}

/** On each channel the groups that use it least and most, where two are named and shown. */
export function spansOf({ grouping }: Basis, rows: readonly Record[], value: string): Span[] {
	return [...Map.groupBy(rows, ({ channel }) => String(channel))].flatMap(([channel, own]) => {
		const ends = findRowEnds(own, { value, group: grouping.column.name });
		return ends ? [{ channel, ends }] : [];
	});
}

/** The channel whose groups lie furthest apart, of those whose intervals are apart at all. */
export function widestApart(spans: readonly Span[], value: string): Span | undefined {
	const width = ({ ends }: Span) => Number(ends.highest[value]) - Number(ends.lowest[value]);
	return spans.filter(({ ends }) => areApart(ends, value)).toSorted((a, b) => width(b) - width(a))[0];
}

/** Of the channel whose groups lie furthest apart; of one group from the least used channel to the most used. */
function meansClaim(basis: Basis, rows: readonly Record[], measured: MeasuredUsage): string {
	const { grouping, formats } = basis;
	const at = { value: "mean", group: grouping.column.name };
	const write = (mean: Cell) => formats.cell(mean, "decimal");
	const words = eachWords(measured);
	const what = upperFirst(words);
	const number = measured.measure === "activity" ? "singular" : "plural";
	const tooFew = `Too few customers use any channel, or leave it, for ${words} to be shown, or one of them uses it most`;
	if (grouping.groups.length === 1) {
		const known = rows.filter((row) => row.mean !== null);
		const ends = findEnds(known, (row) => Number(row.mean));
		if (ends)
			return `${what} ${number === "plural" ? "run" : "runs"} from ${write(ends.lowest.mean ?? null)} (${ends.lowest.channel}) to ${write(ends.highest.mean ?? null)} (${ends.highest.channel})${shownWords(rows, at.value)}`;
		return known[0] ? `${what} on ${known[0].channel}: ${write(known[0].mean ?? null)}` : tooFew;
	}
	const spans = spansOf(basis, rows, at.value);
	if (spans.length === 0) return tooFew;
	const widest = widestApart(spans, at.value);
	return widest
		? `${withVerb(`${what} on ${widest.channel}`, rangeWords(widest.ends, { ...at, noun: grouping.noun, write }), number)}${shownWords(rows, at.value)}`
		: `No clear difference by ${grouping.noun} in ${words} on any channel${shownWords(rows, at.value)}`;
}
