/** How old the customers are. */
import { publishMetric, type Record } from "../disclosure.ts";
import type { Metric, Section } from "../document.ts";
import { type Formats, formatsFor } from "../format.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { type Bank, field, relation } from "../tables/bank.ts";
import { isUnknown } from "../tables/rare-categories.ts";
import { baseWords } from "./base.ts";
import { countBins } from "./bins.ts";
import { categoryColumn, customersColumn, shareColumn } from "./columns.ts";
import { makeFigure } from "./figure.ts";
import { summarizeMeasure } from "./measure.ts";

/** The distribution of age: mean, median, quartiles and a histogram. */
export async function ageDistribution(bank: Bank, settings: Settings): Promise<Section> {
	const { n, mean, q1, median, q3 } = await summarizeMeasure(bank.engine, "age");
	const { cell } = formatsFor(settings);
	const binned = await countBins(bank.engine, "age", {
		scale: { type: "linear" },
		integer: true,
		threshold: settings.disclosureThreshold,
	});
	const figure = makeFigure(
		{
			id: "age-histogram",
			claim: () =>
				`Half of customers are between ${cell(q1, "integer")} and ${cell(q3, "integer")} years old; the median age is ${cell(median, "integer")}`,
			description: `Share of customers by age in years. Base: ${baseWords(n, settings, "customers with a known age")}.`,
			chart: {
				kind: "histogram",
				lower: "lower",
				upper: "upper",
				value: "share",
				scale: { type: "linear" },
				markers: [{ value: median, label: `Median ${cell(median, "integer")}` }],
			},
			columns: [
				{ name: "lower", label: "From age", type: "integer", format: "integer", unit: "years" },
				{ name: "upper", label: "To below age", type: "integer", format: "integer", unit: "years" },
				customersColumn,
				shareColumn(),
			],
			rows: binned.bins.map((bin) => ({ ...bin, share: bin.customers / n })),
			protection: { count: "customers", by: ["lower"], keep: ["upper"] },
			sql: binned.sql,
		},
		settings,
	);
	const items: Metric[] = [
		{ label: "Median age", value: median, format: "decimal" },
		{ label: "Mean age", value: mean, format: "decimal" },
		{ label: "Lower quartile", value: q1, format: "decimal", detail: "a quarter of customers are younger" },
		{ label: "Upper quartile", value: q3, format: "decimal", detail: "a quarter of customers are older" },
	];
	return {
		id: "age",
		claim: figure.claim,
		blocks: [{ kind: "metrics", id: "age-summary", items: items.map(publishMetric) }, figure],
	};
}

/** Age by gender as a pyramid of the two largest genders; undefined where there are not two. */
export async function agePyramid(bank: Bank, settings: Settings): Promise<Section | undefined> {
	const gender = field(bank, "customers", "gender");
	const band = field(bank, "customers", "age_band");
	const sql = `select age_band, gender, count(*) as customers
		from customers
		group by age_band, gender`;
	const counted = await bank.engine.rows<{ age_band: string; gender: string; customers: number }>(sql);
	const size = (name: string) => counted.reduce((sum, row) => sum + (row.gender === name ? row.customers : 0), 0);
	const known = gender.categories.filter((name) => !isUnknown(name));
	const [larger, smaller] = known.toSorted((a, b) => size(b) - size(a));
	const bands = band.categories.filter((name) => !isUnknown(name));
	if (larger === undefined || smaller === undefined || bands.length < 2) return undefined;
	const sides: [string, string] = [larger, smaller];

	const total = relation(bank, "customers").rows;
	const rows = bands.flatMap((age_band) =>
		sides.map((name) => {
			const found = counted.find((row) => row.age_band === age_band && row.gender === name);
			return { age_band, gender: name, customers: found?.customers ?? 0, share: (found?.customers ?? 0) / total };
		}),
	);
	const drawn = rows.reduce((sum, row) => sum + row.customers, 0);
	const left = total - drawn;
	const { cell } = formatsFor(settings);
	const figure = makeFigure(
		{
			id: "age-by-gender",
			claim: (published) => pyramidClaim(published, { sides, bands, formats: formatsFor(settings) }),
			description: `Share of all customers by age band and gender. Base: ${baseWords(drawn, settings)}.`,
			chart: { kind: "pyramid", band: "age_band", side: "gender", value: "share", sides },
			columns: [categoryColumn(band), categoryColumn(gender), customersColumn, shareColumn("Share of all customers")],
			rows,
			protection: { count: "customers", by: ["age_band", "gender"] },
			...(left >= settings.disclosureThreshold
				? { note: `Not drawn: ${cell(left, "count")} customers whose age or gender is unknown or of a smaller group.` }
				: {}),
			sql,
		},
		settings,
	);
	return { id: "age-and-gender", claim: figure.claim, blocks: [figure] };
}

interface PyramidWords {
	sides: string[];
	bands: string[];
	formats: Formats;
}

/** Which band is the largest on each side. */
function pyramidClaim(rows: readonly Record[], { sides, formats }: PyramidWords): string {
	const largest = sides.map((side) => {
		const own = rows.filter((row) => row.gender === side && typeof row.share === "number");
		return own.toSorted((a, b) => Number(b.share) - Number(a.share))[0];
	});
	const [first, second] = largest;
	if (!first || !second) return "Too few customers to show ages by gender";
	const share = (row: Record) => formats.cell(row.share ?? null, "share");
	const [a = "", b = ""] = sides.map(lowerFirst);
	return first.age_band === second.age_band
		? `${first.age_band} is the largest age band among both ${a} (${share(first)} of all customers) and ${b} customers (${share(second)})`
		: `The largest age band is ${first.age_band} among ${a} customers (${share(first)} of all) and ${second.age_band} among ${b} ones (${share(second)})`;
}
