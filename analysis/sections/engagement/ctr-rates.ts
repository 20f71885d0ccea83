/** The share that bought by fifth of the click-through rate. */
import type { Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import { upperFirst } from "../../narrative/words.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { customersColumn, estimateCells, withInterval } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { groupedBase } from "../grouped.ts";
import { sidesOf, withholdParts } from "../withhold-parts.ts";
import { channelColumn } from "./basis.ts";
import type { FigureOptions } from "./ctr-forests.ts";
import type { ClickChannel, ClickOutcomes } from "./ctr-outcomes.ts";
import type { ClickTests } from "./ctr-tests.ts";
import { groupWords, notByChance } from "./ctr-words.ts";

export function ratesFigure(counted: ClickOutcomes, tests: ClickTests, options: FigureOptions): Figure {
	const { grouping, outcome, settings } = options;
	const formats = formatsFor(settings);
	const group = grouping.column.name;
	const rate: Column = {
		name: outcome.rate.replace(" ", "_"),
		label: upperFirst(outcome.rate),
		type: "number",
		format: "share",
	};
	const { parts, withheld } = listParts(counted, options);
	const rows = parts.map(({ channel, grp, part, mean_ctr, customers, buyers }): Record => {
		const cuts = counted.channels.find(({ name }) => name === channel)?.cuts ?? [];
		return {
			channel,
			[group]: grp,
			part: String(part),
			click_rates: spanOfPart(part, cuts, (value) => formats.cell(value, "share")),
			mean_ctr,
			customers,
			...estimateCells(rate.name, { estimate: buyers / customers, ...wilsonInterval(buyers, customers) }),
		};
	});
	return makeFigure(
		{
			id: "purchase-rate-by-ctr",
			claim: (published) => ratesClaim(published, tests, { ...options, rate: rate.name }),
			description: `Share of customers who ${outcome.past}, by fifth of the click-through rate (1 is the lowest), channel and ${grouping.noun}, with 95% intervals. Base: ${groupedBase(options)}; on each channel those who saw something there and of whom it is known whether they ${outcome.past}.`,
			chart: {
				kind: "lines",
				x: "part",
				y: rate.name,
				series: group,
				facet: "channel",
				low: `${rate.name}_low`,
				high: `${rate.name}_high`,
			},
			columns: [
				channelColumn,
				grouping.column,
				{ name: "part", label: "Fifth by click-through rate", type: "string", format: "text" },
				{ name: "click_rates", label: "Click-through rates", type: "string", format: "text" },
				{ name: "mean_ctr", label: "Mean click-through rate", type: "number", format: "share" },
				customersColumn,
				...withInterval(rate),
			],
			rows,
			protection: { withheld, keep: ["channel", group, "part", "click_rates"] },
			note: `Each channel's customers are cut into fifths by their click-through rate, over every ${grouping.noun} together; customers with the same rate stay together, so that there may be fewer than five parts. ${notByChance}`,
			sql: counted.sql.parts,
		},
		settings,
	);
}

/** Parts in the order in which they are shown, and the indexes of those in which too few customers bought, or did not. */
function listParts({ channels, parts }: ClickOutcomes, { grouping, settings }: FigureOptions) {
	const pairs = channels.flatMap(({ name }) =>
		grouping.groups.map((group) => parts.filter(({ channel, grp }) => channel === name && grp === group.name)),
	);
	const withheld = new Set<number>();
	let first = 0;
	for (const own of pairs) {
		const sides = own.map(({ customers, buyers }) => sidesOf(buyers, customers));
		for (const index of withholdParts(sides, { threshold: settings.disclosureThreshold })) withheld.add(first + index);
		first += own.length;
	}
	return { parts: pairs.flat(), withheld };
}

/** "up to 10.0%", "above 10.0% to 20.0%", "above 20.0%". */
function spanOfPart(part: number, cuts: ClickChannel["cuts"], write: (share: number) => string): string {
	const [from, to] = [cuts[part - 2], cuts[part - 1]];
	if (from === undefined) return to === undefined ? "all" : to === 0 ? write(0) : `up to ${write(to)}`;
	return to === undefined ? `above ${write(from)}` : `above ${write(from)} to ${write(to)}`;
}

/** Tells of the pair of group and channel with the widest gap among those where a trend is supported. */
function ratesClaim(
	rows: readonly Record[],
	{ pairs }: ClickTests,
	{ grouping, outcome, settings, findings, rate }: FigureOptions & { rate: string },
): string {
	const { cell } = formatsFor(settings);
	const shown = pairs.filter(({ hypothesis }) => hypothesis?.measured);
	if (shown.length === 0)
		return `Too few customers ${outcome.past}, or did not, to show the ${outcome.rate} by click-through rate`;
	const channels = [...new Set(shown.map(({ channel }) => channel))];
	const supported = pairs.filter(({ hypothesis }) => hypothesis && findings(hypothesis.id).verdict === "supported");
	const ends = supported.flatMap(({ group, channel }) => {
		const own = rows.filter((row) => row.channel === channel && row[grouping.column.name] === group);
		const [lowest, highest] = [own[0]?.[rate], own.at(-1)?.[rate]];
		return typeof lowest === "number" && typeof highest === "number" ? [{ group, channel, lowest, highest }] : [];
	});
	const [widest] = ends.toSorted((a, b) => Math.abs(b.highest - b.lowest) - Math.abs(a.highest - a.lowest));
	if (!widest)
		return supported.length === 0
			? `The ${outcome.rate} neither rises nor falls clearly with the click-through rate on ${channels.length === 1 ? channels[0] : "any channel shown"}`
			: `Too few customers ${outcome.past}, or did not, to show the ${outcome.rate} of those with the highest and the lowest click-through rates`;
	const { group, channel, lowest, highest } = widest;
	return `Of ${groupWords(group)} with the highest click-through rates on ${channel}, ${cell(highest, "share")} ${outcome.past}; of those with the lowest, ${cell(lowest, "share")}`;
}
