/** How a money measure is spread over the customers. */

import { publishMetric } from "../disclosure.ts";
import type { Block, Metric, Scale, Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import { lowerFirst, times } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { meanInterval } from "../statistics/mean-interval.ts";
import type { Bank, BankField } from "../tables/bank.ts";
import { baseWords } from "./base.ts";
import { countBins } from "./bins.ts";
import { customersColumn, moneyColumn, shareColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";
import { type MeasureSummary, summarizeMeasure } from "./measure.ts";
import { medianWithInterval } from "./medians.ts";

export interface Measured {
	field: BankField;
	scale: Scale;
	settings: Settings;
}

/** Key figures, histogram and quantiles of a measure. */
export async function moneyDistribution(bank: Bank, { field, scale, settings }: Measured): Promise<Section> {
	const { role, label } = field;
	const summary = await summarizeMeasure(bank.engine, role);
	const formats = formatsFor(settings);
	const name = lowerFirst(label);
	const binned = await countBins(bank.engine, role, {
		scale,
		integer: false,
		threshold: settings.disclosureThreshold,
	});
	const markers = [
		{ value: summary.median, label: `Median ${formats.cell(summary.median, "money")}` },
		{ value: summary.mean, label: `Mean ${formats.cell(summary.mean, "money")}` },
		...(summary.negatives > 0 ? [{ value: 0, label: "Zero" }] : []),
	];
	const histogram = makeFigure(
		{
			id: `${role}-histogram`,
			claim: () => meanMedianClaim(summary, field, settings),
			description: `Share of customers by ${name}, ${settings.currency}${scale.type === "symlog" ? ", on a logarithmic scale on both sides of zero" : ""}. Base: ${baseWords(summary.n, settings, `customers with a known ${name}`)}.`,
			chart: { kind: "histogram", lower: "lower", upper: "upper", value: "share", scale, markers },
			columns: [
				moneyColumn("lower", "From", settings.currency),
				moneyColumn("upper", "To below", settings.currency),
				customersColumn,
				shareColumn(),
			],
			rows: binned.bins.map((bin) => ({ ...bin, share: bin.customers / summary.n })),
			protection: { count: "customers", by: ["lower"], keep: ["upper"] },
			sql: binned.sql,
		},
		settings,
	);
	return {
		id: `${role}-distribution`,
		claim: histogram.claim,
		blocks: [
			await keyFigures(bank, summary, { field, scale, settings }),
			histogram,
			await quantiles(bank, summary, { field, scale, settings }),
		],
	};
}

function meanMedianClaim({ mean, median }: MeasureSummary, { label }: BankField, settings: Settings): string {
	const { cell } = formatsFor(settings);
	const half = `Half of customers have a ${lowerFirst(label)} below ${cell(median, "money")}`;
	if (median <= 0) return `${half}; the mean is ${cell(mean, "money")}`;
	return mean / median > 1.25
		? `${half}; the mean, ${cell(mean, "money")}, is ${times(mean, median, settings.locale)} as much`
		: `${half}; the mean is ${cell(mean, "money")}`;
}

async function keyFigures(bank: Bank, summary: MeasureSummary, { field, settings }: Measured): Promise<Block> {
	const { n, total, mean, variance, median, zeros, negatives } = summary;
	const { cell } = formatsFor(settings);
	const name = lowerFirst(field.label);
	const between = (interval: { low: number; high: number } | null) =>
		interval ? { detail: `95% interval ${cell(interval.low, "cents")} to ${cell(interval.high, "cents")}` } : {};
	const publishable = (count: number) => count === 0 || count >= settings.disclosureThreshold;
	const items: Metric[] = [
		{
			label: `Total ${name}`,
			value: total,
			format: "money",
			detail: `of ${cell(n, "count")} customers with a known ${name}`,
		},
		{
			label: `Median ${name}`,
			value: median,
			format: "cents",
			...between(await medianWithInterval(bank.engine, field.role)),
		},
		{ label: `Mean ${name}`, value: mean, format: "cents", ...between(meanInterval({ n, mean, variance })) },
	];
	for (const [label, count] of [
		["At exactly zero", zeros],
		["Below zero", negatives],
	] as const)
		if (publishable(count))
			items.push({ label, value: count / n, format: "share", detail: `${cell(count, "count")} customers` });
	return { kind: "metrics", id: `${field.role}-summary`, items: items.map(publishMetric) };
}

/** Every five percent, and one percent from each end where enough customers lie beyond. */
async function quantiles(bank: Bank, { n }: MeasureSummary, { field, scale, settings }: Measured): Promise<Block> {
	const { role, label } = field;
	const { cell, short } = formatsFor(settings);
	const name = lowerFirst(label);
	const percents = [1, ...Array.from({ length: 19 }, (_, i) => 5 * (i + 1)), 99];
	const shown = percents.filter(
		(percent) => (n * Math.min(percent, 100 - percent)) / 100 >= settings.disclosureThreshold,
	);
	const sql = `select ${shown.map((percent) => `${bank.engine.quantile(role, percent / 100)} as p${percent}`).join(",\n\t\t\t")}
		from customers`;
	const [row] = await bank.engine.rows<{ [name: string]: number }>(sql);
	const at = (percent: number) => row?.[`p${percent}`] ?? null;
	return makeFigure(
		{
			id: `${role}-quantiles`,
			claim: () => {
				const [low, high] = [at(10), at(90)];
				if (low === null || high === null) return `The median ${name} is ${cell(at(50), "money")}`;
				return `One customer in ten has a ${name} above ${cell(high, "money")}, one in ten below ${cell(low, "money")}`;
			},
			description: `${label} below which a share of customers lies, ${settings.currency}. Base: ${baseWords(n, settings, `customers with a known ${name}`)}.`,
			chart: {
				kind: "curve",
				x: "share",
				y: role,
				scale,
				diagonal: false,
				labels: [10, 50, 90].flatMap((percent) => {
					const value = at(percent);
					return value === null ? [] : [{ x: percent / 100, label: `${percent}%: ${short(value, "money")}` }];
				}),
			},
			columns: [shareColumn("Share of customers below"), moneyColumn(role, label, settings.currency)],
			rows: shown.map((percent) => ({ share: percent / 100, [role]: at(percent) })),
			// Each quantile lies between enough customers on both sides: see the filter above.
			protection: "public",
			sql,
		},
		settings,
	);
}
