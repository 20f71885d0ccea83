import type { Estimate } from "./interval.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { type Cells, cellsOf, isInformative, type TwoByTwo } from "./two-by-two.ts";

/** What is known of an odds ratio where there is nothing to compare. */
export const unknownOddsRatio: Estimate = { estimate: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY };

/**
 * The odds of success of the exposed over those of the others, above 0 and 1 where they are the same, with its 95%
 * interval. Where a cell is zero, 0.5 is added to all four. Where a group is empty, or all or none succeeded in both,
 * nothing is known: an estimate of NaN, from 0 to Infinity.
 *
 * Source: Woolf, Annals of Human Genetics 19 (1955); Haldane, Annals of Human Genetics 20 (1956), and Anscombe, Biometrika
 * 43 (1956), for the 0.5. R: `DescTools::OddsRatio(method = "wald")`; statsmodels: `Table2x2(...).oddsratio_confint()`.
 */
export function oddsRatio(table: TwoByTwo): Estimate {
	if (!isInformative(table)) return unknownOddsRatio;
	const { exposedSuccesses, exposedFailures, otherSuccesses, otherFailures } = awayFromZero(cellsOf(table));
	const logOdds = Math.log(exposedSuccesses / exposedFailures) - Math.log(otherSuccesses / otherFailures);
	const variance = 1 / exposedSuccesses + 1 / exposedFailures + 1 / otherSuccesses + 1 / otherFailures;
	const half = normalQuantile(0.975) * Math.sqrt(variance);
	return { estimate: Math.exp(logOdds), low: Math.exp(logOdds - half), high: Math.exp(logOdds + half) };
}

function awayFromZero(cells: Cells): Cells {
	return Object.values(cells).includes(0) ? addHalf(cells) : cells;
}

/** The correction of Haldane and Anscombe. */
export function addHalf(cells: Cells): Cells {
	return {
		exposedSuccesses: cells.exposedSuccesses + 0.5,
		exposedFailures: cells.exposedFailures + 0.5,
		otherSuccesses: cells.otherSuccesses + 0.5,
		otherFailures: cells.otherFailures + 0.5,
	};
}
