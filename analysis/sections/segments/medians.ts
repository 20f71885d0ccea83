/** The customer in the middle of each segment, by feature. */
import type { Column, Format, TableBlock } from "../../document.ts";
import type { Settings } from "../../report.ts";
import type { Feature } from "../../segmentation/features.ts";
import type { Segmentation } from "../../segmentation/segment.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import type { PassportFacts } from "./passport-figures.ts";

/** What features of a format tell, so that no two tables have one name. */
const measureWords: { [format in Format]?: string } = {
	money: "in money",
	cents: "in money to the cent",
	count: "in scores and counts",
	decimal: "in numbers and times",
	share: "in shares",
	ratio: "in ratios",
	points: "in points",
};

/** A table of the features of each format, as a column has one. */
export function mediansTables(
	{ segments, transformed }: Segmentation,
	{ medians }: Pick<PassportFacts, "medians">,
	{ currency, disclosureThreshold }: Settings,
): TableBlock[] {
	const shown = segments.filter(({ customers }) => customers >= disclosureThreshold);
	const features = transformed.transforms.map(({ feature }) => feature);
	const tableOf = (format: Format, of: readonly Feature[]): TableBlock => {
		const isMoney = format === "money";
		const column = (name: string, label: string): Column => ({ name, label, type: "number", format });
		return makeTableBlock({
			id: `segment-medians-${format}`,
			claim: `The customer in the middle of each segment, ${measureWords[format] ?? "other measures"}`,
			description: `Median of each feature${isMoney ? `, ${currency}` : ""}, by segment and over all grouped customers.`,
			columns: [
				textColumn("feature", "Feature"),
				column("all_customers", "All customers"),
				...shown.map(({ number, name }) => column(`segment_${number}`, name)),
			],
			rows: of.map(({ id, label }) => ({
				feature: label,
				all_customers: medians.get(id)?.all ?? null,
				...Object.fromEntries(
					shown.map(({ number }) => [`segment_${number}`, medians.get(id)?.segments.get(number) ?? null]),
				),
			})),
			// Of segments of enough customers; half of them lie on either side.
			protection: "public",
		});
	};
	return [...Map.groupBy(features, ({ format }) => format)].map(([format, of]) => tableOf(format, of));
}
