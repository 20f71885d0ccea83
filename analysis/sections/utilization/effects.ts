/** Effect sizes of the comparisons of utilization, each with what it is called. */
import { magnitudeOf } from "../../findings/effects.ts";
import type { Effect } from "../../findings/hypothesis.ts";
import type { AdditiveFit } from "../../statistics/additive-fit.ts";

/** Floors of small, medium and large. Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988). */
const floors = {
	/** The spread of groups in standard deviations of customers (8.2). */
	f: [0.1, 0.25, 0.4],
	/** A difference in standard deviations of customers (2.2). */
	d: [0.2, 0.5, 0.8],
	/** A correlation (3.2). */
	r: [0.1, 0.3, 0.5],
} as const;

/** How far groups lie from the fit, in standard deviations of a customer, less what chance adds. */
export function cohensFEffect({ statistic, df }: AdditiveFit, customers: number): Effect {
	const value = Math.sqrt(Math.max(0, statistic - df) / customers);
	return { name: "Cohen's f", value, magnitude: magnitudeOf(value, floors.f) };
}

export function cohensDEffect(value: number): Effect {
	return { name: "Cohen's d", value, magnitude: magnitudeOf(value, floors.d) };
}

export function correlationEffect(value: number): Effect {
	return { name: "correlation", value, magnitude: magnitudeOf(value, floors.r) };
}
