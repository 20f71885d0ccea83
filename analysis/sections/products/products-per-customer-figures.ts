/** The figures of how many products a customer holds: means, and customers by number. */
import { definitions } from "../../definitions.ts";
import type { Column, Figure } from "../../document.ts";
import { evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import type { Finding } from "../../findings/hypothesis.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { customersColumn, intervalColumns, shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { textColumn } from "../table.ts";
import { type Basis, formedWords, groupedBase, noteOf } from "./basis.ts";
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

export interface Extremes {
	lowest: MeanOfGroup;
	highest: MeanOfGroup;
}

/** The known groups with the lowest and the highest mean; undefined where there are not two. */
export function findExtremes(means: readonly MeanOfGroup[]): Extremes | undefined {
	const known = means.filter(({ group, mean }) => mean !== null && !isUnknown(group));
	const sorted = known.toSorted((a, b) => (a.mean?.estimate ?? 0) - (b.mean?.estimate ?? 0));
	const [lowest, highest] = [sorted[0], sorted.at(-1)];
	return lowest && highest && lowest !== highest ? { lowest, highest } : undefined;
}

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
			description: `Mean number of products per customer by ${grouping.noun}, with 95% intervals. Base: ${groupedBase(basis)}.`,
			chart: {
				kind: "dots",
				category: grouping.column.name,
				value: mean.name,
				low: "mean_low",
				high: "mean_high",
				scale: { type: "linear" },
			},
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
				mean: row.mean?.estimate ?? null,
				mean_low: row.mean?.low ?? null,
				mean_high: row.mean?.high ?? null,
				...(finding && row === highest ? evidenceCells(difference.name, finding) : {}),
			})),
			protection: { count: "customers", by: [grouping.column.name] },
			...noteOf(
				finding
					? `The comparison of the highest with the lowest mean stands beside the highest; the test is over every ${grouping.noun}.`
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

/** The message, as far as the finding carries it, or where groups are not tested their intervals. */
export function meansClaim(
	basis: Basis,
	{ means, finding }: { means: readonly MeanOfGroup[]; finding: Finding | undefined },
): string {
	const { grouping, formats } = basis;
	const extremes = findExtremes(means);
	if (!extremes) return `A customer holds ${formats.fixed(means[0]?.mean?.estimate ?? 0, 2)} products on average`;
	const { lowest, highest } = extremes;
	const range = rangeWords(basis, extremes);
	const isApart = finding ? finding.verdict === "supported" : (lowest.mean?.high ?? 0) < (highest.mean?.low ?? 0);
	if (isApart) return `Products per customer differ by ${grouping.noun}: ${range}`;
	if (finding?.verdict === "no difference")
		return `Customers of every ${grouping.noun} hold equally many products, to within ${formats.short(definitions.negligibleProducts.value, "decimal")}`;
	return `No clear difference by ${grouping.noun} in products per customer: ${range}`;
}

/** As the data have it, beside the sentence that says whether it is a difference. */
function rangeClaim(basis: Basis, means: readonly MeanOfGroup[]): string {
	const extremes = findExtremes(means);
	return `Products per customer${extremes ? `: ${rangeWords(basis, extremes)}` : ""}`;
}

function rangeWords({ formats }: Basis, { lowest, highest }: Extremes): string {
	const says = ({ group, mean }: MeanOfGroup) => `${formats.fixed(mean?.estimate ?? 0, 2)} (${group})`;
	return `from ${says(lowest)} to ${says(highest)}`;
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
	const rows = grouping.groups.flatMap(({ name, customers: inGroup }) => {
		const own = counts.filter((count) => count.group === name);
		return Array.from({ length: top + 1 }, (_, number) => {
			const inClass = own.filter(({ products }) => (number === top ? products >= top : products === number));
			const customers = inClass.reduce((sum, count) => sum + count.customers, 0);
			const products = number === top ? topName : String(number);
			return { [group]: name, products, customers, share: customers / inGroup };
		});
	});
	const shareOf = (products: string) => {
		const customers = rows.reduce((sum, row) => (row.products === products ? sum + row.customers : sum), 0);
		return formats.cell(customers / grouping.customers, "share");
	};
	return makeFigure(
		{
			id: "products-per-customer",
			claim: () => `${shareOf("0")} of customers hold no product, and ${shareOf(topName)} hold ${topName}`,
			description: `Share of customers by the number of products they hold, by ${grouping.noun}. Base: ${groupedBase(basis)}.`,
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
