/** How many segments there are, and how far each comes back: measured on bounded samples, whatever the number of customers. */
import { chooseK, type KVerdict } from "../statistics/choose-k.ts";
import { type Gap, gapStatistic } from "../statistics/gap-statistic.ts";
import { jaccardStability, type Stability } from "../statistics/jaccard-stability.ts";
import { type Clustering, fitKMeans } from "../statistics/k-means.ts";
import type { Points } from "../statistics/points.ts";
import { predictionStrength } from "../statistics/prediction-strength.ts";
import { evenReference, shuffledReference } from "../statistics/reference-sets.ts";
import { silhouette } from "../statistics/silhouette.ts";

const mostSegments = 8;
/** Customers, and repetitions, of each measure: enough for two digits, few enough for a second or two. */
const measured = {
	points: 2000,
	gapPoints: 1000,
	halvings: 5,
	referenceSets: 12,
	resamples: 25,
	starts: 5,
	referenceStarts: 2,
};

/** What is known of a number of segments. */
export interface Evidence {
	k: number;
	/** Mean silhouette width, -1 to 1; null for one segment. */
	silhouette: number | null;
	/** 0 to 1. */
	predictionStrength: number;
	/** Over evenly spread customers of the same overall shape. */
	overEven: Gap;
	/** Over the same customers with every feature shuffled. */
	overShuffled: Gap;
}

export interface Choice {
	evidence: Evidence[];
	/** 1 where there are no segments. */
	k: number;
	verdicts: KVerdict[];
}

/** The sample comes in random order, so its first points are a sample of it. */
export function gatherEvidence(sample: Points, random: () => number): Choice {
	const points = sample.slice(0, measured.points);
	const fit = (some: Points, k: number): Clustering => fitKMeans(some, k, { restarts: measured.starts, random });
	const few = sample.slice(0, measured.gapPoints);
	const gaps = (draw: () => Points) =>
		gapStatistic(few, {
			mostClusters: mostSegments,
			sets: measured.referenceSets,
			draw,
			inertia: (some, k) => fitKMeans(some, k, { restarts: measured.referenceStarts, random }).inertia,
		});
	const overEven = gaps(evenReference(few, random));
	const overShuffled = gaps(shuffledReference(few, random));
	const evidence = overEven.map((even, i): Evidence => {
		const { k } = even;
		return {
			k,
			silhouette: k === 1 ? null : (silhouette(points, fit(points, k).labels)?.mean ?? null),
			predictionStrength: predictionStrength(points, k, { splits: measured.halvings, random, fit }),
			overEven: even,
			overShuffled: overShuffled[i] ?? even,
		};
	});
	return { evidence, ...chooseK(evidence) };
}

/** The same for a grouping that is there already; labels from 0. */
export function measureStability(sample: Points, labels: readonly number[], random: () => number): Stability {
	const points = sample.slice(0, measured.points);
	const own = labels.slice(0, measured.points);
	const k = Math.max(...labels) + 1;
	return jaccardStability(points, own, {
		resamples: measured.resamples,
		random,
		cluster: (some) => fitKMeans(some, k, { restarts: measured.starts, random }).labels,
	});
}
