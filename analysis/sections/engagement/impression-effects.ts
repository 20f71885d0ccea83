/** Whether click-through rates fall as impressions rise, for each channel over all customers and in each group. */
import { definitions } from "../../definitions.ts";
import { cohensHEffect } from "../../findings/effects.ts";
import type { Hypothesis } from "../../findings/hypothesis.ts";
import type { Formats } from "../../format.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { robustSlope } from "../../statistics/robust-slope.ts";
import { everyone, type Grouping } from "../../tables/groups.ts";
import { kebabIds } from "../kebab-ids.ts";
import { tellCustomers } from "../tell-customers.ts";
import type { Basis } from "./basis.ts";
import type { DoseCell, DosedChannel, Doses } from "./doses.ts";

/** A channel's customers, all of them or those of one group. */
export interface ImpressionEffect {
	channel: DosedChannel;
	/** `everyone` for all groups together. */
	group: string;
	hypothesis: Hypothesis;
	/** Whether its numbers are kept back. */
	withheld: boolean;
	/** Of all groups together: the change among customers of the same group, where there are several. */
	within?: Estimate;
}

/** Of every channel, first all customers and then, where there are several, each group. */
export function findImpressionEffects(basis: Basis, doses: Doses): ImpressionEffect[] {
	const { grouping, settings } = basis;
	const { rates } = basis.rates;
	const sizes = new Map(grouping.groups.map(({ name, customers }) => [name, customers]));
	const groups = groupsOf(grouping);
	const names = doses.channels.flatMap(({ channel }) => groups.map((group) => ({ channel, group })));
	const ids = kebabIds(names.map(({ channel, group }) => (group === groups[0] ? channel : `${channel} ${group}`)));
	return doses.channels.flatMap((channel, place) => {
		const cells = doses.cells.filter((cell) => cell.channel === channel.channel);
		return groups.map((group, index): ImpressionEffect => {
			const isAll = index === 0;
			const own = isAll ? cells : cells.filter((cell) => cell.group === group);
			const rate = rates.find((one) => one.channel === channel.channel && one.group === group);
			const withheld = rate?.withheld === true;
			const size = (isAll ? undefined : sizes.get(group)) ?? grouping.customers;
			const within = isAll && groups.length > 1 ? changeOf(cells, channel, (cell) => cell.group) : null;
			return {
				channel,
				group,
				hypothesis: {
					id: `ctr-falls-${ids[place * groups.length + index]}`,
					...(withheld ? tooFew : measure(own, channel)),
					n: [rate?.customers ?? 0, rate?.reached ?? 0, size].reduce(
						(n, all) => tellCustomers(n, { all, threshold: settings.disclosureThreshold }),
						own.reduce((sum, { customers }) => sum + customers, 0),
					),
					measure: `change in click-through rate from ${spanWords(channel, basis.formats)} impressions, along a straight line`,
					format: "points",
					kind: "confirmatory",
					none: 0,
					negligible: negligibleOf(own),
					test: "weighted regression with a robust variance",
				},
				withheld,
				...(within ? { within } : {}),
			};
		});
	});
}

/** All together, and each group where there are several. */
function groupsOf({ groups }: Grouping): string[] {
	return groups.length > 1 ? [everyone, ...groups.map(({ name }) => name)] : groups.map(({ name }) => name);
}

/** "2 to 23": between the impressions of the tenth of the customers that saw least and of the tenth that saw most. */
export function spanWords({ low, high }: DosedChannel, { cell }: Formats): string {
	return `${cell(low, "count")} to ${cell(high, "count")}`;
}

const tooFew = { measured: null, why: "too few customers clicked, or saw enough messages" } as const;

function measure(cells: readonly DoseCell[], channel: DosedChannel): Pick<Hypothesis, "measured" | "why"> {
	const change = changeOf(cells, channel, () => "all");
	if (!change) return { measured: null, why: "customers saw equally many messages, or none was clicked" };
	const { p, mean, meanImpressions, ...estimate } = change;
	const slope = estimate.estimate / (channel.high - channel.low);
	const rateAt = (impressions: number) => Math.min(1, Math.max(0, mean + slope * (impressions - meanImpressions)));
	return { measured: { estimate, p, effect: cohensHEffect(rateAt(channel.high), rateAt(channel.low)) } };
}

/**
 * The change in click-through rate between the ends of the channel's span along a straight line, weighted by impressions.
 * Where they are the same number there is none.
 */
function changeOf(cells: readonly DoseCell[], { low, high }: DosedChannel, stratumOf: (cell: DoseCell) => string) {
	if (!(high > low)) return null;
	const slope = robustSlope(
		cells.map((cell) => ({
			stratum: stratumOf(cell),
			x: cell.impressions,
			y: cell.clicks / cell.impressions,
			weight: cell.impressions,
			customers: cell.customers,
		})),
	);
	if (!slope) return null;
	const span = high - low;
	const sum = (of: (cell: DoseCell) => number) => cells.reduce((total, cell) => total + cell.customers * of(cell), 0);
	const impressions = sum((cell) => cell.impressions);
	return {
		estimate: slope.estimate * span,
		low: slope.low * span,
		high: slope.high * span,
		p: slope.p,
		mean: sum(({ clicks }) => clicks) / impressions,
		meanImpressions: sum((cell) => cell.impressions ** 2) / impressions,
	};
}

/** A change that is small beside the mean click-through rate. */
function negligibleOf(cells: readonly DoseCell[]): Hypothesis["negligible"] {
	const clicks = cells.reduce((sum, cell) => sum + cell.customers * cell.clicks, 0);
	const impressions = cells.reduce((sum, cell) => sum + cell.customers * cell.impressions, 0);
	const most = impressions > 0 ? (definitions.negligibleFall.value * clicks) / impressions : 0;
	return { low: -most, high: most };
}
