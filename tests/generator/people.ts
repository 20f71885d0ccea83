/** Customers of a digital bank: who they are. */
import { interpolate } from "./interpolate.ts";
import type { Random } from "./random.ts";

/** How many customers there are of an age, in relation to one another: most from 25 to 44, few above 75. */
const ageDensity = [
	[18, 12],
	[22, 26],
	[28, 37],
	[34, 34],
	[40, 27],
	[47, 18],
	[55, 11],
	[65, 6],
	[75, 2],
	[85, 0.4],
	[94, 0.05],
] as const;

export const agesByWeight = new Map(
	Array.from({ length: 94 - 18 + 1 }, (_, i) => [18 + i, interpolate(ageDensity, 18 + i)] as const),
);

/** In completed years, 18 to 94. */
export function drawAge(random: Random): number {
	return random.weighted(agesByWeight);
}

export const gendersByWeight = new Map([
	["F", 0.485],
	["M", 0.505],
	["N", 0.01],
]);

/** The bank's code: F(emale), M(ale) or N(on-binary). It says nothing about age or money. */
export function drawGender(random: Random): string {
	return random.weighted(gendersByWeight);
}
