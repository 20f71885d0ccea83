/** The customer in the middle of each segment, by feature. */
import type { Column, Format, TableBlock } from "../../document.ts";
import type { Settings } from "../../report.ts";
import type { Feature } from "../../segmentation/features.ts";
import type { Segmentation } from "../../segmentation/segment.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import type { PassportFacts } from "./passport-figures.ts";

/** One table of the features that are money and one of the others, as a column has one format. */
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
			id: isMoney ? "segment-medians-money" : `segment-medians-${format}`,
			claim: isMoney
				? "The money of the customer in the middle of each segment"
				: "The customer in the middle of each segment",
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
