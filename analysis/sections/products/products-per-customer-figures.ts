/** The figures of how many products a customer holds: means, and customers by number. */

import { definitions } from "../../definitions.ts";
import type { Column, Figure } from "../../document.ts";
import { evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding } from "../../findings/hypothesis.ts";
import { howGreatly } from "../../findings/strength-words.ts";
import type { Estimate, Interval } from "../../statistics/interval.ts";
import { everyone } from "../../tables/groups.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { customersColumn, estimateCells, intervalColumns, shareColumn } from "../columns.ts";
import { dots } from "../dots.ts";
import { type Ends, findEnds, withVerb } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, formedWords, groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { textColumn } from "../table.ts";
import type { Basis } from "./basis.ts";
import { findTopClass, type NumberCount } from "./product-numbers.ts";

export interface Numbers {
	counts: NumberCount[];
	sql: string;
}

export interface MeanOfGroup {
	group: string;
	customers: number;
	mean: (Estimate & { standardError: number }) | null;
}

/** The named groups with the lowest and the highest mean; undefined where there are not two. */
export function findExtremes(means: readonly MeanOfGroup[]): Ends<MeanOfGroup> | undefined {
	const known = means.filter(({ group, mean }) => mean !== null && isNamed(group));
	return findEnds(known, ({ mean }) => mean?.estimate ?? 0);
}

/** Of a ratio in a table. */
const shownDecimals = 3;

interface Means {
	means: readonly MeanOfGroup[];
	/** Undefined where groups are not tested. */
	finding: Finding | undefined;
	highest: MeanOfGroup | undefined;
	/** Whether the numbers themselves are shown too. */
	hasNumbers: boolean;
	sql: string;
}

export function meansFigure(basis: Basis, { means, finding, highest, hasNumbers, sql }: Means): Figure {
	const { grouping, settings } = basis;
	const mean: Column = { name: "mean", label: "Products per customer", type: "number", format: "ratio" };
	const difference = { name: "difference", label: "Highest less lowest mean", format: "ratio" } as const;
	return makeFigure(
		{
			id: "mean-products",
			claim: () => (finding ? rangeClaim(basis, means) : meansClaim(basis, { means, finding })),
			description: `Mean number of products per customer${byWords(grouping)}, with 95% intervals. Base: ${groupedBase(basis)}.`,
			chart: dots(grouping.column.name, { value: mean.name }),
			columns: [
				grouping.column,
				customersColumn,
				mean,
				...intervalColumns(mean),
				...(finding ? evidenceColumns(difference, "Epsilon squared") : []),
			],
			rows: means.map((row) => ({
				[grouping.column.name]: row.group,
				customers: row.customers,
				...estimateCells(mean.name, row.mean && { ...row.mean, ...roundEnds(row.mean) }),
				...(finding && row === highest ? evidenceCells(difference.name, finding) : {}),
			})),
			protection: {
				count: "customers",
				by: [grouping.column.name],
				forced: new Set(means.flatMap((row, index) => (row.mean === null ? [index] : []))),
			},
			...noteOf(
				finding
					? `The comparison of the highest with the lowest mean stands beside the highest; the test is over ${everyGroup(basis, means)}.`
					: "",
				hasNumbers
					? ""
					: "How many customers hold no product, one, two and so on is not shown: too few hold one of these numbers.",
				formedWords(basis),
			),
			sql,
		},
		settings,
	);
}

/** As precise as they are read: finer ends would tell what the squares of the numbers of many customers add up to. */
function roundEnds({ low, high }: Estimate): Interval {
	return { low: Number(low.toFixed(shownDecimals)), high: Number(high.toFixed(shownDecimals)) };
}

