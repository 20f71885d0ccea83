/**
 * The size of the difference between two shares, 0 to 1: from -π to π, 0 where they are the same. Equal steps of h are
 * equally easy to detect wherever the shares lie.
 *
 * Source: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), 6.2. R: `pwr::ES.h`; statsmodels:
 * `proportion_effectsize`.
 */
export function cohensH(share: number, otherShare: number): number {
	return 2 * Math.asin(Math.sqrt(share)) - 2 * Math.asin(Math.sqrt(otherShare));
}

/** Where an effect of that name begins (Cohen, 1988, 6.2). */
export const magnitudeFloors = { small: 0.2, medium: 0.5, large: 0.8 } as const;
export type Magnitude = "negligible" | keyof typeof magnitudeFloors;

/** What Cohen calls an effect of this size, whatever its direction. */
export function effectMagnitude(h: number): Magnitude {
	const size = Math.abs(h);
	if (size < magnitudeFloors.small) return "negligible";
	if (size < magnitudeFloors.medium) return "small";
	return size < magnitudeFloors.large ? "medium" : "large";
}
