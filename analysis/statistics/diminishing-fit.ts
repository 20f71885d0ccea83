import type { ConcaveFit, CurvePoint } from "./concave-fit.ts";
import { nonNegativeLeastSquares } from "./non-negative-least-squares.ts";

export interface DiminishingFit extends ConcaveFit {
	/** How many terms the curve is made of. */
	terms: number;
}

/** A slope that may change its course in more places than these is hardly nearer to anything smooth, and takes longer. */
const mostKnots = 12;

/**
 * The curve through the origin that never falls, never gets steeper and flattens ever more slowly, and lies nearest to the
 * points (x ascending and above 0, none twice) by weighted least squares: its slope falls along straight lines that get
 * less steep at up to a dozen of the points' x. Saturation, a logarithm and a straight line are such curves; a sudden bend
 * is not. It is far less rough than the concave curve of `fitConcave`, which also allows that.
 *
 * Source: convex regression (Hildreth, JASA 49, 1954) applied to the slope; Groeneboom, Jongbloed and Wellner, Estimation of
 * a convex function, Annals of Statistics 29 (2001), for its faster rate; non-negative least squares as in `fitConcave`.
 */
export function fitDiminishing(points: readonly CurvePoint[]): DiminishingFit {
	const end = points.at(-1)?.x ?? 0;
	// Before the first point the curve is not bent by itself: nothing is known there.
	const step = Math.ceil((points.length - 1) / mostKnots);
	const knots = points.filter((_, i) => i > 0 && (points.length - 1 - i) % step === 0);
	const terms = [straight, ...knots.map(({ x }) => flattenUntil(x))];
	const coefficients = nonNegativeLeastSquares(
		points.map(({ x, weight }) => terms.map((term) => Math.sqrt(weight) * term.valueAt(x))),
		points.map(({ mean, weight }) => Math.sqrt(weight) * mean),
	);
	const used = terms.flatMap((term, i) => {
		const size = coefficients[i] as number;
		return size > 0 ? [{ ...term, size }] : [];
	});
	const within = (x: number) => Math.min(x, end);
	return {
		valueAt: (x) => used.reduce((sum, { size, valueAt }) => sum + size * valueAt(within(x)), 0),
		slopeAt: (x) => (x > end ? 0 : used.reduce((sum, { size, slopeAt }) => sum + size * slopeAt(x), 0)),
		knots: used.flatMap(({ knot }) => knot ?? []),
		end,
		terms: used.length,
	};
}

interface Term {
	valueAt(x: number): number;
	slopeAt(x: number): number;
	/** Where its slope changes its course, if anywhere. */
	knot?: number;
}

const straight: Term = { valueAt: (x) => x, slopeAt: () => 1 };

/** Has a slope that falls along a straight line to 0 at the knot, where it is flat. */
function flattenUntil(knot: number): Term {
	return {
		knot,
		valueAt: (x) => (x < knot ? x - x ** 2 / (2 * knot) : knot / 2),
		slopeAt: (x) => Math.max(0, 1 - x / knot),
	};
}
