import { breslowDay, type Homogeneity } from "./breslow-day.ts";
import { chiSquareTail } from "./chi-square-tail.ts";
import type { Estimate } from "./interval.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { addHalf, unknownOddsRatio } from "./odds-ratio.ts";
import { pooledRiskDifference } from "./risk-difference.ts";
import { type Cells, cellsOf, isInformative, type TwoByTwo } from "./two-by-two.ts";

export interface MantelHaenszel {
	/** Of no association within strata, 0 to 1 (Cochran, Mantel and Haenszel, without continuity correction). */
	p: number;
	/** Common to all strata, above 0 and 1 where there is no association. */
	oddsRatio: Estimate;
	/** The exposed share less the others' share, -1 to 1, on average over strata. */
	riskDifference: Estimate;
	/** Of one odds ratio for all strata. */
	homogeneity: Homogeneity;
}

/**
 * A group compared with others inside strata of like customers, such as age bands: what goes with the group beyond what
 * goes with the strata. Intervals are 95%.
 *
 * A stratum where a group is empty, or all or none succeeded, tells nothing of the odds ratio and is left out of it, of `p`
 * and of the homogeneity; one with both groups counts in the risk difference whatever its outcomes. Without any stratum
 * to go by, `p` is 1, the odds ratio unknown (NaN, 0 to Infinity) and the risk difference too (NaN, -1 to 1). Where the
 * odds ratio would be 0 or infinite, 0.5 is added to every cell of every stratum left. The risk difference's own file says
 * what it does where no share varies.
 *
 * Source: Mantel and Haenszel, JNCI 22 (1959); Robins, Breslow and Greenland, Biometrics 42 (1986), for the odds ratio's
 * interval; Sato, Biometrics 45 (1989), for the risk difference's. R: `mantelhaen.test(x, correct = FALSE)`,
 * `metafor::rma.mh`; statsmodels: `StratifiedTable`.
 */
export function mantelHaenszel(strata: readonly TwoByTwo[]): MantelHaenszel {
	const informative = strata.filter(isInformative);
	return {
		p: testAssociation(informative),
		oddsRatio: pooledOddsRatio(informative.map(cellsOf)),
		riskDifference: pooledRiskDifference(strata),
		homogeneity: breslowDay(informative),
	};
}

function testAssociation(strata: readonly TwoByTwo[]): number {
	let surplus = 0;
	let variance = 0;
	for (const { exposed, others } of strata) {
		const n = exposed.n + others.n;
		const successes = exposed.successes + others.successes;
		surplus += exposed.successes - (exposed.n * successes) / n;
		variance += (((exposed.n / n) * others.n) / n) * successes * ((n - successes) / (n - 1));
	}
	return variance === 0 ? 1 : chiSquareTail(surplus ** 2 / variance, 1);
}

function pooledOddsRatio(strata: readonly Cells[]): Estimate {
	if (strata.length === 0) return unknownOddsRatio;
	const sums = { concordant: 0, discordant: 0, both: 0, mixed: 0, neither: 0 };
	for (const { exposedSuccesses, exposedFailures, otherSuccesses, otherFailures } of strata) {
		const n = exposedSuccesses + exposedFailures + otherSuccesses + otherFailures;
		const concordant = (exposedSuccesses * otherFailures) / n;
		const discordant = (exposedFailures * otherSuccesses) / n;
		const agreeing = (exposedSuccesses + otherFailures) / n;
		sums.concordant += concordant;
		sums.discordant += discordant;
		sums.both += agreeing * concordant;
		sums.mixed += agreeing * discordant + (1 - agreeing) * concordant;
		sums.neither += (1 - agreeing) * discordant;
	}
	const { concordant, discordant, both, mixed, neither } = sums;
	if (concordant === 0 || discordant === 0) return pooledOddsRatio(strata.map(addHalf));
	const variance = (both / concordant ** 2 + mixed / (concordant * discordant) + neither / discordant ** 2) / 2;
	const half = normalQuantile(0.975) * Math.sqrt(variance);
	const estimate = concordant / discordant;
	return { estimate, low: estimate * Math.exp(-half), high: estimate * Math.exp(half) };
}
