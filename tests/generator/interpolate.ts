/** The value at `x` on the straight lines between knots (x ascending); the first or last value beyond them. */
export function interpolate(knots: readonly (readonly [x: number, y: number])[], x: number): number {
	const after = knots.findIndex(([knot]) => knot >= x);
	const [x1, y1] = knots.at(after) ?? [x, 0];
	if (after <= 0) return y1;
	const [x0, y0] = knots[after - 1] as readonly [number, number];
	return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}
