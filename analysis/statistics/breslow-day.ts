import { chiSquareTail } from "./chi-square-tail.ts";
import { cellsOf, type TwoByTwo } from "./two-by-two.ts";

export interface Homogeneity {
	/** At least 0. */
	statistic: number;
	/** Strata less one. */
	df: number;
	/** 0 to 1. */
	p: number;
}

/**
 * Whether one odds ratio, the one of Mantel and Haenszel, fits all strata, with Tarone's correction. Every stratum has both
 * groups and both outcomes. With fewer than two strata there is nothing to test (a statistic of 0, p of 1), and where the
 * common odds ratio is 0 or infinite all strata agree with it (likewise).
 *
 * Source: Breslow and Day, Statistical Methods in Cancer Research I (1980), 4.4; Tarone, Biometrika 72 (1985). R:
 * `DescTools::BreslowDayTest(x, correct = TRUE)`; statsmodels: `StratifiedTable.test_equal_odds(adjust=True)`.
 */
export function breslowDay(strata: readonly TwoByTwo[]): Homogeneity {
	const df = Math.max(0, strata.length - 1);
	const [concordant, discordant] = crossSums(strata);
	if (df === 0 || concordant === 0 || discordant === 0) return { statistic: 0, df, p: 1 };
	let [squares, surplus, information] = [0, 0, 0];
	for (const stratum of strata) {
		const expected = expectedSuccesses(stratum, concordant / discordant);
		const { exposed, others } = stratum;
		const otherExpected = exposed.successes + others.successes - expected;
		const variance =
			1 / (1 / expected + 1 / (exposed.n - expected) + 1 / otherExpected + 1 / (others.n - otherExpected));
		squares += (exposed.successes - expected) ** 2 / variance;
		surplus += exposed.successes - expected;
		information += variance;
	}
	const statistic = Math.max(0, squares - surplus ** 2 / information);
	return { statistic, df, p: chiSquareTail(statistic, df) };
}

function crossSums(strata: readonly TwoByTwo[]): [concordant: number, discordant: number] {
	let [concordant, discordant] = [0, 0];
	for (const stratum of strata) {
		const { exposedSuccesses, exposedFailures, otherSuccesses, otherFailures } = cellsOf(stratum);
		const n = stratum.exposed.n + stratum.others.n;
		concordant += (exposedSuccesses * otherFailures) / n;
		discordant += (exposedFailures * otherSuccesses) / n;
	}
	return [concordant, discordant];
}

/** How many exposed succeed where the totals are as they are and the odds ratio is the given one: a quadratic's root. */
function expectedSuccesses({ exposed, others }: TwoByTwo, oddsRatio: number): number {
	const successes = exposed.successes + others.successes;
	const linear = oddsRatio * (exposed.n + successes) + others.n - successes;
	const constant = oddsRatio * exposed.n * successes;
	const root = Math.sqrt(linear ** 2 - 4 * (oddsRatio - 1) * constant);
	// Of the two forms of the root, the one that adds and does not cancel.
	return linear >= 0 ? (2 * constant) / (linear + root) : (linear - root) / (2 * (oddsRatio - 1));
}
