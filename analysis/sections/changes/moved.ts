/** Which published figures moved since the last report by more than their intervals allow. */

import { definitions } from "../../definitions.ts";
import type { Format } from "../../document.ts";
import type { Entry } from "../../history/entry.ts";
import type { PublishedCell } from "../../history/published-cells.ts";
import type { Settings } from "../../report.ts";
import { benjaminiHochberg } from "../../statistics/benjamini-hochberg.ts";
import { differenceOfEstimates, type EstimateDifference } from "../../statistics/estimate-difference.ts";
import type { Estimate } from "../../statistics/interval.ts";

export interface Compared {
	now: PublishedCell;
	before: Estimate;
	change: EstimateDifference;
	/** Adjusted for all figures that are compared. */
	q: number;
	moved: boolean;
}

/**
 * The cells that both reports publish, compared, each figure once. One has moved where the interval of the change excludes zero and its
 * q-value is below the false discovery rate, unless it is a share and the interval excludes any change that matters.
 */
export function compareCells(
	cells: readonly PublishedCell[],
	estimates: Entry["estimates"],
	settings: Pick<Settings, "meaningfulDifference">,
): Compared[] {
	const known = new Map(estimates.map((of) => [spellKey(of), of.cells]));
	const pairs = cells.flatMap((now) => {
		const [estimate, low, high] = known.get(spellKey(now))?.[now.group] ?? [];
		if (estimate === undefined || low === undefined || high === undefined) return [];
		const before = { estimate, low, high };
		return [{ now, before, change: differenceOfEstimates(before, now) }];
	});
	const unique = [...new Map(pairs.map((pair) => [spellFigure(pair), pair])).values()];
	const q = benjaminiHochberg(unique.map(({ change }) => change.p));
	return unique.map((pair, i) => {
		const own = q[i] ?? 1;
		return { ...pair, q: own, moved: hasMoved(pair.change, { q: own, format: pair.now.format, settings }) };
	});
}

function spellKey({ table, column, format }: Pick<PublishedCell, "table" | "column" | "format">): string {
	return `${table} ${column} ${format}`;
}

/** The same for a figure that stands in several tables. */
function spellFigure({
	now: { format, group, estimate, low, high },
	before,
}: Pick<Compared, "now" | "before">): string {
	const names = group.split(", ").sort();
	return [format, ...names, estimate, low, high, before.estimate, before.low, before.high].join(" ");
}

interface Judging {
	q: number;
	format: Format;
	settings: Pick<Settings, "meaningfulDifference">;
}

function hasMoved({ low, high }: EstimateDifference, { q, format, settings }: Judging): boolean {
	const margin = format === "share" || format === "points" ? settings.meaningfulDifference : 0;
	const isNegligible = low >= -margin && high <= margin;
	return (low > 0 || high < 0) && q < definitions.falseDiscoveryRate.value && !isNegligible;
}

/** Those that moved, the one furthest beyond its interval first. */
export function listMoved(compared: readonly Compared[]): Compared[] {
	return compared.filter(({ moved }) => moved).toSorted((a, b) => reach(b.change) - reach(a.change));
}

/** How many times the change goes into the half of its interval that faces zero. */
function reach({ estimate, low, high }: EstimateDifference): number {
	return Math.abs(estimate) / (estimate > 0 ? estimate - low : high - estimate);
}
