import fc from "fast-check";
import type { Proportion, TwoByTwo } from "../../analysis/statistics/two-by-two.ts";

/** Any two-by-two table of up to so many customers a group, empty groups included. */
export function anyTable(most: number): fc.Arbitrary<TwoByTwo> {
	return fc.record({ exposed: anyProportion(most), others: anyProportion(most) });
}

function anyProportion(most: number): fc.Arbitrary<Proportion> {
	return fc.nat(most).chain((n) => fc.record({ successes: fc.nat(n), n: fc.constant(n) }));
}

/** Successes of the exposed, how many there are, and the same of the others. */
export function tableOf([successes, n, otherSuccesses, otherN]: readonly [number, number, number, number]): TwoByTwo {
	return { exposed: { successes, n }, others: { successes: otherSuccesses, n: otherN } };
}

/** The same customers with the groups swapped. */
export function swapGroups({ exposed, others }: TwoByTwo): TwoByTwo {
	return { exposed: others, others: exposed };
}
