/** Customers in segments, fitted or supplied, with the evidence for how many there are and how far each can be trusted. */
import { definitions } from "../definitions.ts";
import { literal } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import { fitKMeans, nearestCenter } from "../statistics/k-means.ts";
import { seededRandom } from "../statistics/random.ts";
import type { StabilityVerdict } from "../statistics/stability-verdict.ts";
import { stabilityVerdict } from "../statistics/stability-verdict.ts";
import type { Bank, BankField } from "../tables/bank.ts";
import { type Choice, gatherEvidence, measureStability } from "./evidence.ts";
import { type FeatureSet, makeFeatures } from "./features.ts";
import { keepIdentity, readKnownSegments } from "./identity.ts";
import { labelCustomers, settleCenters } from "./lloyd.ts";
import { type Difference, nameSegments } from "./names.ts";
import { findRule, type Rule } from "./rule.ts";
import { type Sample, sampleCustomers } from "./sample.ts";
import { makeScores, type Transformed } from "./transforms.ts";

export interface Segment {
	/** From 1; the largest first, unless a previous build numbered them. */
	number: number;
	name: string;
	customers: number;
	/** Of the customers that are grouped, 0 to 1. */
	share: number;
	/** Standardized, in the order of the transforms. */
	center: number[];
	/** From all customers, in standard deviations, in the order of the transforms. */
	differences: Difference[];
	/** Mean Jaccard similarity over bootstrap resamples, 0 to 1. */
	jaccard: number;
	stability: StabilityVerdict;
	rule: Rule | undefined;
}

export interface Segmentation {
	source: "fitted" | "supplied";
	featureSet: FeatureSet;
	transformed: Transformed;
	sampleSize: number;
	/** The statement that drew the sample. */
	sampleSql: string;
	/** The statement that gave the segments' sizes and centers; empty where there are no segments. */
	centersSql: string;
	/** The number of segments that the evidence picks, and the evidence. */
	choice: Choice;
	/** Empty where there are no segments. */
	segments: Segment[];
	/** Mean adjusted Rand index over bootstrap resamples; null where there are no segments. */
	adjustedRand: number | null;
	/** Steps until the centers settled over all customers. */
	steps: number;
}

/** What both ways to segments begin with. */
interface Prepared {
	bank: Bank;
	settings: Settings;
	featureSet: FeatureSet;
	transformed: Transformed;
	sample: Sample;
	random: () => number;
}

async function prepare(bank: Bank, settings: Settings): Promise<Prepared> {
	const { clustering, seed } = settings;
	const featureSet = await makeFeatures(bank, settings);
	const transformed = await makeScores(bank.engine, featureSet.features, clustering.maxMissing);
	const sample = await sampleCustomers(bank.engine, transformed.transforms, {
		size: definitions.fitSample.value,
		seed,
		hasSegments: bank.relations.has("segments"),
	});
	return { bank, settings, featureSet, transformed, sample, random: seededRandom(seed) };
}

const columnsOf = ({ transforms }: Transformed) => transforms.map(({ feature }) => feature.id);

/**
 * Fits on a seeded sample, settles the centers over everyone, and labels every grouped customer: creates
 * `customer_segments` (customer, segment, distance to its center, margin to the next), and the relation `segments` unless the bank has one.
 */
export async function fitSegments(bank: Bank, settings: Settings): Promise<Segmentation> {
	const prepared = await prepare(bank, settings);
	const { transformed, sample, random } = prepared;
	const choice = gatherEvidence(sample.points, random);
	const k = settings.clustering.k ?? choice.k;
	const common = { source: "fitted", ...summary(prepared), choice } as const;
	if (k === 1) return { ...common, segments: [], centersSql: "", adjustedRand: null, steps: 0 };

	const fitted = fitKMeans(sample.points, k, { restarts: definitions.restarts.value, random });
	const settled = await settleCenters(bank.engine, columnsOf(transformed), fitted.centers);
	const bySize = settled.sizes.map((customers, i) => ({ customers, center: settled.centers[i] ?? [] }));
	const groups = bySize.filter(({ customers }) => customers > 0).toSorted((a, b) => b.customers - a.customers);
	const centers = groups.map(({ center }) => center);
	const identities = keepIdentity(centers, transformed.transforms, await readKnownSegments(bank.knownSegments));
	await labelCustomers(
		bank.engine,
		columnsOf(transformed),
		centers.map((center, i) => ({ number: identities[i]?.number ?? i + 1, center })),
	);
	const labels = sample.points.map((point) => nearestCenter(point, centers).index);
	const differences = centers.map((center) => differencesOf(center, transformed));
	const found = nameSegments(differences);
	const names = identities.map(({ number, name }, i) => settings.segmentNames[number] ?? name ?? found[i] ?? "");
	const { segments, adjustedRand } = describe(prepared, {
		groups,
		names,
		labels,
		numbers: identities.map(({ number }) => number),
	});
	if (!bank.relations.has("segments")) await publishSegments(bank, segments);
	return { ...common, segments, centersSql: settled.sql, adjustedRand, steps: settled.steps };
}

