/** Statistical outliers by measure: where the fences are, how many lie beyond, and what was done. */
import type { Section } from "../document.ts";
import { formatsFor } from "../format.ts";
import type { Outliers, Settings } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import { countColumn, makeTableBlock, textColumn } from "./table.ts";

const methods = { iqr: "interquartile range", mad: "median absolute deviation", percentile: "percentiles" } as const;

const treatments: { [action in Outliers["action"]]: string } = {
	flag: "counted and kept",
	winsorize: "set to the fence",
	exclude: "left out of this measure",
};

export function outlierTable(bank: Bank, settings: Settings): Section {
	const { cell } = formatsFor(settings);
	const { method, fence, action } = settings.outliers;
	const money = { type: "number", format: "money", unit: settings.currency } as const;
	const rows = bank.outliers.map(({ relation, field, scale, fences, below, above }) => ({
		measure: `${field.label}${relation === "customers" ? "" : ` (${relation})`}`,
		scale: scale.type === "linear" ? "as it is" : "signed logarithm",
		low: fences?.low ?? null,
		high: fences?.high ?? null,
		outside: below + above,
		treatment: fences ? treatments[action] : "values spread too little for fences",
	}));
	const most = rows.toSorted((a, b) => b.outside - a.outside)[0];
	const claim =
		!most || most.outside < settings.disclosureThreshold
			? "Hardly any value lies outside the fences for outliers"
			: `${cell(most.outside, "count")} values of ${most.measure.toLowerCase()} lie outside the fences for outliers; they are ${most.treatment}`;
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
		note: "A bank's largest customers are statistical outliers and its most important customers at once: none is dropped in silence.",
	});
	return { id: "outliers", claim, blocks: [block] };
}
