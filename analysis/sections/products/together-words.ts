/** What may be said of products held together: over all customers, and within groups. */
import { definitions } from "../../definitions.ts";
import { countWord } from "../../narrative/count-words.ts";
import type { Estimate } from "../../statistics/interval.ts";
import type { Basis } from "./basis.ts";
import type { Combination, Pair } from "./together.ts";

/**
 * - `together`: held together more, or less, often than chance would have it, within groups as well;
 * - `turned`: the other way around within groups;
 * - `mix`: more, or less, often over all customers, which is not known to hold within groups;
 * - `none`: neither.
 */
export type Standing = "together" | "turned" | "mix" | "none";

export function standingOf({ overall, within }: Pair): Standing {
	const [pooled, stratified] = [overall.measured?.estimate, within?.measured?.estimate];
	const direction = sideOf(pooled, overall.none);
	const directionWithin = sideOf(stratified, 0);
	if (within?.verdict === "supported" && direction !== 0 && directionWithin === -direction) return "turned";
	if (overall.verdict !== "supported") return "none";
	if (!within) return "together";
	return within.verdict === "supported" && directionWithin === direction ? "together" : "mix";
}

/** On which side of `none` an interval lies: 1 above, -1 below, 0 where it holds it. */
function sideOf(estimate: Estimate | undefined, none: number): -1 | 0 | 1 {
	if (!estimate) return 0;
	if (estimate.low > none) return 1;
	return estimate.high < none ? -1 : 0;
}

/** The message about all pairs. */
export function togetherClaim(basis: Basis, pairs: readonly Pair[], { isPartial }: { isPartial: boolean }): string {
	const { grouping, formats } = basis;
	const together = strongestFirst(pairs.filter((pair) => standingOf(pair) === "together"));
	const [first, ...others] = together;
	if (first) {
		const also =
			others.length === 0
				? ""
				: `; ${countWord(others.length)} more ${others.length === 1 ? "pair is" : "pairs are"} held together more or less often than chance would have it`;
		return `${liftWords(basis, first)}${also}`;
	}
	if (pairs.some((pair) => standingOf(pair) !== "none"))
		return `Within one ${grouping.noun} no two products are known to go together: what shows over all customers may be the mix of groups`;
	if (!isPartial && pairs.every(({ overall }) => overall.verdict === "no difference"))
		return `Holding one product says nothing about holding another: every pair is held together as often as chance would have it, to within ${formats.short(definitions.negligibleLift.value, "share")}`;
	return "No two products are clearly held together more or less often than chance would have it";
}

/** The pair whose lift is furthest from 1 first, as a ratio. */
export function strongestFirst(pairs: readonly Pair[]): Pair[] {
	return pairs.toSorted((a, b) => Math.abs(Math.log(b.lift.estimate)) - Math.abs(Math.log(a.lift.estimate)));
}

/** "A and B are held together 1.6 times as often as chance would have it: by 1,702 customers, where 1,064 are expected". */
export function liftWords({ formats }: Basis, { name, lift }: Combination): string {
	const numbers = `by ${formats.cell(lift.customers, "count")} customers, where ${formats.cell(Math.round(lift.expected), "count")} are expected`;
	return `${name} are held together ${formats.fixed(lift.estimate, 2)} times as often as chance would have it: ${numbers}`;
}
