/** Eight features, four planted groups, any number of customers, made in the engine. */
import { definitions } from "../../analysis/definitions.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { gatherEvidence } from "../../analysis/segmentation/evidence.ts";
import type { Feature } from "../../analysis/segmentation/features.ts";
import { labelCustomers, settleCenters } from "../../analysis/segmentation/lloyd.ts";
import { sampleCustomers } from "../../analysis/segmentation/sample.ts";
import { makeScores } from "../../analysis/segmentation/transforms.ts";
import { fitKMeans } from "../../analysis/statistics/k-means.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";

export interface BenchResult {
	/** Seconds to put the features on one footing, gather the evidence, fit and settle. */
	fit: number;
	/** Seconds to label everyone. */
	label: number;
	/** Lloyd's steps over all customers. */
	steps: number;
	/** Of the process, up to now. */
	peakMegabytes: number;
}

const features = Array.from({ length: 8 }, (_, i): Feature => {
	const id = `f${i + 1}`;
	return { id, label: id, axis: "other", sign: 1, format: "decimal", words: { high: id, low: id }, protected: false };
});

export async function benchSegmentation(customers: number): Promise<BenchResult> {
	const engine = await openDuckDb();
	try {
		// Sums of four uniform draws are near enough to normal; every second feature is skewed.
		const noise = "(random() + random() + random() + random() - 2) * 1.7";
		const columns = features.map(({ id }, i) => {
			const value = `case customer % 20 when 0 then ${i % 3} when 1 then ${-2 + (i % 4)} when 2 then ${2 - (i % 5)} else 0 end * 2 + ${noise}`;
			return `${i % 2 === 0 ? value : `exp(${value})`} as ${id}`;
		});
		await engine.run("select setseed(0.5)");
		await engine.run(
			`create table features as select customer, ${columns.join(", ")} from range(1, ${customers + 1}) as made(customer)`,
		);
		await engine.run("create table customer_ids as select customer, cast(customer as varchar) as id from features");

		const started = performance.now();
		const random = seededRandom(definitions.seed.value);
		const { transforms } = await makeScores(engine, features, definitions.maxMissing.value);
		const sample = await sampleCustomers(engine, transforms, {
			size: definitions.fitSample.value,
			seed: definitions.seed.value,
			hasSegments: false,
		});
		gatherEvidence(sample.points, random);
		const { centers } = fitKMeans(sample.points, 4, { restarts: definitions.restarts.value, random });
		const ids = transforms.map(({ feature }) => feature.id);
		const settled = await settleCenters(engine, ids, centers);
		const fitted = performance.now();
		await labelCustomers(
			engine,
			ids,
			settled.centers.map((center, i) => ({ number: i + 1, center })),
		);
		return {
			fit: (fitted - started) / 1000,
			label: (performance.now() - fitted) / 1000,
			steps: settled.steps,
			peakMegabytes: process.resourceUsage().maxRSS / 1024,
		};
	} finally {
		await engine.close();
	}
}
