import { nonNegativeLeastSquares } from "./non-negative-least-squares.ts";

/** The mean of those customers (their number is the `weight`, above 0) who have the same `x`, above 0. */
export interface CurvePoint {
	x: number;
	mean: number;
	weight: number;
}

/** A curve of straight pieces through the origin that never falls and never gets steeper. */
export interface ConcaveFit {
	/** Flat past the last point; 0 at 0. */
	valueAt(x: number): number;
	/** What one more unit of x brings on the piece that holds x or ends at it; 0 past the last point. */
	slopeAt(x: number): number;
	/** Where the slope changes, ascending; none where the curve is flat at 0. */
	knots: number[];
	/** The x of the last point, up to which the curve speaks; 0 where there are none. */
	end: number;
}

/**
 * The increasing concave curve through the origin that lies nearest to the points (x ascending, none twice) by weighted
 * least squares: the sum of c·min(x, knot) over the points' x as knots, every c at least 0. Points below 0 give a flat
 * curve at 0; no points at all do too.
 *
 * Source: Hildreth, Point estimates of ordinates of concave functions, JASA 49 (1954), solved on this basis by Lawson and
 * Hanson's non-negative least squares (1974).
 */
export function fitConcave(points: readonly CurvePoint[]): ConcaveFit {
	const coefficients = nonNegativeLeastSquares(
		points.map(({ x, weight }) => points.map((knot) => Math.sqrt(weight) * Math.min(x, knot.x))),
		points.map(({ mean, weight }) => Math.sqrt(weight) * mean),
	);
	const bends = points.map(({ x }, i) => ({ x, size: coefficients[i] as number })).filter(({ size }) => size > 0);
	return {
		valueAt: (x) => bends.reduce((sum, bend) => sum + bend.size * Math.min(x, bend.x), 0),
		slopeAt: (x) => bends.reduce((sum, bend) => sum + (x <= bend.x ? bend.size : 0), 0),
		knots: bends.map(({ x }) => x),
		end: points.at(-1)?.x ?? 0,
	};
}

/** A step that is half of the first but for rounding is not less than half of it. */
const rounding = 1e-9;

/**
 * The smallest whole x, from 1, after which one more unit of x brings less than half of what the first one brought.
 * `undefined` where the points do not reach that far or the curve is flat from the start.
 */
export function halfResponse({ valueAt, end }: ConcaveFit): number | undefined {
	const half = (valueAt(1) / 2) * (1 - rounding);
	for (let x = 1; x + 1 <= end; x++) {
		if (valueAt(x + 1) - valueAt(x) < half) return x;
	}
	return undefined;
}
