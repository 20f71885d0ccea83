/** How old the customers are. */
import { publishMetric, type Record } from "../disclosure.ts";
import type { Figure, Metric, Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { findFloors } from "../tables/age-bands.ts";
import { type Bank, field, relation } from "../tables/bank.ts";
import { isUnknown } from "../tables/rare-categories.ts";
import { baseWords } from "./base.ts";
import { type Binned, countBins } from "./bins.ts";
import { categoryColumn, customersColumn, shareColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";
import { type MeasureSummary, summarizeMeasure } from "./measure.ts";

/** The distribution of age: median, mean, the middle half and, where enough ages differ, a histogram. */
export async function ageDistribution(bank: Bank, settings: Settings): Promise<Section> {
	const summary = await summarizeMeasure(bank.engine, "age");
	const bands = relation(bank, "customers").fields.get("age_band")?.categories ?? [];
	const binned = await countBins(bank.engine, "age", {
		scale: { type: "linear" },
		integer: true,
		threshold: settings.disclosureThreshold,
		parts: findFloors(bands),
	});
	const { mean, q1, median, q3 } = summary;
	const { cell } = formatsFor(settings);
	const items: Metric[] = [
		{ label: "Median age", value: median, format: "decimal" },
		{ label: "Mean age", value: mean, format: "decimal" },
		...(q1 < q3
			? [
					{
						label: "Middle half",
						value: `${cell(q1, "integer")} to ${cell(q3, "integer")}`,
						format: "text" as const,
						detail: "years of age",
					},
				]
			: []),
	];
	const histogram = binned.bins.length > 2 ? [ageHistogram(summary, binned, settings)] : [];
	return {
		id: "age",
		claim: ageClaim(summary, formatsFor(settings)),
		blocks: [{ kind: "metrics", id: "age-summary", items: items.map(publishMetric) }, ...histogram],
	};
}

/** However many share an age, those in the middle half of the order of ages lie between the quartiles. */
function ageClaim({ q1, median, q3 }: MeasureSummary, { cell }: Formats): string {
	const middle = `the median age is ${cell(median, "integer")}`;
	if (q1 === q3) return `At least half of customers are ${cell(q1, "integer")} years old`;
	return `The middle half of customers are aged ${cell(q1, "integer")} to ${cell(q3, "integer")}; ${middle}`;
}

function ageHistogram(summary: MeasureSummary, { bins, sql }: Binned, settings: Settings): Figure {
	const { n, median } = summary;
	const formats = formatsFor(settings);
	return makeFigure(
		{
			id: "age-histogram",
			claim: () => ageClaim(summary, formats),
			description: `Share of customers by age in years. Base: ${baseWords(n, settings, "customers with a known age")}.`,
			chart: {
				kind: "histogram",
				lower: "lower",
				upper: "upper",
				value: "share",
				scale: { type: "linear" },
				markers: [{ value: median, label: `Median ${formats.cell(median, "integer")}` }],
			},
			columns: [
				{ name: "lower", label: "From age", type: "integer", format: "integer", unit: "years" },
				{ name: "upper", label: "To below age", type: "integer", format: "integer", unit: "years" },
				customersColumn,
				shareColumn(),
			],
			rows: bins.map((bin) => ({ ...bin, share: bin.customers / n })),
			protection: { count: "customers", by: ["lower"], keep: ["upper"] },
			sql,
		},
		settings,
	);
}

/**
 * Age by gender as a pyramid of the two largest genders; undefined where there are not two. Shares are of each gender, in
 * steps of at least as many customers as may be shown: counts could be taken from those of the bands, and would leave the
 * few of other genders.
 */
export async function agePyramid(bank: Bank, settings: Settings): Promise<Section | undefined> {
	const gender = field(bank, "customers", "gender");
	const band = field(bank, "customers", "age_band");
	const bands = band.categories.filter((name) => !isUnknown(name));
	const sql = `select age_band, gender, count(*) as customers
		from customers
		group by age_band, gender`;
	const counted = await bank.engine.rows<{ age_band: string; gender: string; customers: number }>(sql);
	const known = counted.filter((row) => bands.includes(row.age_band));
	const size = (name: string) => known.reduce((sum, row) => sum + (row.gender === name ? row.customers : 0), 0);
	const genders = gender.categories.filter((name) => !isUnknown(name) && size(name) >= settings.disclosureThreshold);
	const [larger, smaller] = genders.toSorted((a, b) => size(b) - size(a));
	if (larger === undefined || smaller === undefined || bands.length < 2) return undefined;
	const sides: [string, string] = [larger, smaller];
	const step = Math.max(0.01, Math.ceil((100 * settings.disclosureThreshold) / size(smaller)) / 100);
	const count = (name: string, side: string) =>
		known.find((row) => row.age_band === name && row.gender === side)?.customers ?? 0;
	const rows = bands.flatMap((age_band) =>
		sides.map((side) => ({
			age_band,
			gender: side,
			share: Math.round(count(age_band, side) / size(side) / step) * step,
		})),
	);
	const { cell } = formatsFor(settings);
	const figure = makeFigure(
		{
			id: "age-by-gender",
			claim: (published) => pyramidClaim(published, sides, formatsFor(settings)),
			description: `Share of each gender's customers by age band. Base: ${baseWords(size(larger) + size(smaller), settings, "customers of these genders with a known age")}.`,
			chart: { kind: "pyramid", band: "age_band", side: "gender", value: "share", sides },
			columns: [
				categoryColumn(band),
				categoryColumn(gender),
				shareColumn(`Share of the gender's customers, in steps of ${cell(step, "share")}`),
			],
			rows,
			// A step holds enough customers, so that a share tells of no fewer.
			protection: "public",
			note: `Shares are rounded to steps of ${cell(step, "share")}; customers of unknown or smaller genders are not drawn.`,
			sql,
		},
		settings,
	);
	return { id: "age-and-gender", claim: figure.claim, blocks: [figure] };
}

/** The largest band of each side, where no other rounds to the same share. */
function pyramidClaim(rows: readonly Record[], sides: readonly string[], { cell }: Formats): string {
	const [first, second] = sides.map((side) => {
		const own = rows.filter((row) => row.gender === side).toSorted((a, b) => Number(b.share) - Number(a.share));
		return Number(own[0]?.share) > Number(own[1]?.share) ? own[0] : undefined;
	});
	const [a = "", b = ""] = sides.map(lowerFirst);
	const share = (row: Record) => cell(row.share ?? null, "share");
	if (!first || !second) return `Ages of ${a} and ${b} customers, band by band`;
	return first.age_band === second.age_band
		? `${first.age_band} is the largest age band of both: ${share(first)} of ${a} and ${share(second)} of ${b} customers`
		: `The largest age band is ${first.age_band} among ${a} customers (${share(first)}) and ${second.age_band} among ${b} ones (${share(second)})`;
}
