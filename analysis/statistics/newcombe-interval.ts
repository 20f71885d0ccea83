import type { Interval } from "./interval.ts";
import type { TwoByTwo } from "./two-by-two.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/**
 * The interval of the exposed share less the others' share, -1 to 1, from the Wilson intervals of both: it holds its
 * confidence where counts are small or shares are near an end, and never leaves -1 to 1. Where one of the groups is empty
 * nothing is known: -1 to 1.
 *
 * Source: Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17
 * (1998), method 10. R: `DescTools::BinomDiffCI(method = "score")`; statsmodels:
 * `confint_proportions_2indep(method = "newcomb")`.
 */
export function newcombeInterval({ exposed, others }: TwoByTwo, { confidence = 0.95 } = {}): Interval {
	if (exposed.n === 0 || others.n === 0) return { low: -1, high: 1 };
	const [share, otherShare] = [exposed.successes / exposed.n, others.successes / others.n];
	const wilson = wilsonInterval(exposed.successes, exposed.n, { confidence });
	const otherWilson = wilsonInterval(others.successes, others.n, { confidence });
	const difference = share - otherShare;
	return {
		low: difference - Math.hypot(share - wilson.low, otherWilson.high - otherShare),
		high: difference + Math.hypot(wilson.high - share, otherShare - otherWilson.low),
	};
}
