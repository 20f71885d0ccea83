/** How often holders use a product, by group: described, not tested. */
import { isDominated, type Record } from "../../disclosure.ts";
import type { Cell, Column, Section } from "../../document.ts";
import { literal } from "../../engine/engine.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { customersColumn, estimateCells, intervalColumns } from "../columns.ts";
import { areApart, findEnds, findRowEnds, rangeClaim } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { sidesOf, withholdParts } from "../withhold-parts.ts";
import { type Basis, productColumn } from "./basis.ts";
import { chartByGroup } from "./chart-by-group.ts";
import { type HoldingCounts, withheldGroups } from "./holding-counts.ts";

const mean: Column = { name: "mean_usage", label: "Times used a month, mean", type: "number", format: "decimal" };

/** Nothing where no product has a usage. */
export async function describeUsage(basis: Basis, held: HoldingCounts): Promise<Section[]> {
	const { bank, settings, grouping, products } = basis;
	const sql = `select product, grp, ${ratioSumsSql({ y: "usage", x: "1" })}, max(abs(usage)) as largest,
			sum(abs(usage)) as absolute
		from customer_groups join holdings using (customer)
		where usage is not null and product in (${products.map(({ name }) => literal(name)).join(", ")})
		group by product, grp`;
	const found = await bank.engine.rows<{ product: string; grp: string; n: number; largest: number; absolute: number }>(
		sql,
	);
	const used = products.filter(({ name }) => found.some(({ product }) => product === name));
	if (used.length === 0) return [];
	const group = grouping.column.name;
	const rows = used.flatMap(({ name: product }) => {
		const own = grouping.groups.map(({ name, customers }) => {
			const row = found.find((one) => one.product === product && one.grp === name);
			const interval = row ? ratioInterval(readRatioSums(row)) : null;
			return { group: name, customers, holders: row?.n ?? 0, interval, tells: row !== undefined && isDominated(row) };
		});
		const hidden = withheldGroups(held, product);
		const withheld = withholdParts(
			own.map(({ holders, customers }) => sidesOf(holders, customers)),
			{
				threshold: settings.disclosureThreshold,
				forced: new Set(own.flatMap((one, index) => (hidden.has(one.group) || one.tells ? [index] : []))),
			},
		);
		return own.map((one, index) => ({
			isWithheld: withheld.has(index),
			cells: {
				product,
				[group]: one.group,
				customers: one.holders,
				...estimateCells(mean.name, one.interval),
			},
		}));
	});
	const figure = makeFigure(
		{
			id: "product-usage",
			claim: (published) => usageClaim(basis, published),
			description: `Mean times a month that holders use a product${byWords(grouping)}, with 95% intervals. Base: holders with a known usage among ${groupedBase(basis)}.`,
			chart: chartByGroup(basis, { value: mean.name, rows: rows.length }),
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

/** The product on which groups whose intervals are apart lie furthest apart, as a ratio. */
function usageClaim({ grouping, products, formats }: Basis, published: readonly Record[]): string {
	const at = { value: mean.name, group: grouping.column.name };
	const tooFew = "Too few holders say how often they use a product, or one of them uses it most";
	if (grouping.groups.length === 1) {
		const known = published.filter((row) => typeof row[at.value] === "number");
		const says = (row: Record) => `${formats.cell(row[at.value] ?? null, "decimal")} times a month (${row.product})`;
		const ends = findEnds(known, (row) => Number(row[at.value]));
		if (ends) return `Holders use a product on average from ${says(ends.lowest)} to ${says(ends.highest)}`;
		return known[0] ? `Holders use a product on average ${says(known[0])}` : tooFew;
	}
	const ranges = products.flatMap(({ name }) => {
		const ends = findRowEnds(
			published.filter(({ product }) => product === name),
			at,
		);
		return ends ? [{ name, ends }] : [];
	});
	if (ranges.length === 0) return `${tooFew} to compare groups`;
	const ratio = ({ ends }: (typeof ranges)[number]) =>
		Number(ends.highest[at.value]) / Math.max(Number(ends.lowest[at.value]), 1e-9);
	const apart = ranges.filter(({ ends }) => areApart(ends, at.value));
	const widest = apart.toSorted((a, b) => ratio(b) - ratio(a))[0];
	if (!widest) return `No clear difference by ${grouping.noun} in how often any product is used`;
	const write = (value: Cell) => formats.cell(value, "decimal");
	return rangeClaim(`The mean number of times a month that holders use ${widest.name}`, widest.ends, {
		...at,
		rows: published.filter(({ product }) => product === widest.name),
		noun: grouping.noun,
		write,
	});
}
