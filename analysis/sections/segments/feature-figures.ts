/** The features before anything is grouped: how each is distributed, and how they go together. */
import type { Column, Figure } from "../../document.ts";
import { doubleSql, identifier, literal } from "../../engine/engine.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Feature } from "../../segmentation/features.ts";
import { featureInWords } from "../../segmentation/names.ts";
import type { Transform, Transformed } from "../../segmentation/transforms.ts";
import { histogramBins } from "../../statistics/histogram-bins.ts";
import { signedLogBins } from "../../statistics/signed-log-bins.ts";
import type { Bank } from "../../tables/bank.ts";
import { baseWords } from "../base.ts";
import { customersColumn, shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";

/** The bins of a feature between its winsorizing bounds; the first and the last are open. */
export interface FeatureBins {
	feature: Feature;
	edges: number[];
	/** The number of a customer's bin, from 0, as SQL over `features`. */
	sql: string;
}

/** Few enough for a small chart. */
const mostBins = 16;

export function binFeature({ feature, low, high, logConstant }: Transform, n: number): FeatureBins {
	const edges =
		logConstant === null
			? histogramBins({ n, low, high, iqr: (high - low) / 4 }, { integer: false })
			: signedLogBins({ n, low, high }, logConstant);
	const step = Math.ceil((edges.length - 1) / mostBins);
	const kept = edges.filter((_, i) => i % step === 0 || i === edges.length - 1);
	const x = identifier(feature.id);
	const inner = kept.slice(1, -1);
	const whens = inner.map((edge, bin) => `when ${x} < ${edge} then ${bin}`);
	const sql = inner.length === 0 ? "0" : `case ${whens.join(" ")} else ${inner.length} end`;
	return { feature, edges: kept, sql: `case when ${x} is not null then ${sql} end` };
}

/** Lower and upper edge of a bin; null where it is open. */
export function binEdges({ edges }: FeatureBins, bin: number): { lower: number | null; upper: number | null } {
	return {
		lower: bin === 0 ? null : (edges[bin] ?? null),
		upper: bin === edges.length - 2 ? null : (edges[bin + 1] ?? null),
	};
}

export const binColumns: [Column, Column] = [
	{ name: "lower", label: "From", type: "number", format: "decimal" },
	{ name: "upper", label: "To below", type: "number", format: "decimal" },
];

const featureColumn: Column = { name: "feature", label: "Feature", type: "string", format: "text" };

/** Creates `feature_edges` (feature, edge): where histograms of features part the customers. */
async function keepEdges({ engine }: Bank, binned: readonly FeatureBins[]): Promise<void> {
	const edges = binned.flatMap(({ feature, edges }) =>
		edges.slice(1, -1).map((edge) => `(${literal(feature.id)}, ${doubleSql(edge)})`),
	);
	await engine.run("create or replace table feature_edges (feature varchar, edge double)");
	if (edges.length > 0) await engine.run(`insert into feature_edges values ${edges.join(", ")}`);
}

/** Small histograms of all features that are used. */
export async function featureDistributions(
	bank: Bank,
	{ transforms, grouped }: Transformed,
	settings: Settings,
): Promise<Figure> {
	const binned = transforms.map((transform) => binFeature(transform, grouped));
	await keepEdges(bank, binned);
	const parts = binned.map(
		({ feature, sql }) =>
			`select '${feature.id}' as feature, ${sql} as bin, count(*) as customers from grouped_features group by 2`,
	);
	const sql = parts.join("\nunion all\n");
	const counted = await bank.engine.rows<{ feature: string; bin: number | null; customers: number }>(sql);
	const rows = binned.flatMap((bins) => {
		const own = counted.filter(({ feature, bin }) => feature === bins.feature.id && bin !== null);
		const known = own.reduce((sum, { customers }) => sum + customers, 0);
		return bins.edges.slice(1).map((_, bin) => {
			const customers = own.find((row) => row.bin === bin)?.customers ?? 0;
			return { feature: bins.feature.label, ...binEdges(bins, bin), customers, share: customers / known };
		});
	});
	const skewed = transforms.filter(({ logConstant }) => logConstant !== null).length;
	return makeFigure(
		{
			id: "feature-distributions",
			claim: () =>
				skewed === 0
					? `None of the ${transforms.length} features is highly skewed`
					: `${skewed} of the ${transforms.length} features ${skewed === 1 ? "is" : "are"} highly skewed: a few customers hold or do far more than the rest`,
			description: `Share of customers by feature, each in its own unit; skewed ones in bins that are equally wide on a logarithmic scale. Base: ${baseWords(grouped, settings)}.`,
			chart: {
				kind: "histogram-grid",
				facet: "feature",
				lower: "lower",
				upper: "upper",
				value: "share",
				sharedX: false,
			},
			columns: [featureColumn, ...binColumns, customersColumn, shareColumn()],
			rows,
			// The bins of a feature add up to its customers, feature by feature.
			protection: { count: "customers", by: ["feature", "lower"], keep: ["upper"] },
			sql,
		},
		settings,
	);
}

/** Pearson's r of every two features as they are grouped by: standardized. */
export function correlationMatrix(
	{ transforms, correlations, correlationSql, grouped }: Transformed,
	settings: Settings,
): Figure {
	const used = transforms.map(({ feature }) => feature.label);
	const pairs = correlations.filter(({ a, b }) => used.includes(a.label) && used.includes(b.label));
	const rows = pairs.map(({ a, b, r }) => ({ first: b.label, second: a.label, correlation: r }));
	const closest = pairs.toSorted((x, y) => Math.abs(y.r) - Math.abs(x.r))[0];
	const { cell } = formatsFor(settings);
	return makeFigure(
		{
			id: "feature-correlations",
			claim: () =>
				closest
					? `The two features that go together most are ${featureInWords(closest.a.label)} and ${featureInWords(closest.b.label)} (correlation ${cell(closest.r, "ratio")})`
					: "There is a single feature, and nothing to correlate",
			description: `Pearson correlation of the standardized features, -1 to 1. Base: ${baseWords(grouped, settings)}.`,
			chart: { kind: "heatmap", x: "second", y: "first", value: "correlation", diverging: true, limit: 1 },
			columns: [
				{ name: "first", label: "Feature", type: "string", format: "text" },
				{ name: "second", label: "Other feature", type: "string", format: "text" },
				{ name: "correlation", label: "Correlation", type: "number", format: "ratio" },
			],
			rows,
			// A correlation rests on all grouped customers.
			protection: "public",
			sql: correlationSql,
		},
		settings,
	);
}
