/** Whether a higher click-through rate goes with buying in one group on one channel. */
import type { Hypothesis, Measured } from "../../findings/hypothesis.ts";
import { cochranArmitage } from "../../statistics/cochran-armitage.ts";
import { effectMagnitude } from "../../statistics/cohens-h.ts";
import { fitLogistic } from "../../statistics/logistic-regression.ts";
import { normalQuantile } from "../../statistics/normal-quantile.ts";
import type { Outcome } from "../../tables/outcomes.ts";
import type { ClickPart, ClickPattern } from "./ctr-outcomes.ts";

/** Of one group on one channel. */
export interface Clickers {
	patterns: readonly ClickPattern[];
	parts: readonly ClickPart[];
}

export interface TrendOptions {
	id: string;
	outcome: Outcome;
	meaningfulDifference: number;
}

/**
 * The odds ratio of buying per point (percentage point) of click-through rate, from a logistic regression with Wald's
 * interval; the test is of a trend over the parts. What is negligible: a standard deviation more of click-through rate
 * moves the purchase rate by less than the meaningful difference.
 */
export function testTrend(clickers: Clickers, { id, outcome, meaningfulDifference }: TrendOptions): Hypothesis {
	const customers = sumOf(clickers.patterns, (pattern) => pattern.customers);
	const rate = sumOf(clickers.patterns, ({ buyers }) => buyers) / customers;
	const deviation = deviationInPoints(clickers.patterns, customers);
	const found = estimateTrend(clickers, { deviation, outcome });
	// The slope of a logistic curve is p(1 - p).
	const bound = meaningfulDifference / (rate * (1 - rate) * deviation);
	return {
		id,
		...(typeof found === "string" ? { measured: null, why: found } : { measured: found }),
		n: customers,
		measure: "odds ratio per point of click-through rate",
		format: "ratio",
		kind: "confirmatory",
		none: 1,
		negligible: Number.isFinite(bound) ? { low: Math.exp(-bound), high: Math.exp(bound) } : { low: 1, high: 1 },
		test: "Cochran-Armitage test for trend",
	};
}

/** Or why there is none, as the end of a sentence. */
function estimateTrend(
	{ patterns, parts }: Clickers,
	{ deviation, outcome: { past } }: { deviation: number; outcome: Outcome },
): Measured | string {
	if (patterns.every(({ buyers }) => buyers === 0)) return `none of these customers ${past}`;
	if (patterns.every(({ buyers, customers }) => buyers === customers)) return `all of these customers ${past}`;
	if (patterns.length < 2) return "all of these customers have the same click-through rate";
	if (parts.length < 2) return "these customers' click-through rates are too much alike";
	const fit = fitLogistic(
		patterns.map(({ ctr, customers, buyers }) => ({ x: [100 * ctr], successes: buyers, n: customers })),
	);
	if (fit.kind === "separated") return `the click-through rate tells without fail who ${past} and who did not`;
	if (fit.kind === "degenerate") return fit.why;
	const slope = fit.coefficients[1] ?? Number.NaN;
	const half = normalQuantile(0.975) * Math.sqrt(fit.covariance[1]?.[1] ?? Number.NaN);
	return {
		estimate: { estimate: Math.exp(slope), low: Math.exp(slope - half), high: Math.exp(slope + half) },
		p: cochranArmitage(
			parts.map(({ mean_ctr, customers, buyers }) => ({ score: mean_ctr, successes: buyers, n: customers })),
		).p,
		effect: {
			name: "odds ratio of one standard deviation",
			value: Math.exp(slope * deviation),
			// Of a normal trait, the log odds ratio of one standard deviation is Cohen's d between those who bought and others.
			magnitude: effectMagnitude(slope * deviation),
		},
	};
}

function deviationInPoints(patterns: readonly ClickPattern[], customers: number): number {
	const mean = sumOf(patterns, (pattern) => pattern.customers * pattern.ctr) / customers;
	const squares = sumOf(patterns, (pattern) => pattern.customers * (pattern.ctr - mean) ** 2);
	return 100 * Math.sqrt(squares / (customers - 1));
}

function sumOf(patterns: readonly ClickPattern[], value: (pattern: ClickPattern) => number): number {
	return patterns.reduce((sum, pattern) => sum + value(pattern), 0);
}
