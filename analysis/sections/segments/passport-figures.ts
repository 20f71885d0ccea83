/** The figures of a passport: one segment against all customers. */
import type { Column, Figure } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import { lowerFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import type { Segment } from "../../segmentation/segment.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import type { BankField } from "../../tables/bank.ts";
import { categoryColumn, customersColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { gatherNote } from "../gather-small.ts";
import type { Cross, HeldShare } from "./crosses.ts";
import { binColumns, binEdges, type FeatureBins } from "./feature-figures.ts";

/** Everything that is known of the segments, of which a passport shows one. */
export interface PassportFacts {
	/** Medians of each feature, by the feature's id: of the segment and of all grouped customers. */
	medians: Map<string, { segments: Map<number, number>; all: number }>;
	/** The segment's share of the money, by its number; null where no money is known. */
	moneyShares: Map<number, number> | null;
	bins: { feature: FeatureBins; cross: Cross }[];
	traits: { field: BankField; cross: Cross }[];
	products: { shares: HeldShare[]; sql: string };
	/** The statement that gave the segments' centers. */
	centersSql: string;
	/** Whether the segments were supplied, and not formed from the features. */
	isSupplied: boolean;
}

interface Shared {
	customers: number;
	share: number;
	shareOfAll: number;
	withheld: boolean;
}

/** What differs most from all customers, where the interval of the segment's share leaves out theirs. */
function mostApart<Cell extends Shared>(cells: readonly Cell[]): Cell | undefined {
	const clear = cells.filter(({ customers, share, shareOfAll, withheld }) => {
		if (withheld || share === 0) return false;
		const { low, high } = wilsonInterval(customers, Math.round(customers / share));
		return shareOfAll < low || shareOfAll > high;
	});
	return clear.toSorted((a, b) => Math.abs(b.share - b.shareOfAll) - Math.abs(a.share - a.shareOfAll))[0];
}

const shareInSegment = (name: string): Column => ({ name: "share", label: name, type: "number", format: "share" });
const shareOfAll: Column = { name: "share_of_all", label: "All customers", type: "number", format: "share" };

/** Features that are shown from the top, and from the bottom. */
const eachSide = 5;

export function differencesFigure(
	{ number, name, differences }: Segment,
	{ centersSql, settings }: { centersSql: string; settings: Settings },
): Figure {
	const sorted = differences.toSorted((a, b) => b.difference - a.difference);
	const chosen = sorted.length > 2 * eachSide ? [...sorted.slice(0, eachSide), ...sorted.slice(-eachSide)] : sorted;
	const rows = chosen.map(({ feature, difference }) => ({ feature: feature.label, difference }));
	const most = rows.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
	const { cell } = formatsFor(settings);
	return makeFigure(
		{
			id: `segment-${number}-differences`,
			claim: () =>
				`${most?.feature ?? "Nothing"} sets them apart most: ${cell(most?.difference ?? 0, "decimal")} standard deviations from all customers`,
			description: `Mean of ${name} less the mean of all grouped customers, in standard deviations.`,
			chart: { kind: "bars", category: "feature", value: "difference" },
			columns: [
				{ name: "feature", label: "Feature", type: "string", format: "text" },
				{ name: "difference", label: "Difference in standard deviations", type: "number", format: "decimal" },
			],
			rows,
			// Means of a whole segment, which is shown only when it is large enough.
			protection: "public",
			sql: centersSql,
		},
		settings,
	);
}

export function distributionsFigure({ number, name }: Segment, { bins }: PassportFacts, settings: Settings): Figure {
	const cells = bins.flatMap(({ feature, cross }) =>
		cross.cells.filter((cell) => cell.segment === name).map((cell) => ({ feature, cell })),
	);
	return makeFigure(
		{
			id: `segment-${number}-distributions`,
			claim: () => `Where ${name} stand among all customers, feature by feature`,
			description: `Share of customers by feature: ${name} as bars, all grouped customers as the outline.`,
			chart: {
				kind: "histogram-grid",
				facet: "feature",
				lower: "lower",
				upper: "upper",
				value: "share",
				compare: "share_of_all",
				sharedX: false,
			},
			columns: [
				{ name: "feature", label: "Feature", type: "string", format: "text" },
				...binColumns,
				customersColumn,
				shareInSegment(name),
				shareOfAll,
			],
			rows: cells.map(({ feature, cell }) => ({
				feature: feature.feature.label,
				...binEdges(feature, Number(cell.category)),
				customers: cell.customers,
				share: cell.share,
				share_of_all: cell.shareOfAll,
			})),
			protection: {
				withheld: new Set(cells.flatMap(({ cell }, i) => (cell.withheld ? [i] : []))),
				keep: ["feature", "lower", "upper", "share_of_all"],
				single: { share_of_all: new Set(cells.flatMap(({ cell }, i) => (cell.withheldOfAll ? [i] : []))) },
			},
			sql: bins.map(({ cross }) => cross.sql).join(";\n"),
		},
		settings,
	);
}

export function traitFigure(
	{ number, name }: Segment,
	{ field, cross }: PassportFacts["traits"][number],
	settings: Settings,
): Figure {
	const cells = cross.cells.filter((cell) => cell.segment === name);
	const { cell } = formatsFor(settings);
	const apart = mostApart(cells);
	return makeFigure(
		{
			id: `segment-${number}-${field.role.replaceAll("_", "-")}`,
			claim: () =>
				apart
					? `${field.label} ${apart.category}: ${cell(apart.share, "share")} of the segment, ${cell(apart.shareOfAll, "share")} of all customers`
					: `No clear difference from all customers by ${lowerFirst(field.label)}`,
			description: `Share of customers by ${lowerFirst(field.label)}.`,
			chart: {
				kind: "paired-bars",
				category: field.role,
				values: ["share", "share_of_all"],
				reference: "share_of_all",
			},
			columns: [categoryColumn(field), customersColumn, shareInSegment(name), shareOfAll],
			rows: cells.map(({ category, customers, share, shareOfAll: everyone }) => ({
				[field.role]: category,
				customers,
				share,
				share_of_all: everyone,
			})),
			protection: {
				withheld: new Set(cells.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: [field.role, "share_of_all"],
				single: { share_of_all: new Set(cells.flatMap(({ withheldOfAll }, i) => (withheldOfAll ? [i] : []))) },
			},
			...gatherNote(cross.gathered),
			sql: cross.sql,
		},
		settings,
	);
}

export function productsFigure({ number, name }: Segment, { products }: PassportFacts, settings: Settings): Figure[] {
	const own = products.shares.filter(({ segment }) => segment === name);
	if (own.length === 0) return [];
	const { cell } = formatsFor(settings);
	const most = mostApart(own);
	const figure = makeFigure(
		{
			id: `segment-${number}-products`,
			claim: () =>
				most
					? `${most.product}: held by ${cell(most.share, "share")} of the segment, ${cell(most.shareOfAll, "share")} of all customers`
					: "No clear difference from all customers in the products they hold",
			description: "Share of customers who hold each product.",
			chart: { kind: "paired-bars", category: "product", values: ["share", "share_of_all"], reference: "share_of_all" },
			columns: [
				{ name: "product", label: "Product", type: "string", format: "text" },
				customersColumn,
				shareInSegment(name),
				shareOfAll,
			],
			rows: own.map(({ product, customers, share, shareOfAll: everyone }) => ({
				product,
				customers,
				share,
				share_of_all: everyone,
			})),
			protection: {
				withheld: new Set(own.flatMap(({ withheld }, i) => (withheld ? [i] : []))),
				keep: ["product", "share_of_all"],
			},
			sql: products.sql,
		},
		settings,
	);
	return [figure];
}
