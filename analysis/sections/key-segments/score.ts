/** What a group is worth in one number: utilization, spending and size, on scales that can be added. */
import type { KeySegments } from "../../report.ts";

export interface Scored {
	utilization: number;
	/** Of a customer and month. */
	spend: number;
	customers: number;
}

interface Part {
	mean: number;
	/** 0 where all groups are alike. */
	deviation: number;
	weight: number;
}

/** Where an ordinary group stands in each part of the score, and how far groups usually are from there. */
export interface Scale {
	utilization: Part;
	spend: Part;
	/** Of the logarithm of customers: what doubles counts the same wherever it starts. */
	size: Part;
}

export function scaleOf(groups: readonly Scored[], weights: KeySegments["weights"]): Scale {
	const part = (values: readonly number[], weight: number): Part => {
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
		return { mean, deviation: Math.sqrt(squares / values.length), weight };
	};
	return {
		utilization: part(
			groups.map(({ utilization }) => utilization),
			weights.utilization,
		),
		spend: part(
			groups.map(({ spend }) => spend),
			weights.spend,
		),
		size: part(
			groups.map(({ customers }) => Math.log(customers)),
			weights.size,
		),
	};
}

/** 0 for an ordinary group; in standard deviations of groups. */
export function scoreOf({ utilization, spend, customers }: Scored, scale: Scale): number {
	const points = (value: number, { mean, deviation, weight }: Part) =>
		deviation > 0 ? (weight * (value - mean)) / deviation : 0;
	return points(utilization, scale.utilization) + points(spend, scale.spend) + points(Math.log(customers), scale.size);
}
