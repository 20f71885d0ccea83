/** Whether groups of customers spend different shares of their money in a category, or pay them in different ways. */

import { definitions } from "../../definitions.ts";
import type { Effect, Hypothesis } from "../../findings/hypothesis.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import { heterogeneityTest } from "../../statistics/heterogeneity-test.ts";
import type { Estimate } from "../../statistics/interval.ts";
import type { RatioSums } from "../../statistics/ratio-interval.ts";
import { shareIndex } from "../../statistics/share-index.ts";
import { kebabIds } from "../kebab-ids.ts";
import { tellCustomers } from "../tell-customers.ts";
import { type Basis, maySingleOut } from "./basis.ts";
import { addSums, type KindCell, type KindCells } from "./kind-cells.ts";
import type { Kinds } from "./kinds.ts";
import type { Trait } from "./traits.ts";

/** A kind with the group that differs most in it. */
export interface IndexTest {
	kind: string;
	group: string;
	/** Of the spending of the group, and of all customers, 0 to 1. */
	share: number;
	shareOfAll: number;
	/** Of the group, and of all others together. */
	sums: { own: RatioSums; others: RatioSums };
	hypothesis: Hypothesis;
}

export const negligibleIndex = {
	low: 1 - definitions.negligibleIndex.value,
	high: 1 + definitions.negligibleIndex.value,
};

interface Compared {
	cell: KindCell;
	index: Estimate;
}

/** The kinds that sentences may speak of in which at least two groups can be shown. What is withheld is neither compared nor tested. */
export function testIndexes(
	{ spending, settings }: Basis,
	{ kinds, trait, cells, all }: { kinds: Kinds; trait: Trait } & Pick<KindCells, "cells" | "all">,
): IndexTest[] {
	const ids = kebabIds(kinds.names);
	const topic = kinds.role === "category" ? "spending" : "payment";
	return kinds.names.flatMap((kind, i) => {
		const whole = all.get(kind);
		const own = cells.filter(
			(cell) => cell.kind === kind && !cell.withheld && maySingleOut(cell.group) && cell.sums.x > 0,
		);
		const compared = own.flatMap((cell): Compared[] => {
			const index = whole ? shareIndex(cell.sums, whole) : null;
			return index ? [{ cell, index }] : [];
		});
		const most = findMostDifferent(compared);
		const p = testShares(own.map(({ sums }) => sums));
		if (!whole || !most || p === undefined || !maySingleOut(kind, kinds)) return [];
		const n = own.reduce((sum, { sums }) => sum + sums.n, 0);
		const hypothesis: Hypothesis = {
			id: `${topic}-by-${trait.id}-${ids[i]}`,
			measured: { estimate: most.index, p, effect: differenceFromOthers(most.cell.sums, whole) },
			n: tellCustomers(n, { all: spending.customers, threshold: settings.disclosureThreshold }),
			measure: "index of the group that differs most",
			format: "index",
			kind: "exploratory",
			none: 1,
			negligible: negligibleIndex,
			test: "Cochran's Q over all groups",
		};
		const share = most.cell.sums.y / most.cell.sums.x;
		const rest = cells.filter((cell) => cell.kind === kind && cell.group !== most.cell.group);
		const sums = { own: most.cell.sums, others: addSums(rest.map((cell) => cell.sums)) };
		return [{ kind, group: most.cell.group, share, shareOfAll: whole.y / whole.x, sums, hypothesis }];
	});
}

/**
 * The group whose interval lies furthest from 100, in proportion. Where one of several may differ by more than is
 * negligible, it is one of these, so that there is no difference only where every group is known to have none.
 */
export function findMostDifferent<T extends { index: Estimate }>(compared: readonly T[]): T | undefined {
	const mayDiffer = compared.filter(
		({ index }) => index.low < negligibleIndex.low || index.high > negligibleIndex.high,
	);
	const nearEnd = ({ index: { low, high } }: T) => Math.max(Math.log(low), -Math.log(high));
	const distance = ({ index }: T) => Math.abs(Math.log(index.estimate));
	const rank = mayDiffer.some((one) => nearEnd(one) > 0) ? nearEnd : distance;
	return (mayDiffer.length > 0 ? mayDiffer : compared).toSorted((a, b) => rank(b) - rank(a))[0];
}

/**
 * The p-value of equal shares in all groups; undefined where there are not two, or nothing varies. The variance of each
 * share is that of its customers around the share of all, which keeps the level where groups are small.
 */
export function testShares(groups: readonly RatioSums[]): number | undefined {
	const together = addSums(groups);
	const common = together.y / together.x;
	const shares = groups.map(({ n, y, x, yy, xy, xx }) => ({
		estimate: y / x,
		standardError: Math.sqrt(Math.max(0, ((yy - 2 * common * xy + common ** 2 * xx) * n) / (n - 1))) / x,
	}));
	return heterogeneityTest(shares)?.p;
}

/** The share of the group less that of all others, in standard deviations of customers around the share of all. */
function differenceFromOthers(group: RatioSums, all: RatioSums): Effect {
	const share = all.y / all.x;
	const squares = all.yy - 2 * share * all.xy + share ** 2 * all.xx;
	const deviation = Math.sqrt(Math.max(0, squares) / all.n) / (all.x / all.n);
	const others = (all.y - group.y) / (all.x - group.x);
	const value = deviation > 0 && Number.isFinite(others) ? (group.y / group.x - others) / deviation : 0;
	return { name: "Cohen's d", value, magnitude: effectMagnitude(value) };
}
