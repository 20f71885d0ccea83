/** Where one more impression goes with less than half as many clicks as the first, and how sure that is. */
import { definitions } from "../../definitions.ts";
import { percentileInterval } from "../../statistics/bootstrap.ts";
import { chiSquareTail } from "../../statistics/chi-square-tail.ts";
import { type ConcaveFit, type CurvePoint, fitConcave, halfResponse } from "../../statistics/concave-fit.ts";
import { fitDiminishing } from "../../statistics/diminishing-fit.ts";
import type { Interval } from "../../statistics/interval.ts";
import { resampleCounts } from "../../statistics/resample-counts.ts";
import type { DoseCell } from "./doses.ts";

export interface Bend {
	/** Expected clicks of a customer by number of impressions. */
	fit: ConcaveFit;
	/** Impressions after which one more goes with less than half as many clicks as the first. */
	half?: number;
	/** The same in whole impressions, 95% interval; only where nearly all resamples of the customers have it. */
	range?: Interval;
}

export interface Bends {
	/** Of all customers together. */
	all: Bend;
	/** By group. */
	groups: Map<string, Bend>;
}

/**
 * The bends of one channel with their ranges. Each group is resampled by itself, so that the resamples of all are as many
 * of each group as there are. Where the curves of more resamples than lie beyond the end of an interval do not bend within
 * the data, there is no upper end and so no range.
 */
export function findBends(cells: readonly DoseCell[], random: () => number): Bends {
	const { groups, all } = splitGroups(cells);
	for (let i = 0; i < definitions.bendReplicates.value; i++) {
		const drawn = groups.map((group) => sumDoses(group.cells, resampleCounts(group.counts, random)));
		for (const [place, group] of groups.entries())
			group.halves.push(halfResponse(group.curve(pointsOf(drawn[place] ?? []))));
		all.halves.push(groups.length === 1 ? groups[0]?.halves.at(-1) : halfResponse(all.curve(pointsOf(addSums(drawn)))));
	}
	return { all: bendOf(all), groups: new Map(groups.map((group) => [group.name, bendOf(group)])) };
}

/** The bends of one channel without their ranges. */
export function fitBends(cells: readonly DoseCell[]): Bends {
	const { groups, all } = splitGroups(cells);
	return { all: fitOf(all), groups: new Map(groups.map((group) => [group.name, fitOf(group)])) };
}

function splitGroups(cells: readonly DoseCell[]) {
	const groups = [...new Set(cells.map(({ group }) => group))].map((name) => {
		const own = cells.filter(({ group }) => group === name);
		const counts = own.map(({ customers }) => customers);
		return { name, cells: own, counts, ...curveOf(sumDoses(own, counts)) };
	});
	return { groups, all: curveOf(addSums(groups.map(({ sums }) => sums))) };
}

function curveOf(sums: readonly DoseSum[]): Curved {
	return { sums, curve: chooseCurve(sums), halves: [] };
}

interface Curved {
	sums: readonly DoseSum[];
	curve: (points: readonly CurvePoint[]) => ConcaveFit;
	/** Of the resamples. */
	halves: Half[];
}

type Half = number | undefined;

/** Sums over the customers of a dose, at its place; no customers are 0. */
interface DoseSum {
	customers: number;
	impressions: number;
	clicks: number;
	squaredClicks: number;
}

function sumDoses(cells: readonly DoseCell[], counts: readonly number[]): DoseSum[] {
	const sums: DoseSum[] = [];
	for (const [i, { bin, impressions, clicks }] of cells.entries()) {
		const customers = counts[i] as number;
		while (sums.length <= bin) sums.push({ customers: 0, impressions: 0, clicks: 0, squaredClicks: 0 });
		const sum = sums[bin] as DoseSum;
		sum.customers += customers;
		sum.impressions += customers * impressions;
		sum.clicks += customers * clicks;
		sum.squaredClicks += customers * clicks ** 2;
	}
	return sums;
}

function addSums(groups: readonly (readonly DoseSum[])[]): DoseSum[] {
	const doses = Math.max(0, ...groups.map((sums) => sums.length));
	return Array.from({ length: doses }, (_, bin) => {
		const total = (of: keyof DoseSum) => groups.reduce((sum, sums) => sum + (sums[bin]?.[of] ?? 0), 0);
		return {
			customers: total("customers"),
			impressions: total("impressions"),
			clicks: total("clicks"),
			squaredClicks: total("squaredClicks"),
		};
	});
}

/** One a dose that has customers. */
function pointsOf(sums: readonly DoseSum[]): CurvePoint[] {
	return sums.flatMap(({ customers, impressions, clicks }) =>
		customers > 0 ? [{ x: impressions / customers, mean: clicks / customers, weight: customers }] : [],
	);
}

/**
 * The smooth curve, unless the clicks clearly do not follow it, as where customers stop clicking all of a sudden: then the
 * rough one, which follows any fall.
 */
function chooseCurve(sums: readonly DoseSum[]): (points: readonly CurvePoint[]) => ConcaveFit {
	const fit = fitDiminishing(pointsOf(sums));
	const misfits = sums.flatMap(({ customers, impressions, clicks, squaredClicks }) => {
		const mean = clicks / customers;
		const variance = (squaredClicks / customers - mean ** 2) / (customers - 1);
		return customers > 1 && variance > 0 ? [(mean - fit.valueAt(impressions / customers)) ** 2 / variance] : [];
	});
	const df = misfits.length - fit.terms;
	const misfit = misfits.reduce((sum, one) => sum + one, 0);
	return df > 0 && chiSquareTail(misfit, df) < definitions.bendMisfit.value ? fitConcave : fitDiminishing;
}

function fitOf({ sums, curve }: Curved): Bend {
	const fit = curve(pointsOf(sums));
	const half = halfResponse(fit);
	return half === undefined ? { fit } : { fit, half };
}

function bendOf(curved: Curved): Bend {
	const bend = fitOf(curved);
	const { halves } = curved;
	const unbent = halves.filter((value) => value === undefined).length;
	const { value: confidence } = definitions.confidence;
	if (bend.half === undefined || unbent > ((1 - confidence) / 2) * halves.length) return bend;
	const { low, high } = percentileInterval(
		halves.map((value) => value ?? Number.MAX_SAFE_INTEGER),
		{ confidence },
	);
	return { ...bend, range: { low: Math.floor(low), high: Math.ceil(high) } };
}
