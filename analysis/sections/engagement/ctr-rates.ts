/** The share that bought by fifth of the click-through rate. */
import { type Record, withhold } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { customersColumn, intervalColumns } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { channelColumn, groupedBase } from "./basis.ts";
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
		label: outcome.rate.charAt(0).toUpperCase() + outcome.rate.slice(1),
		type: "number",
		format: "share",
	};
	const { parts, withheld } = judgeParts(counted, options);
	const rows = parts.map(({ channel, grp, part, mean_ctr, customers, buyers }): Record => {
		const { low, high } = wilsonInterval(buyers, customers);
		const cuts = counted.channels.find(({ name }) => name === channel)?.cuts ?? [];
		const share = buyers / customers;
		return {
			channel,
			[group]: grp,
			part: String(part),
			click_rates: spanOfPart(part, cuts, (value) => formats.cell(value, "share")),
			mean_ctr,
			customers,
			[rate.name]: share,
			[`${rate.name}_low`]: low,
			[`${rate.name}_high`]: high,
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
				rate,
				...intervalColumns(rate),
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
function judgeParts({ channels, parts }: ClickOutcomes, { grouping, settings }: FigureOptions) {
	const pairs = channels.flatMap(({ name }) =>
		grouping.groups.map((group) => parts.filter(({ channel, grp }) => channel === name && grp === group.name)),
	);
	const withheld = new Set<number>();
	let first = 0;
	for (const own of pairs) {
		const cells = own.flatMap(({ part, customers, buyers }) => [
			{ part, bought: "yes", customers: buyers },
			{ part, bought: "no", customers: customers - buyers },
		]);
		const protection = { threshold: settings.disclosureThreshold, count: "customers", by: ["part", "bought"] };
		for (const cell of withhold(cells, protection)) withheld.add(first + Math.floor(cell / 2));
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
	const ends = pairs.flatMap(({ group, channel, hypothesis }) => {
		if (!hypothesis || findings(hypothesis.id).verdict !== "supported") return [];
		const own = rows.filter((row) => row.channel === channel && row[grouping.column.name] === group);
		const [lowest, highest] = [own[0]?.[rate], own.at(-1)?.[rate]];
		return typeof lowest === "number" && typeof highest === "number" ? [{ group, channel, lowest, highest }] : [];
	});
	const [widest] = ends.toSorted((a, b) => Math.abs(b.highest - b.lowest) - Math.abs(a.highest - a.lowest));
	if (!widest) return `The ${outcome.rate} neither rises nor falls clearly with the click-through rate on any channel`;
	const { group, channel, lowest, highest } = widest;
	return `Of ${groupWords(group)} with the highest click-through rates on ${channel}, ${cell(highest, "share")} ${outcome.past}; of those with the lowest, ${cell(lowest, "share")}`;
}
