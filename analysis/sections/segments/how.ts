/** How the segments were made: the features, what was done to each, and what was left out. */
import type { Block, Section } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import { joinWords, upperFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import type { Segmentation } from "../../segmentation/segment.ts";
import type { Dropped } from "../../segmentation/transforms.ts";
import { countColumn, makeTableBlock, textColumn } from "../table.ts";

export function howSegmentsWereMade(
	{ featureSet, transformed, sampleSize, segments, steps, source }: Segmentation,
	settings: Settings,
): Section {
	const { transforms, dropped, leftOut, grouped } = transformed;
	const { cell } = formatsFor(settings);
	const claim = `${transforms.length} features describe ${cell(grouped, "count")} customers`;
	const count = (value: number) => cell(value, "count");
	const least = settings.disclosureThreshold;
	const publishable = (customers: number) =>
		customers === 0 || customers >= least ? count(customers) : `fewer than ${least}`;
	const labeled = segments.reduce((sum, { customers }) => sum + customers, 0);
	const sentences = [
		featureSet.chosen
			? "The features are those that the report names."
			: "The features are all behavioral and financial ones that the data give. Age, gender, marital status and whatever else is protected are not among them: they describe segments afterwards.",
		leftOut === 0
			? `No customer is left out for lacking more than ${cell(settings.clustering.maxMissing, "share")} of the features; the median stands in for a missing value.`
			: `${upperFirst(publishable(leftOut))} customers lack more than ${cell(settings.clustering.maxMissing, "share")} of the features and are left out; for others the median stands in for a missing value.`,
		...(source === "supplied"
			? [
					`The segments were supplied; the features only describe them. ${grouped === labeled ? "Every customer has a segment" : `${upperFirst(publishable(grouped - labeled))} customers have no segment`}.`,
				]
			: []),
		...(steps > 0
			? [
					sampleSize === grouped
						? "K-means was fitted on all of them."
						: `K-means was fitted on a sample of ${count(sampleSize)} customers and settled over all of them.`,
				]
			: []),
	];
	const counted = makeTableBlock({
		id: "grouped-customers",
		claim: "Who was grouped",
		description: `Customers who were grouped, and those who were left out as they lack more than ${cell(settings.clustering.maxMissing, "share")} of the features.`,
		columns: [textColumn("which", "Customers"), countColumn("customers", "Number")],
		rows: [
			{ which: "Described by features", customers: grouped },
			{ which: "Left out", customers: leftOut },
			...(source === "supplied" ? [{ which: "Without a segment", customers: grouped - labeled }] : []),
			...(steps > 0 ? [{ which: "In the sample that K-means was fitted on", customers: sampleSize }] : []),
		],
		protection: { threshold: least, count: "customers", by: [], keep: ["which"] },
	});
	const text: Block = {
		kind: "text",
		id: "segments-features",
		markdown: sentences.map((sentence) => `- ${sentence}`).join("\n"),
	};
	const named = featureSet.features.filter((feature) => feature.protected).map(({ label }) => label);
	const caution: Block[] =
		named.length === 0
			? []
			: [
					{
						kind: "text",
						id: "segments-caution",
						markdown: `**Caution.** The report names ${joinWords(named)} as a feature. The law protects it: segments formed by it may describe customers, but must not decide who is offered credit.`,
					},
				];
	const number = (name: string, label: string) => ({ name, label, type: "number", format: "decimal" }) as const;
	const table = makeTableBlock({
		id: "feature-transforms",
		claim: "Every feature is winsorized, put on a logarithm where it is highly skewed, and standardized",
		description: "What was done to each feature, in its own unit; mean and deviation are those on the scale used.",
		columns: [
			textColumn("feature", "Feature"),
			textColumn("scale", "Scale"),
			number("low", "Winsorized below"),
			number("median", "Median"),
			number("high", "Winsorized above"),
			{ name: "mean", label: "Mean", type: "number", format: "ratio" },
			{ name: "deviation", label: "Standard deviation", type: "number", format: "ratio" },
			countColumn("missing", "Missing"),
		],
		rows: transforms.map(({ feature, logConstant, low, median, high, mean, deviation, missing }) => ({
			feature: feature.label,
			scale: logConstant === null ? "as it is" : `signed logarithm, constant ${logConstant}`,
			low,
			median,
			high,
			mean,
			deviation,
			missing,
		})),
		// Bounds lie a hundredth of the customers from either end; missing values are no trait of anyone.
		protection: "public",
	});
	return { id: "how-segments-were-made", claim, blocks: [...caution, text, counted, table, ...leftOutTable(dropped)] };
}

function leftOutTable(dropped: readonly Dropped[]): Block[] {
	if (dropped.length === 0) return [];
	const features = dropped.length === 1 ? "1 feature is" : `${dropped.length} features are`;
	const table = makeTableBlock({
		id: "features-left-out",
		claim: `${features} left out, so that nothing counts twice or says nothing`,
		description: "Features that the data give and that customers are not grouped by.",
		columns: [textColumn("feature", "Feature"), textColumn("reason", "Reason")],
		rows: dropped.map(({ feature, reason }) => ({ feature: feature.label, reason })),
		// Two features that are alike, or one that is the same for all: no trait of anyone.
		protection: "public",
	});
	return [table];
}
