/** A comparison that the report makes before it knows what will come of it, and what comes of it. */
import type { Format } from "../document.ts";
import type { Estimate, Interval } from "../statistics/interval.ts";

/** How large an effect is on a scale that does not know the unit. */
export interface Effect {
	/** "Cohen's h", "odds ratio of one standard deviation", ... */
	name: string;
	value: number;
	magnitude: Magnitude;
}

export const magnitudes = ["negligible", "small", "medium", "large"] as const;
export type Magnitude = (typeof magnitudes)[number];

/**
 * - `confirmatory`: the report makes the comparison whatever the data look like;
 * - `exploratory`: what is compared was found by a search, or picked after looking, such as the highest and the lowest of
 *   many groups. It is judged in the same family, and wants to be seen again in other data.
 */
export const hypothesisKinds = ["confirmatory", "exploratory"] as const;
export type HypothesisKind = (typeof hypothesisKinds)[number];

export interface Hypothesis {
	/** kebab-case, unique in the report. */
	id: string;
	/** Null where nothing can be estimated or tested; `why` then says why, as the end of a sentence. */
	measured: Measured | null;
	why?: string;
	/** Of customers that the estimate rests on. */
	n: number;
	/** What is estimated, in words: "difference in purchase rate". */
	measure: string;
	format: Format;
	kind: HypothesisKind;
	/** What the estimate is where there is no association: 0 of a difference, 1 of a ratio. */
	none: 0 | 1;
	/** Effects inside it would change nothing that anyone does; ends are in the unit of the estimate. */
	negligible: Interval;
	/** The test that `p` is of: "Cochran-Armitage test for trend". */
	test: string;
	/** Of a difference over all customers that is the other way around among customers of the same: "segment". */
	turnsWithin?: string;
}

export interface Measured {
	estimate: Estimate;
	/** Two-sided, 0 to 1. */
	p: number;
	effect: Effect;
}

/**
 * - `supported`: there is an association, large enough to matter or not known to be too small.
 * - `no difference`: the interval excludes any effect that matters.
 * - `inconclusive`: too little data to say.
 */
export const verdicts = ["supported", "no difference", "inconclusive"] as const;
export type Verdict = (typeof verdicts)[number];

export interface Finding extends Hypothesis {
	/** The p-value adjusted for all tests of the report; null where there is none. */
	q: number | null;
	verdict: Verdict;
}

/** Finds what came of a hypothesis by its id. Throws on an id that no chapter put forward. */
export type Findings = (id: string) => Finding;
