/** The search for key segments: groups that spend more of their income than every simpler group that they are part of. */
import { definitions } from "../../definitions.ts";
import type { Settings } from "../../report.ts";
import { type Shrunken, shrinkage } from "../../statistics/empirical-bayes.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { meanSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { type Measured, welchDifference } from "../../statistics/welch-difference.ts";
import type { Cell } from "./cells.ts";
import { type Group, type Groups, listGroups, listSimpler, restOf } from "./groups.ts";
import { isOneCustomers, judgeGroups } from "./judge-groups.ts";
import { type Scale, scaleOf, scoreOf } from "./score.ts";
import type { SearchedTrait } from "./traits.ts";

export type Rate = Estimate & Measured;

/** A group beside the other customers of a simpler group that contains it. */
export interface Comparison {
	simpler: Group;
	/** Utilization of the simpler group's other customers. */
	rest: Rate;
	/** Mean of the own ratios of the simpler group's other customers. */
	restOwn: number;
	/** Utilization less that of the rest, with an interval that holds for all groups of the search at once. */
	lead: Estimate & { p: number };
}

export interface SearchedGroup extends Group {
	/** Spending over income, of totals, with its 95% interval. */
	utilization: Rate;
	/** Mean spending of a customer and month. */
	spend: Rate;
	/** Both, moved towards those of all customers. */
	shrunken: { utilization: Shrunken; spend: Shrunken };
	score: number;
	/** One for each simpler group. */
	comparisons: Comparison[];
	/** The one of the simpler groups that the group is least surely above. */
	closest: Comparison;
	/** Whether it is above the rest of each simpler group beyond the interval, by more than is negligible. */
	isClear: boolean;
}

export interface Search {
	whole: Group & { utilization: Rate; spend: Rate };
	/** All groups that were searched. */
	searched: SearchedGroup[];
	/** Those that are clear, from the highest score: `definitions.mostKeySegments` at most. */
	listed: SearchedGroup[];
	/** How many are clear. */
	clear: number;
	scale: Scale;
	/** Customers that a group has at least. */
	least: number;
}

type Options = Pick<Settings, "keySegments" | "disclosureThreshold" | "meaningfulDifference">;

/** Undefined where no group is large enough, or customers cannot be told apart by what they spend. */
export function searchGroups(
	cells: readonly Cell[],
	traits: readonly SearchedTrait[],
	{ keySegments, disclosureThreshold, meaningfulDifference }: Options,
): Search | undefined {
	const customers = cells.reduce((sum, { sums }) => sum + sums.n, 0);
	const least = Math.max(keySegments.minCustomers, Math.ceil(keySegments.minShare * customers), disclosureThreshold);
	const all = listGroups(cells, { traits, least });
	const whole = measure(all.whole);
	if (!whole) return undefined;
	const measured = [...all.groups.values()]
		.filter(isSearchable(all, { cells, traits, threshold: disclosureThreshold }))
		.flatMap((group) => measure(group) ?? []);
	if (measured.length === 0) return undefined;
	const moved = moveTowards(whole, measured);
	const scale = scaleOf(
		moved.map(({ shrunken, sums }) => ({
			utilization: shrunken.utilization.estimate,
			spend: shrunken.spend.estimate,
			customers: sums.n,
		})),
		keySegments.weights,
	);
	const searched = moved.map((group): SearchedGroup => {
		const comparisons = compare(group, all, { groups: moved.length });
		const closest = comparisons.toSorted((a, b) => clearness(a) - clearness(b))[0] as Comparison;
		const { utilization, spend } = group.shrunken;
		return {
			...group,
			score: scoreOf({ utilization: utilization.estimate, spend: spend.estimate, customers: group.sums.n }, scale),
			comparisons,
			closest,
			isClear: comparisons.every(({ lead }) => lead.low > 0 && lead.high > meaningfulDifference),
		};
	});
	const clear = searched
		.filter(
			({ isClear, comparisons, cells: own }) =>
				isClear && !comparisons.some(({ simpler }) => tellsOfOne(cells, simpler, own)),
		)
		.toSorted((a, b) => b.score - a.score);
	return {
		whole,
		searched,
		listed: clear.slice(0, definitions.mostKeySegments.value),
		clear: clear.length,
		scale,
		least,
	};
}

interface Judging {
	cells: readonly Cell[];
	traits: readonly SearchedTrait[];
	threshold: number;
}

/** Of a group that may be published, with enough other customers in each simpler group. */
function isSearchable(all: Groups, { cells, traits, threshold }: Judging): (group: Group) => boolean {
	const isPublishable = judgeGroups(cells, { traits, threshold });
	const leastRest = Math.max(2, threshold);
	return (group) =>
		isPublishable(group) &&
		listSimpler(group, all).every((simpler) => isPublishable(simpler) && simpler.sums.n - group.sums.n >= leastRest);
}

type MeasuredGroup = Group & Pick<SearchedGroup, "utilization" | "spend">;

function measure(group: Group): MeasuredGroup | undefined {
	const [utilization, spend] = [ratioInterval(group.sums), ratioInterval(meanSums(group.sums))];
	const { n } = group.sums;
	return utilization && spend ? { ...group, utilization: { ...utilization, n }, spend: { ...spend, n } } : undefined;
}

/** Groups by the same traits have no customer in common and are moved together. */
function moveTowards(
	whole: MeasuredGroup,
	groups: readonly MeasuredGroup[],
): (MeasuredGroup & Pick<SearchedGroup, "shrunken">)[] {
	const families = Map.groupBy(groups, ({ conditions }) => conditions.map(({ trait }) => trait).join(" "));
	return [...families.values()].flatMap((family) => {
		const [utilization, spend] = (["utilization", "spend"] as const).map((name) =>
			shrinkage(
				family.map((group) => group[name]),
				{ toward: whole[name].estimate },
			),
		);
		return family.map((group, i) => ({
			...group,
			shrunken: { utilization: utilization?.[i] as Shrunken, spend: spend?.[i] as Shrunken },
		}));
	});
}

/** Intervals at the level at which all groups of the search together are wrong in no more than 5% of data sets (Bonferroni). */
function compare(group: MeasuredGroup, all: Groups, { groups }: { groups: number }): Comparison[] {
	const confidence = 1 - (1 - definitions.confidence.value) / groups;
	return listSimpler(group, all).flatMap((simpler) => {
		const others = restOf(simpler, group);
		const measured = ratioInterval(others.sums);
		if (!measured) return [];
		const rest = { ...measured, n: others.sums.n };
		return {
			simpler,
			rest,
			restOwn: others.ratios / others.sums.n,
			lead: welchDifference(group.utilization, rest, { confidence }),
		};
	});
}

/** How far a group is above the rest, in lengths of its interval from there: above 1 beyond the interval. */
function clearness({ lead: { estimate, low } }: Comparison): number {
	return estimate === low ? Math.sign(estimate) * Number.POSITIVE_INFINITY || 0 : estimate / (estimate - low);
}

/** Whether most of the money of a simpler group's other customers is one customer's. */
function tellsOfOne(cells: readonly Cell[], simpler: Group, members: readonly number[]): boolean {
	const own = new Set(members);
	return isOneCustomers(
		cells,
		simpler.cells.filter((place) => !own.has(place)),
	);
}
