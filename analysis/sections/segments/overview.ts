/** All segments side by side: their sizes, what sets each apart, and where they lie. */
import type { Column, Figure } from "../../document.ts";
import { identifier } from "../../engine/engine.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import { featureInWords } from "../../segmentation/names.ts";
import type { Segmentation } from "../../segmentation/segment.ts";
import { meanInterval } from "../../statistics/mean-interval.ts";
import type { Bank } from "../../tables/bank.ts";
import { baseWords } from "../base.ts";
import { customersColumn, intervalColumns, segmentColumn, shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";

const stabilityColumn: Column = { name: "stability", label: "Stability", type: "string", format: "text" };
const featureColumn: Column = { name: "feature", label: "Feature", type: "string", format: "text" };

/** Shares of customers as a donut. */
export function sizesFigure({ segments, centersSql, transformed, source }: Segmentation, settings: Settings): Figure {
	const { cell } = formatsFor(settings);
	const [largest] = segments;
	return makeFigure(
		{
			id: "segment-sizes",
			claim: () => `The largest segment, ${largest?.name}, holds ${cell(largest?.share ?? 0, "share")} of customers`,
			description: `Share of grouped customers by segment. Base: ${baseWords(transformed.grouped, settings, "grouped customers")}.`,
			chart: { kind: "donut", category: "segment", value: "share" },
			columns: [
				{ name: "number", label: "Number", type: "integer", format: "integer" },
				segmentColumn,
				customersColumn,
				shareColumn(),
				// Who belongs to a supplied segment is known, whether or not the features would form it.
				...(source === "supplied" ? [] : [stabilityColumn]),
			],
			rows: segments.map(({ number, name, customers, share, stability }) => ({
				number,
				segment: name,
				customers,
				share,
				...(source === "supplied" ? {} : { stability }),
			})),
			protection: { count: "customers", by: ["segment"], keep: ["number", "stability"] },
			sql: centersSql,
		},
		settings,
	);
}

/** Share of customers and of the money, as bars; undefined where no money is known. */
export function moneyFigure(
	{ segments, transformed }: Segmentation,
	money: { shares: Map<number, number>; words: string; sql: string },
	settings: Settings,
): Figure {
	const { cell } = formatsFor(settings);
	const lead = ({ number, share }: { number: number; share: number }) => (money.shares.get(number) ?? 0) - share;
	const top = segments.toSorted((a, b) => lead(b) - lead(a))[0];
	return makeFigure(
		{
			id: "segment-money",
			claim: () =>
				`${top?.name}, ${cell(top?.share ?? 0, "share")} of customers, account for ${cell(money.shares.get(top?.number ?? 0) ?? 0, "share")} of ${money.words}`,
			description: `Share of customers and share of ${money.words} by segment. Base: ${baseWords(transformed.grouped, settings, "grouped customers")}.`,
			chart: { kind: "paired-bars", category: "segment", values: ["share", "money_share"] },
			columns: [
				segmentColumn,
				customersColumn,
				shareColumn(),
				{
					name: "money_share",
					label: `Share of ${money.words}`,
					type: "number",
					format: "share",
					unit: settings.currency,
				},
			],
			rows: segments.map(({ number, name, customers, share }) => ({
				segment: name,
				customers,
				share,
				money_share: money.shares.get(number) ?? null,
			})),
			protection: { count: "customers", by: ["segment"] },
			sql: money.sql,
		},
		settings,
	);
}

/** Features by segment, in standard deviations from all customers. */
export function differencesHeatmap(
	{ segments, centersSql, transformed, source }: Segmentation,
	settings: Settings,
): Figure {
	const rows = transformed.transforms.flatMap(({ feature }, i) =>
		segments.map(({ name, differences }) => ({
			feature: feature.label,
			segment: name,
			difference: differences[i]?.difference ?? null,
		})),
	);
	const most = rows.toSorted((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))[0];
	const { cell } = formatsFor(settings);
	return makeFigure(
		{
			id: "segment-differences",
			claim: () =>
				`Furthest from all customers in any feature are ${most?.segment}, ${cell(Math.abs(most?.difference ?? 0), "decimal")} standard deviations ${(most?.difference ?? 0) > 0 ? "above" : "below"} them in ${featureInWords(most?.feature ?? "")}`,
			description: `Mean of each feature in each segment less the mean of all customers, in standard deviations. Base: ${baseWords(transformed.grouped, settings, "grouped customers")}.`,
			chart: { kind: "heatmap", x: "segment", y: "feature", value: "difference", diverging: true },
			columns: [
				featureColumn,
				segmentColumn,
				{ name: "difference", label: "Difference in standard deviations", type: "number", format: "decimal" },
			],
			rows,
			// Means of whole segments, which are large enough to be shown.
			protection: "public",
			note:
				source === "supplied"
					? "The segments were supplied, and it is not known from what; how they differ is described and not tested."
					: "These features formed the segments, so they differ by design; no test is made on them.",
			sql: centersSql,
		},
		settings,
	);
}

/** The same with intervals, as dots. */
export async function differencesDots(
	bank: Bank,
	{ segments, transformed }: Segmentation,
	settings: Settings,
): Promise<Figure> {
	const columns = transformed.transforms.map(
		({ feature }, i) => `avg(${identifier(feature.id)}) as m${i}, var_samp(${identifier(feature.id)}) as v${i}`,
	);
	const sql = `select segment, count(*) as n, ${columns.join(", ")}
		from scores join customer_segments using (customer)
		group by segment`;
	const found = await bank.engine.rows<{ [name: string]: number }>(sql);
	const byNumber = new Map(found.map((row) => [row.segment, row]));
	const value: Column = {
		name: "difference",
		label: "Difference in standard deviations",
		type: "number",
		format: "decimal",
	};
	const rows = transformed.transforms.flatMap(({ feature }, i) =>
		segments.map(({ number, name, customers }) => {
			const row = byNumber.get(number);
			const interval = meanInterval({ n: row?.n ?? 0, mean: row?.[`m${i}`] ?? 0, variance: row?.[`v${i}`] ?? 0 });
			return {
				feature: feature.label,
				segment: name,
				customers,
				difference: row?.[`m${i}`] ?? null,
				difference_low: interval?.low ?? null,
				difference_high: interval?.high ?? null,
			};
		}),
	);
	const widest = transformed.transforms
		.map(({ feature }) => {
			const values = rows.filter((row) => row.feature === feature.label).map(({ difference }) => difference ?? 0);
			return { feature, least: Math.min(...values), most: Math.max(...values) };
		})
		.toSorted((a, b) => b.most - b.least - (a.most - a.least))[0];
	const { cell } = formatsFor(settings);
	return makeFigure(
		{
			id: "segment-features",
			claim: () =>
				`Segments lie furthest apart in ${featureInWords(widest?.feature.label ?? "")}: from ${cell(widest?.least ?? 0, "decimal")} to ${cell(widest?.most ?? 0, "decimal")} standard deviations from all customers`,
			description: `Mean of each feature by segment, in standard deviations from all customers, with 95% intervals. Base: ${baseWords(transformed.grouped, settings, "grouped customers")}.`,
			chart: {
				kind: "dots",
				category: "feature",
				series: "segment",
				value: "difference",
				low: "difference_low",
				high: "difference_high",
				scale: { type: "linear" },
				reference: { value: 0, label: "All customers" },
			},
			columns: [featureColumn, segmentColumn, customersColumn, value, ...intervalColumns(value)],
			rows,
			protection: { count: "customers", by: [], keep: ["feature", "segment"] },
			sql,
		},
		settings,
	);
}