/** The message, as far as the finding carries it, or where groups are not tested their intervals. */
export function meansClaim(
	basis: Basis,
	{ means, finding }: { means: readonly MeanOfGroup[]; finding: Finding | undefined },
): string {
	const { grouping, formats } = basis;
	const extremes = findExtremes(means);
	if (!extremes) return `A customer holds ${formats.fixed(means[0]?.mean?.estimate ?? 0, 2)} products on average`;
	const { lowest, highest } = extremes;
	const range = extremesWords(basis, { means, extremes });
	const isApart = finding ? finding.verdict === "supported" : (lowest.mean?.high ?? 0) < (highest.mean?.low ?? 0);
	if (isApart)
		return finding
			? `Products per customer differ ${howGreatly(finding)} by ${grouping.noun}: ${range}`
			: withVerb("The mean number of products a customer holds", range);
	if (finding?.verdict === "no difference")
		return `Customers of ${everyGroup(basis, means)} hold equally many products, to within ${formats.short(definitions.negligibleProducts.value, "decimal")}`;
	return `No clear difference by ${grouping.noun} in products per customer: ${range}`;
}

/** As the data have it, beside the sentence that says whether it is a difference. */
function rangeClaim(basis: Basis, means: readonly MeanOfGroup[]): string {
	const extremes = findExtremes(means);
	return extremes
		? withVerb("The mean number of products a customer holds", extremesWords(basis, { means, extremes }))
		: "Products per customer";
}

/** "from 0.60 (Savers) to 1.00 (Spenders)"; of means that read alike "1.70 in every segment". */
function extremesWords(
	basis: Basis,
	{ means, extremes: { lowest, highest } }: { means: readonly MeanOfGroup[]; extremes: Ends<MeanOfGroup> },
): string {
	const [from, to] = [lowest, highest].map(({ mean }) => basis.formats.fixed(mean?.estimate ?? 0, 2));
	return from === to
		? `${from} in ${everyGroup(basis, means)}`
		: `from ${from} (${lowest.group}) to ${to} (${highest.group})`;
}

/** "every segment", and "every segment shown" where some may not be. */
function everyGroup({ grouping }: Basis, means: readonly MeanOfGroup[]): string {
	return `every ${grouping.noun}${means.some(({ mean }) => mean === null) ? " shown" : ""}`;
}

/** Undefined where a number of products is too rare in some group to be shown, and cannot be gathered. */
export function numbersFigure(basis: Basis, { counts, sql }: Numbers): Figure | undefined {
	const { grouping, settings, formats } = basis;
	const top = findTopClass(counts, settings.disclosureThreshold);
	if (top === undefined) return undefined;
	const most = Math.max(...counts.map(({ products }) => products));
	const topName = top < most ? `${top} or more` : String(top);
	const share = shareColumn(grouping.by === "all" ? undefined : `Share of the ${grouping.noun}'s customers`);
	const group = grouping.column.name;
	const isGrouped = grouping.groups.length > 1;
	const all = isGrouped ? [{ name: everyone, customers: grouping.customers }] : [];
	const rows = [...all, ...grouping.groups].flatMap(({ name, customers: inGroup }) => {
		const own = isGrouped && name === everyone ? counts : counts.filter((count) => count.group === name);
		return Array.from({ length: top + 1 }, (_, number) => {
			const inClass = own.filter(({ products }) => (number === top ? products >= top : products === number));
			const customers = inClass.reduce((sum, count) => sum + count.customers, 0);
			const products = number === top ? topName : String(number);
			return { [group]: name, products, customers, share: customers / inGroup };
		});
	});
	// The first rows are of all customers.
	const says = (products: string) =>
		formats.cell(rows.find((row) => row.products === products)?.share ?? null, "share");
	return makeFigure(
		{
			id: "products-per-customer",
			claim: () => `${says("0")} of customers hold no product, and ${says(topName)} hold ${topName}`,
			description: `Share of customers by the number of products they hold${isGrouped ? `, for all and by ${grouping.noun}` : ""}. Base: ${groupedBase(basis)}.`,
			chart: { kind: "stacked-bars", category: group, series: "products", value: "share" },
			columns: [grouping.column, textColumn("products", "Products held"), customersColumn, share],
			rows,
			// No class of any group has fewer customers than the threshold, nor hides a number that follows from the others.
			protection: "public",
			sql,
		},
		settings,
	);
}