/** The same for segments that were made elsewhere: described as they are, and held against what the data group by themselves. */
export async function adoptSegments(bank: Bank, settings: Settings): Promise<Segmentation> {
	const prepared = await prepare(bank, settings);
	const { transformed, sample, random } = prepared;
	const { engine } = bank;
	const columns = columnsOf(transformed);
	const means = columns.map((id, i) => `avg("${id}") as m${i}`).join(", ");
	const centersSql = `
		select segment as name, count(*) as customers, ${means}
		from scores join segments using (customer)
		where segment is not null
		group by segment
		order by customers desc, segment`;
	const rows = await engine.rows<{ name: string; customers: number } & { [mean: string]: string | number }>(centersSql);
	const groups = rows.map((row) => ({ customers: row.customers, center: columns.map((_, i) => Number(row[`m${i}`])) }));
	const names = rows.map(({ name }) => name);
	const whens = names.map((name, i) => `when ${literal(name)} then ${i + 1}`).join(" ");
	await engine.run(`create or replace table customer_segments as
		select customer, case segment ${whens} end as segment, null as distance, null as margin
		from scores join segments using (customer) where segment is not null`);
	const labels = sample.supplied.map((name) => (name === null ? -1 : names.indexOf(name)));
	const { segments, adjustedRand } = describe(prepared, { groups, names, labels, numbers: names.map((_, i) => i + 1) });
	const choice = gatherEvidence(sample.points, random);
	return { source: "supplied", ...summary(prepared), choice, segments, centersSql, adjustedRand, steps: 0 };
}

function summary({ featureSet, transformed, sample }: Prepared) {
	return { featureSet, transformed, sampleSize: sample.points.length, sampleSql: sample.sql };
}

function differencesOf(center: readonly number[], { transforms }: Transformed): Difference[] {
	return transforms.map(({ feature }, i) => ({ feature, difference: center[i] ?? 0 }));
}

interface Labeled {
	groups: { customers: number; center: number[] }[];
	names: string[];
	numbers: number[];
	/** Of each customer of the sample: the place of its segment among the groups, or -1. */
	labels: number[];
}

function describe(
	prepared: Prepared,
	{ groups, names, numbers, labels }: Labeled,
): Pick<Segmentation, "segments" | "adjustedRand"> {
	const { transformed, sample, random } = prepared;
	const known = labels.flatMap((label, i) =>
		label < 0 ? [] : [{ label, point: sample.points[i] ?? [], values: sample.values[i] ?? [] }],
	);
	const stability = measureStability(
		known.map(({ point }) => point),
		known.map(({ label }) => label),
		random,
	);
	const grouped = groups.reduce((sum, { customers }) => sum + customers, 0);
	const features = transformed.transforms.map(({ feature }) => feature);
	const segments = groups.map(({ customers, center }, i): Segment => {
		const jaccard = stability.clusters[i] ?? 0;
		return {
			number: numbers[i] ?? i + 1,
			name: names[i] ?? "",
			customers,
			share: customers / grouped,
			center,
			differences: differencesOf(center, transformed),
			jaccard,
			stability: stabilityVerdict(jaccard),
			rule: findRule(
				known.slice(0, definitions.ruleSample.value).map(({ label, values }) => ({ values, isMember: label === i })),
				features,
			),
		};
	});
	return { segments, adjustedRand: stability.adjustedRand };
}

/** Makes the fitted segments the relation `segments`, so that every other chapter can group by them. */
async function publishSegments(bank: Bank, segments: readonly Segment[]): Promise<void> {
	const whens = segments.map(({ number, name }) => `when ${number} then ${literal(name)}`).join(" ");
	await bank.engine.run(`create table segments as
		select customer, case segment ${whens} end as segment from customer_segments`);
	const field: BankField = {
		role: "segment",
		label: "Segment",
		kind: "category",
		protected: false,
		categories: segments.map(({ name }) => name),
		ordered: false,
		missing: 0,
	};
	const rows = segments.reduce((sum, { customers }) => sum + customers, 0);
	bank.relations.set("segments", { name: "segments", made: true, rows, fields: new Map([["segment", field]]) });
}
