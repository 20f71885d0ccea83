import type { Estimate } from "./interval.ts";
import { normalQuantile } from "./normal-quantile.ts";
import type { Proportion, TwoByTwo } from "./two-by-two.ts";

/**
 * The exposed share less the others' share, -1 to 1, averaged over strata with the weights of Mantel and Haenszel, and its
 * 95% interval, which holds for many small strata as for few large ones. Strata without both groups are left out; where
 * none is left nothing is known: an estimate of NaN, from -1 to 1.
 *
 * Where all shares are 0 or 1 nothing varies and the variance would be 0; it is then taken with one success and one failure
 * added to both groups of every stratum (Agresti and Caffo, The American Statistician 54, 2000).
 *
 * Source: Greenland and Robins, Biometrics 41 (1985); Sato, On the variance estimator for the Mantel-Haenszel risk
 * difference, Biometrics 45 (1989). R: `metafor::rma.mh(measure = "RD")`.
 */
export function pooledRiskDifference(strata: readonly TwoByTwo[]): Estimate {
	const compared = strata.filter(({ exposed, others }) => exposed.n > 0 && others.n > 0);
	if (compared.length === 0) return { estimate: Number.NaN, low: -1, high: 1 };
	const varies = compared.some(({ exposed, others }) => isMixed(exposed) || isMixed(others));
	// Weights that do not round alike may come to a hair beyond 1.
	const estimate = Math.max(-1, Math.min(1, weigh(compared).estimate));
	const { variance } = weigh(varies ? compared : compared.map(addOneEach));
	const half = normalQuantile(0.975) * Math.sqrt(variance);
	return { estimate, low: Math.max(-1, estimate - half), high: Math.min(1, estimate + half) };
}

function weigh(strata: readonly TwoByTwo[]): { estimate: number; variance: number } {
	let [weights, differences, slopes, constants] = [0, 0, 0, 0];
	for (const { exposed, others } of strata) {
		const n = exposed.n + others.n;
		const [share, otherShare] = [exposed.n / n, others.n / n];
		weights += exposed.n * otherShare;
		differences += exposed.successes * otherShare - others.successes * share;
		slopes +=
			others.successes * share ** 2 -
			exposed.successes * otherShare ** 2 +
			(share * otherShare * (others.n - exposed.n)) / 2;
		constants +=
			(exposed.successes * (others.n - others.successes) + others.successes * (exposed.n - exposed.successes)) /
			(2 * n);
	}
	const estimate = differences / weights;
	return { estimate, variance: (estimate * slopes + constants) / weights ** 2 };
}

function isMixed({ successes, n }: Proportion): boolean {
	return successes > 0 && successes < n;
}

function addOneEach({ exposed, others }: TwoByTwo): TwoByTwo {
	const grow = ({ successes, n }: Proportion) => ({ successes: successes + 1, n: n + 2 });
	return { exposed: grow(exposed), others: grow(others) };
}
