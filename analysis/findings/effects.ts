/** Effect sizes of comparisons, each with what it is called and how large it is. */
import { cohensH, effectMagnitude } from "../statistics/cohens-h.ts";
import { cramersV } from "../statistics/cramers-v.ts";
import { hedgesG } from "../statistics/hedges-g.ts";
import type { Measured } from "../statistics/welch-difference.ts";
import type { Effect, Magnitude } from "./hypothesis.ts";

type Floors = readonly [small: number, medium: number, large: number];

/** Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988). */
const floors = {
	/** Of w, which Cramér's V is where one side of the table has two categories (7.2). */
	w: [0.1, 0.3, 0.5],
	/** Of the share of variance between groups (8.2). */
	epsilonSquared: [0.01, 0.06, 0.14],
} as const;

/** Of a table of counts with two columns or two rows. */
export function cramersVEffect(table: readonly (readonly number[])[]): Effect {
	const value = cramersV(table);
	return { name: "Cramér's V", value, magnitude: magnitudeOf(value, floors.w) };
}

export function cohensWEffect(value: number): Effect {
	return { name: "Cohen's w", value, magnitude: magnitudeOf(value, floors.w) };
}

export function cohensHEffect(share: number, otherShare: number): Effect {
	const value = cohensH(share, otherShare);
	return { name: "Cohen's h", value, magnitude: effectMagnitude(value) };
}

export function epsilonSquaredEffect(value: number): Effect {
	return { name: "epsilon squared", value, magnitude: magnitudeOf(value, floors.epsilonSquared) };
}

/** Of two means. */
export function hedgesGEffect(a: Measured, b: Measured): Effect {
	const value = hedgesG(a, b);
	return { name: "Hedges' g", value, magnitude: effectMagnitude(value) };
}

/** What an effect of this size is called, whatever its direction. */
export function magnitudeOf(value: number, [small, medium, large]: Floors): Magnitude {
	const size = Math.abs(value);
	if (size < small) return "negligible";
	if (size < medium) return "small";
	return size < large ? "medium" : "large";
}
