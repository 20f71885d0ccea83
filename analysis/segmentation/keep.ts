/** What a build leaves of its segments: the file to know them again by, the scoring statement, and each customer's segment. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import type { Settings } from "../report.ts";
import type { Bank } from "../tables/bank.ts";
import type { SegmentsFile } from "./identity.ts";
import { writeScoreSql } from "./score-sql.ts";
import type { Segmentation } from "./segment.ts";

/**
 * Writes `segments.json` and `score.sql` to the report's results, and `customer-segments.csv` (customer, segment, its
 * name, distance to its center, margin to the next) to the private folder. Supplied segments have no centers to score by;
 * for them the customers without a segment are listed.
 */
export async function keepSegments(
	bank: Bank,
	{ segments, transformed, source, featureSet }: Segmentation,
	settings: Settings,
): Promise<void> {
	const { engine, resultsFolder } = bank;
	await bank.writePrivate(
		"customer-segments",
		"select customer_segments.customer, segments.segment, customer_segments.segment as number, distance, margin from customer_segments join segments using (customer)",
	);
	if (source === "supplied") {
		await bank.writePrivate(
			"customers-without-segment",
			"select customer from customers anti join customer_segments using (customer)",
		);
		return;
	}
	const file: SegmentsFile = {
		seed: settings.seed,
		software: [
			{ name: "Bankbook", version: packageJson.version },
			{ name: engine.name, version: engine.version },
		],
		features: transformed.transforms.map(
			({ feature: { id, label }, median, low, high, logConstant, mean, deviation }) => ({
				id,
				label,
				median,
				low,
				high,
				logConstant,
				mean,
				deviation,
			}),
		),
		segments: segments.map(({ number, name, customers, center }) => ({ number, name, customers, center })),
	};
	await writeFile(join(resultsFolder, "segments.json"), `${JSON.stringify(file, null, "\t")}\n`);
	const inOrder = segments.toSorted((a, b) => a.number - b.number);
	const sql = writeScoreSql({
		transforms: transformed.transforms,
		segments: inOrder,
		maxMissing: settings.clustering.maxMissing,
		asked: featureSet.features.map(({ id }) => id),
	});
	await writeFile(join(resultsFolder, "score.sql"), sql);
}
