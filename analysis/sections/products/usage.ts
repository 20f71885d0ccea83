/** How often holders use a product, by group: described, not tested. */
import type { Record } from "../../disclosure.ts";
import type { Chart, Column, Section } from "../../document.ts";
import { literal } from "../../engine/engine.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { customersColumn, intervalColumns } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { type Basis, groupedBase, noteOf, productColumn } from "./basis.ts";
import { type HoldingCounts, judgeHolders, withheldGroups } from "./holding-counts.ts";

const mean: Column = { name: "mean_usage", label: "Times used a month, mean", type: "number", format: "decimal" };

/** Nothing where no product has a usage. */
export async function describeUsage(basis: Basis, held: HoldingCounts): Promise<Section[]> {
	const { bank, settings, grouping, products } = basis;
	const sql = `select product, grp, ${ratioSumsSql({ y: "usage", x: "1" })}
		from customer_groups join holdings using (customer)
		where usage is not null and product in (${products.map(({ name }) => literal(name)).join(", ")})
		group by product, grp`;
	const found = await bank.engine.rows<{ product: string; grp: string; n: number }>(sql);
	const used = products.filter(({ name }) => found.some(({ product }) => product === name));
	if (used.length === 0) return [];
	const group = grouping.column.name;
	const rows = used.flatMap(({ name: product }) => {
		const own = grouping.groups.map(({ name, customers }) => {
			const row = found.find((one) => one.product === product && one.grp === name);
			return { group: name, customers, holders: row?.n ?? 0, interval: row ? ratioInterval(readRatioSums(row)) : null };
		});
		const withheld = judgeHolders(own, {
			threshold: settings.disclosureThreshold,
			forced: withheldGroups(held, product),
		});
		return own.map((one) => ({
			isWithheld: withheld.has(one.group),
			cells: {
				product,
				[group]: one.group,
				customers: one.holders,
				mean_usage: one.interval?.estimate ?? null,
				mean_usage_low: one.interval?.low ?? null,
				mean_usage_high: one.interval?.high ?? null,
			},
		}));
	});
	const figure = makeFigure(
		{
			id: "product-usage",
			claim: (published) => usageClaim(basis, published),
			description: `Mean times a month that holders use a product, by ${grouping.noun}, with 95% intervals. Base: holders with a known usage among ${groupedBase(basis)}.`,
			chart: chooseChart(basis, rows.length),
			columns: [
				productColumn,
				grouping.column,
				{ ...customersColumn, label: "Holders with a known usage" },
				mean,
				...intervalColumns(mean),
			],
			rows: rows.map(({ cells }) => cells),
			protection: {
				withheld: new Set(rows.flatMap(({ isWithheld }, index) => (isWithheld ? [index] : []))),
				keep: [productColumn.name, group],
			},
			...noteOf("Usage is described and not tested.", basis.leftOutWords),
			sql,
		},
		settings,
	);
	return [{ id: "product-usage", claim: figure.claim, blocks: [figure] }];
}

/** Beyond this dots of one product are not told apart. */
const mostDots = { groups: 6, dots: 48 };

function chooseChart({ grouping }: Basis, rows: number): Chart {
	const [category, value] = [productColumn.name, mean.name];
	const bounds = { low: "mean_usage_low", high: "mean_usage_high", scale: { type: "linear" } } as const;
	if (grouping.groups.length === 1) return { kind: "dots", category, value, ...bounds };
	if (grouping.groups.length > mostDots.groups || rows > mostDots.dots)
		return { kind: "heatmap", x: grouping.column.name, y: category, value, diverging: false };
	return { kind: "dots", category, series: grouping.column.name, value, ...bounds };
}

/** Names the product whose use differs most, as far as the intervals of the groups are apart. */
function usageClaim({ grouping, products, formats }: Basis, published: readonly Record[]): string {
	const group = grouping.column.name;
	const known = published.filter((row) => typeof row.mean_usage === "number" && !isUnknown(row[group]));
	const says = (row: Record) => `${formats.cell(row.mean_usage ?? null, "decimal")} times a month`;
	if (grouping.groups.length === 1) {
		const most = known.toSorted((a, b) => Number(b.mean_usage) - Number(a.mean_usage))[0];
		return most
			? `${most.product} is used most often: ${says(most)} on average`
			: "Too few holders say how often they use a product";
	}
	const ranges = products.flatMap(({ name }) => {
		const sorted = known
			.filter(({ product }) => product === name)
			.toSorted((a, b) => Number(a.mean_usage) - Number(b.mean_usage));
		const [lowest, highest] = [sorted[0], sorted.at(-1)];
		if (!lowest || !highest || lowest === highest || lowest.mean_usage_high === null || highest.mean_usage_low === null)
			return [];
		const isApart = Number(lowest.mean_usage_high) < Number(highest.mean_usage_low);
		return [
			{ lowest, highest, isApart, ratio: Number(highest.mean_usage) / Math.max(Number(lowest.mean_usage), 1e-9) },
		];
	});
	if (ranges.length === 0) return "Too few holders say how often they use a product to compare groups";
	const widest = ranges.filter(({ isApart }) => isApart).toSorted((a, b) => b.ratio - a.ratio)[0];
	if (!widest) return `No clear difference by ${grouping.noun} in how often any product is used`;
	const { lowest, highest } = widest;
	return `The use of ${highest.product} differs most by ${grouping.noun}: from ${says(lowest)} (${lowest[group]}) to ${formats.cell(highest.mean_usage ?? null, "decimal")} (${highest[group]})`;
}
