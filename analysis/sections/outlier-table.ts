/** Statistical outliers by measure: where the fences are, how many lie beyond, and what was done. */
import type { Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import { lowerFirst } from "../narrative/words.ts";
import type { Outliers, Settings } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import { countColumn, makeTableBlock, textColumn } from "./table.ts";

const methods = { iqr: "interquartile range", mad: "median absolute deviation", percentile: "percentiles" } as const;

const treatments: { [action in Outliers["action"]]: string } = {
	flag: "counted and kept",
	winsorize: "set to the fence in its mean, its histogram and comparisons",
	exclude: "left out of its mean, its histogram and comparisons",
};

export function outlierTable(bank: Bank, settings: Settings): Section {
	const { cell } = formatsFor(settings);
	const { method, fence } = settings.outliers;
	const money = { type: "number", format: "money", unit: settings.currency } as const;
	const rows = bank.outliers.map(({ relation, field, scale, fences, below, above, action }) => ({
		measure: `${field.label}${relation === "customers" ? "" : ` (${relation})`}`,
		scale: scale.type === "linear" ? "as it is" : "signed logarithm",
		low: fences?.low ?? null,
		high: fences?.high ?? null,
		outside: below + above,
		treatment: fences ? spellTreatment(action, below + above, settings) : "values spread too little for fences",
	}));
	const claim = outlierClaim(rows, settings);
	if (rows.length === 0) return { id: "outliers", claim, blocks: [] };
	const block = makeTableBlock({
		id: "outliers",
		claim,
		description: `Fences by ${methods[method]} (${cell(fence, "ratio")}), set on a logarithmic scale where a measure is highly skewed.`,
		columns: [
			textColumn("measure", "Measure"),
			textColumn("scale", "Scale"),
			{ name: "low", label: "Lower fence", ...money },
			{ name: "high", label: "Upper fence", ...money },
			countColumn("outside", "Outside"),
			textColumn("treatment", "What was done"),
		],
		rows,
		protection: {
			threshold: settings.disclosureThreshold,
			count: "outside",
			by: [],
			keep: ["measure", "scale", "low", "high", "treatment"],
		},
		note: "A bank's largest customers are statistical outliers and its most important customers at once: none is dropped in silence, and totals, tiers and concentration count them all as they are.",
	});
	return { id: "outliers", claim, blocks: [block] };
}

function spellTreatment(action: Outliers["action"], outside: number, { outliers }: Settings): string {
	return outside > 0 && action !== outliers.action
		? `${treatments[action]}: the difference to the total would tell of single customers`
		: treatments[action];
}

interface OutlierRow {
	measure: string;
	low: number | null;
	outside: number;
	treatment: string;
}

function outlierClaim(rows: readonly OutlierRow[], settings: Settings): string {
	const fenced = rows.filter(({ low }) => low !== null);
	const most = fenced.toSorted((a, b) => b.outside - a.outside)[0];
	if (rows.length === 0) return "The data have no measure of money to look for outliers in";
	if (!most) return "No measure of money spreads enough to tell what an outlier is";
	if (most.outside < settings.disclosureThreshold) return "Hardly any value lies outside the fences for outliers";
	const { cell } = formatsFor(settings);
	return `${cell(most.outside, "count")} values of ${lowerFirst(most.measure)} lie outside the fences for outliers; they are ${most.treatment}`;
}
