import type { Gap } from "./gap-statistic.ts";

/** What is known of one number of clusters. */
export interface KEvidence {
	k: number;
	/** 0 to 1; 1 for one cluster (`predictionStrength`). */
	predictionStrength: number;
	/** Against evenly spread sets of the same covariances (`gapStatistic` with `evenReference`). */
	overEven: Pick<Gap, "gap" | "standardError">;
	/** Against the same points with every feature shuffled (`gapStatistic` with `shuffledReference`). */
	overShuffled: Pick<Gap, "gap" | "standardError">;
}

export interface KVerdict {
	k: number;
	/** Its clusters are found again in other customers. */
	recurs: boolean;
	/** It draws customers together more than it does evenly spread ones. */
	beatsEven: boolean;
	/** It draws customers together more than it does the same ones with every feature shuffled. */
	beatsShuffled: boolean;
	/** All three. */
	counts: boolean;
}

export interface KChoice {
	/** 1 where there are no clusters. */
	k: number;
	/** For every number above 1, in the order of the evidence. */
	verdicts: KVerdict[];
}

/** The authors' mark of clusters that are there: 0.8 to 0.9 (Tibshirani and Walther, 2005). */
export const leastPredictionStrength = 0.8;

/** A gap this many standard errors wide comes by chance in about one of forty sets without clusters. */
export const gapStandardErrors = 2;

/**
 * How many clusters there are, from 1, by evidence that begins with one cluster.
 *
 * A number counts if its clusters are found again in other customers (prediction strength of at least 0.8) and it draws
 * customers together more than it does customers without clusters, by over two standard errors: evenly spread ones of the
 * same overall shape, and the same ones with every feature shuffled. Of the numbers that count, the one with the widest gap
 * over the evenly spread is chosen (the smallest of equals); where none counts there is one cluster.
 *
 * Throws where the evidence does not begin with one cluster.
 */
export function chooseK(evidence: readonly KEvidence[]): KChoice {
	const [one, ...more] = evidence;
	if (one?.k !== 1) throw new Error("there is nothing to compare with: give the evidence for one cluster first");
	const judged = more.map((candidate) => {
		const recurs = candidate.predictionStrength >= leastPredictionStrength;
		const beatsEven = isWider(candidate.overEven, one.overEven);
		const beatsShuffled = isWider(candidate.overShuffled, one.overShuffled);
		const verdict = { k: candidate.k, recurs, beatsEven, beatsShuffled, counts: recurs && beatsEven && beatsShuffled };
		return { verdict, gap: candidate.overEven.gap };
	});
	const counting = judged.filter(({ verdict }) => verdict.counts);
	const widest = Math.max(...counting.map(({ gap }) => gap));
	const chosen = counting.find(({ gap }) => gap === widest);
	return { k: chosen?.verdict.k ?? 1, verdicts: judged.map(({ verdict }) => verdict) };
}

function isWider(gap: KEvidence["overEven"], baseline: KEvidence["overEven"]): boolean {
	return gap.gap - gapStandardErrors * gap.standardError > baseline.gap;
}
