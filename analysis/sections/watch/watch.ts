/**
 * Simpson's paradox: a difference between two groups over all customers that is the other way around among customers who
 * are alike in something else. Every chapter that compares groups in a share or a mean asks here before it says so.
 */
import { definitions } from "../../definitions.ts";
import type { Format } from "../../document.ts";
import type { Settings } from "../../report.ts";
import type { Estimate, Interval } from "../../statistics/interval.ts";
import type { RatioSums } from "../../statistics/ratio-interval.ts";
import { type Stratum, standardizedDifference } from "../../statistics/standardized-difference.ts";
import type { Bank } from "../../tables/bank.ts";
import { addSums } from "../spending/kind-cells.ts";
import { measureSums, type Outcome, type StratumSums, sumStrata } from "./strata-sums.ts";
import { findStratifications, type Stratification } from "./stratifications.ts";

/** Two groups of an outcome, as they compare over all customers. */
export interface Comparison {
	/** Of the hypothesis, where it is tested; kebab-case, unique in the report. */
	id: string;
	item: string;
	group: string;
	/** All other groups together where there is none. */
	other?: string;
	/** The group less the other. */
	pooled: Estimate;
	/** Of the group and of the other. */
	levels: readonly [number, number];
	/** Differences inside it would change nothing that anyone does. */
	negligible: Interval;
	/** What is compared, as the subject of a sentence: "the share that holds Card". */
	subject: string;
	/** What the two are called behind "for". */
	names: readonly [string, string];
}

/** A comparison that is the other way around among customers who are alike: the intervals of both differences exclude zero. */
export interface Turned extends Stratification {
	within: Estimate;
	/** Two-sided, for all stratifications that were tried (Bonferroni). */
	p: number;
	/** The difference within strata in standard deviations of customers. */
	d: number;
	/** Customers of both groups in the strata, and in all. */
	n: number;
	all: number;
}

/** That a comparison was watched, and what came of it. */
export interface WatchedOver {
	/** Of which customers the same were compared, as nouns: "age band". */
	over: readonly string[];
	isTurned: boolean;
}

export interface Watched {
	comparison: Comparison;
	/** What it was watched over, as nouns. */
	over: string[];
	/** The surest first. */
	turned: Turned[];
}

export interface Watch {
	outcome: Outcome;
	comparisons: readonly Comparison[];
	/** Roles that groups are made of: no stratification. */
	without?: readonly string[];
	/** How levels and differences are written. */
	formats: { level: Format; difference: Format };
}

/** One query, and none where no comparison shows anything that could turn around. */
export async function watchReversals(bank: Bank, settings: Settings, watch: Watch): Promise<Watched[]> {
	const { outcome, comparisons, without = [] } = watch;
	const all = await findStratifications(bank);
	const stratifications = all.filter(({ role }) => !without.includes(role));
	const over = stratifications.map(({ noun }) => noun);
	const watched = comparisons.map((comparison): Watched => ({ comparison, over, turned: [] }));
	const open = watched.filter(({ comparison: { pooled } }) => pooled.low > 0 || pooled.high < 0);
	if (open.length === 0 || stratifications.length === 0) return watched;
	const sums = await sumStrata(bank.engine, outcome, stratifications);
	for (const stratification of stratifications) {
		for (const { comparison, turned } of open) {
			const found = compareWithin(sums.get(stratification.role) ?? [], comparison, {
				isShare: outcome.isShare,
				threshold: settings.disclosureThreshold,
			});
			if (found && turnsAround(found.within, comparison))
				turned.push({ ...stratification, ...found, p: Math.min(1, found.p * stratifications.length) });
		}
	}
	for (const { turned } of open) turned.sort((a, b) => a.p - b.p);
	return watched;
}

/** Two differences that both are too small to matter turn nothing around that anyone would act on. */
function turnsAround(within: Interval, { pooled, negligible }: Comparison): boolean {
	const isSmall = ({ low, high }: Interval) => low >= negligible.low && high <= negligible.high;
	const isOpposite = sideOf(within) !== 0 && sideOf(within) === -sideOf(pooled);
	return isOpposite && !(isSmall(within) && isSmall(pooled));
}

/** On which side of zero an interval lies: 1 above, -1 below, 0 where it holds zero. */
function sideOf({ low, high }: Interval): number {
	return low > 0 ? 1 : high < 0 ? -1 : 0;
}

type Within = Pick<Turned, "within" | "p" | "d" | "n" | "all">;

/** Null where too few customers of both groups are in strata that hold enough of each. */
function compareWithin(
	all: readonly StratumSums[],
	{ item, group, other }: Comparison,
	{ isShare, threshold }: { isShare: boolean; threshold: number },
): Within | null {
	const own = all.filter((row) => row.item === item && (row.grp === group || other === undefined || row.grp === other));
	const strata = [...Map.groupBy(own, ({ stratum }) => stratum).values()].map((rows) => ({
		sides: [rows.filter(({ grp }) => grp === group), rows.filter(({ grp }) => grp !== group)] as const,
		isDominated: rows.some((row) => row.isDominated),
	}));
	const compared = strata.flatMap(({ sides, isDominated }) => {
		const sums = sides.map((rows) => addSums(rows.map((row) => row.sums)));
		const [exposed, others] = sums.map(measureSums);
		const isEnough = sums.every((side) => side.n >= definitions.watchedStratum.value);
		const isTold = !isShare || sums.every(({ n, y }) => y >= threshold && n - y >= threshold);
		return exposed && others && isEnough && isTold && !isDominated ? [{ exposed, others }] : [];
	});
	const found = standardizedDifference(compared);
	if (!found || compared.length < 2) return null;
	const customers = (rows: readonly { sums: RatioSums }[]) => rows.reduce((sum, { sums }) => sum + sums.n, 0);
	const covers = (["exposed", "others"] as const).every((side, i) => {
		const inStrata = compared.reduce((sum, stratum) => sum + stratum[side].n, 0);
		const everybody = strata.reduce((sum, { sides }) => sum + customers(sides[i as 0 | 1]), 0);
		return inStrata >= definitions.watchedShare.value * everybody;
	});
	if (!covers) return null;
	const { p, ...within } = found;
	const n = compared.reduce((sum, { exposed, others }) => sum + exposed.n + others.n, 0);
	return { within, p, d: within.estimate / deviationWithin(compared), n, all: customers(own) };
}

/** Of customers around the level of their group and stratum. */
function deviationWithin(strata: readonly Stratum[]): number {
	const sides = strata.flatMap(({ exposed, others }) => [exposed, others]);
	const squares = sides.reduce((sum, { standardError, n }) => sum + standardError ** 2 * n * n, 0);
	return Math.sqrt(squares / sides.reduce((sum, { n }) => sum + n, 0));
}
