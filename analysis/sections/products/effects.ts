/** Effect sizes of the comparisons of products, each with what it is called. */
import type { Effect, Magnitude } from "../../findings/hypothesis.ts";
import { cohensH, effectMagnitude } from "../../statistics/cohens-h.ts";
import { cramersV } from "../../statistics/cramers-v.ts";

/** Floors of small, medium and large. Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988). */
const floors = {
	/** Of w, which Cramér's V is where one side of the table has two categories (7.2). */
	cramersV: [0.1, 0.3, 0.5],
	/** Of the share of variance between groups (8.2). */
	epsilonSquared: [0.01, 0.06, 0.14],
} as const;

/** Of a table of counts with two columns or two rows. */
export function cramersVEffect(table: readonly (readonly number[])[]): Effect {
	const value = cramersV(table);
	return { name: "Cramér's V", value, magnitude: magnitudeOf(value, floors.cramersV) };
}

export function cohensHEffect(share: number, otherShare: number): Effect {
	const value = cohensH(share, otherShare);
	return { name: "Cohen's h", value, magnitude: effectMagnitude(value) };
}

export function epsilonSquaredEffect(value: number): Effect {
	return { name: "epsilon squared", value, magnitude: magnitudeOf(value, floors.epsilonSquared) };
}

function magnitudeOf(value: number, [small, medium, large]: readonly [number, number, number]): Magnitude {
	if (value < small) return "negligible";
	if (value < medium) return "small";
	return value < large ? "medium" : "large";
}
