/** How a money measure is spread over the customers. */
import { isDominated, publishMetric, withhold } from "../disclosure.ts";
import type { Block, Metric, Scale, Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import { toldIn } from "../narrative/told.ts";
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

export interface Treatment {
	/** "mean", or which mean it is. */
	mean: string;
	/** A sentence after a space, or nothing. */
	sentence: string;
}

export interface Measured {
	field: BankField;
	scale: Scale;
	/** The column whose values are averaged, drawn and compared; totals and quantiles are of the field's own. */
	column: string;
	/** What was done with outliers in that column. */
	treatment: Treatment;
	settings: Settings;
}

/** Key figures, histogram and quantiles of a measure that enough customers have. */
export async function moneyDistribution(bank: Bank, measured: Measured): Promise<Section> {
	const { field, scale, column, treatment, settings } = measured;
	const { role, label } = field;
	const summary = await summarizeMeasure(bank.engine, role);
	const treated = await summarizeMeasure(bank.engine, column);
	const formats = formatsFor(settings);
	const name = lowerFirst(label);
	const binned = await countBins(bank.engine, column, {
		scale,
		integer: false,
		threshold: settings.disclosureThreshold,
	});
	const mean = isDominated(treated) ? null : treated.mean;
	const markers = [
		{ value: summary.median, label: `Median ${formats.cell(summary.median, "money")}` },
		...(mean === null ? [] : [{ value: mean, label: `Mean ${formats.cell(mean, "money")}` }]),
		...(summary.negatives > 0 ? [{ value: 0, label: "Zero" }] : []),
	];
	const histogram = makeFigure(
		{
			id: `${role}-histogram`,
			claim: () => medianClaim({ median: summary.median, mean }, measured),
			description: `Share of customers by ${name}, ${settings.currency}${scale.type === "symlog" ? ", on a logarithmic scale on both sides of zero" : ""}. Base: ${baseWords(treated.n, settings, `customers with a known ${name}`)}.${treatment.sentence}`,
			chart: { kind: "histogram", lower: "lower", upper: "upper", value: "share", scale, markers },
			columns: [
				moneyColumn("lower", "From", settings.currency),
				moneyColumn("upper", "To below", settings.currency),
				customersColumn,
				shareColumn(),
			],
			rows: binned.bins.map((bin) => ({ ...bin, share: bin.customers / treated.n })),
			protection: { count: "customers", by: ["lower"], keep: ["upper"] },
			sql: binned.sql,
		},
		settings,
	);
	return {
		id: `${role}-distribution`,
		claim: histogram.claim,
		blocks: [
			await keyFigures(bank, { summary, treated }, measured),
			histogram,
			...(await quantiles(bank, summary, measured)),
		],
	};
}

interface Middle {
	median: number;
	/** Null where it may not be told. */
	mean: number | null;
}

/** True of balances that repeat, too: at least half of the values are at most the median. */
function medianClaim({ mean, median }: Middle, { field, treatment, settings }: Measured): string {
	const { label, missing } = field;
	const { cell } = formatsFor(settings);
	const name = lowerFirst(label);
	const whom = missing > 0 ? `customers with a known ${name} have` : `customers have a ${name} of`;
	const half = `Half of ${whom} ${cell(median, "money")} or less`;
	if (mean === null) return half;
	return isMuchMore(mean, median)
		? `${half}; the ${treatment.mean}, ${cell(mean, "money")}, is ${times(mean, median, settings.locale)} as much`
		: `${half}; the ${treatment.mean} is ${cell(mean, "money")}`;
}

/** Whether it is worth saying how many times as much the mean is. */
function isMuchMore(mean: number, median: number): boolean {
	return median > 0 && mean / median > 1.25;
}

interface Summaries {
	summary: MeasureSummary;
	/** Of the values after treatment of outliers. */
	treated: MeasureSummary;
}

async function keyFigures(bank: Bank, { summary, treated }: Summaries, measured: Measured): Promise<Block> {
	const { field, treatment, settings } = measured;
	const { n, total, median, zeros, negatives } = summary;
	const formats = formatsFor(settings);
	const name = lowerFirst(field.label);
	const told = toldIn(formats);
	const within = (interval: { low: number; high: number } | null, more = "") => {
		if (interval) return told`95% interval ${[interval.low, "cents"]} to ${[interval.high, "cents"]}${more}`;
		return more ? { detail: more } : {};
	};
	const items: Metric[] = [
		{
			label: `Median ${name}`,
			value: median,
			format: "cents",
			...within(await medianWithInterval(bank.engine, field.role)),
		},
	];
	if (!isDominated(summary))
		items.unshift({
			label: `Total ${name}`,
			value: total,
			format: "money",
			...told`of ${[n, "count"]} customers with a known ${name}`,
		});
	if (!isDominated(treated))
		items.push({
			label: `Mean ${name}`,
			value: treated.mean,
			format: "cents",
			...within(meanInterval(treated), treatment.sentence && `.${treatment.sentence}`),
		});
	if (!isDominated(treated) && isMuchMore(treated.mean, median))
		items.push({ label: `Mean over median ${name}`, value: treated.mean / median, format: "ratio" });
	const signs = [
		{ sign: "At exactly zero", customers: zeros },
		{ sign: "Below zero", customers: negatives },
		{ sign: "Above zero", customers: n - zeros - negatives },
	];
	const withheld = withhold(signs, { threshold: settings.disclosureThreshold, count: "customers", by: ["sign"] });
	for (const [index, { sign, customers }] of signs.slice(0, 2).entries())
		if (!withheld.has(index))
			items.push({
				label: sign,
				value: customers / n,
				format: "share",
				...told`${[customers, "count"]} customers`,
			});
	return { kind: "metrics", id: `${field.role}-summary`, items: items.map(publishMetric) };
}

/** Every five percent, and one percent from each end, where enough customers lie beyond; none where that is but one. */
async function quantiles(bank: Bank, { n }: MeasureSummary, { field, scale, settings }: Measured): Promise<Block[]> {
	const { role, label } = field;
	const { cell, short } = formatsFor(settings);
	const name = lowerFirst(label);
	const percents = [1, ...Array.from({ length: 19 }, (_, i) => 5 * (i + 1)), 99];
	const shown = percents.filter(
		(percent) => (n * Math.min(percent, 100 - percent)) / 100 >= settings.disclosureThreshold,
	);
	if (shown.length < 2) return [];
	const sql = `select ${shown.map((percent) => `${bank.engine.quantile(role, percent / 100)} as p${percent}`).join(",\n\t\t\t")}
		from customers`;
	const [row] = await bank.engine.rows<{ [name: string]: number }>(sql);
	const at = (percent: number) => row?.[`p${percent}`] ?? null;
	const figure = makeFigure(
		{
			id: `${role}-quantiles`,
			claim: () => {
				const [low, high] = [at(10), at(90)];
				if (low === null || high === null) return `The median ${name} is ${cell(at(50), "money")}`;
				if (low === high) return `Four customers in five have the same ${name}: ${cell(low, "money")}`;
				return `One customer in ten has a ${name} of ${cell(high, "money")} or more, one in ten of ${cell(low, "money")} or less`;
			},
			description: `${label} at or below which a share of customers lies, ${settings.currency}. Base: ${baseWords(n, settings, `customers with a known ${name}`)}.`,
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
			columns: [shareColumn("Share of customers at or below"), moneyColumn(role, label, settings.currency)],
			rows: shown.map((percent) => ({ share: percent / 100, [role]: at(percent) })),
			// Each quantile lies between enough customers on both sides: see the filter above.
			protection: "public",
			sql,
		},
		settings,
	);
	return [figure];
}
