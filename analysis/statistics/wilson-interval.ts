import type { Interval } from "./interval.ts";
import { normalQuantile } from "./normal-quantile.ts";

/**
 * The score interval of a share, 0 to 1: it stays inside 0 and 1 and holds its confidence where counts are small or
 * the share is near an end. Of nobody (`n` 0) nothing is known: 0 to 1.
 *
 * Source: Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927); recommended by
 * Brown, Cai and DasGupta, Statistical Science 16 (2001). R: `prop.test(correct = FALSE)`.
 */
export function wilsonInterval(successes: number, n: number, { confidence = 0.95 } = {}): Interval {
	if (n === 0) return { low: 0, high: 1 };
	const z = normalQuantile((1 + confidence) / 2);
	const share = successes / n;
	const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
	const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
	return {
		low: successes === 0 ? 0 : middle - half,
		high: successes === n ? 1 : middle + half,
	};
}
