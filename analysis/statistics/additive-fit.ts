import { fTail } from "./f-tail.ts";

/** What was estimated of the customers of one group. */
export interface FittedGroup {
	estimate: number;
	/** Above 0. */
	standardError: number;
	/** Customers, at least 2. */
	n: number;
	/** The group's level of each factor. None where all groups are held against one mean. */
	levels: readonly string[];
}

export interface AdditiveFit {
	/** One a group: what the levels give by themselves, each adding its own to a mean. */
	fitted: number[];
	/** How much of each group's own estimate there is in its fit, 0 to 1. */
	leverage: number[];
	/** The squared distances of estimates from the fit over their variances. */
	statistic: number;
	df: number;
	/** The sum of one over the variances. */
	information: number;
	/** Of no distance but by chance, 0 to 1. */
	p: number;
}

/**
 * Whether the levels of factors only add up: the estimates of groups of different customers against the nearest sums of a
 * mean and a part for each level, by weighted least squares. Without levels it asks whether all groups are alike. `null`
 * where the fit leaves nothing to test: as many parts as groups.
 *
 * Variances are known from few customers each: the statistic is held against the F distribution that allows for that.
 *
 * Source: Johansen, The Welch-James approximation to the distribution of the residual sum of squares in a weighted linear
 * regression, Biometrika 67 (1980). Without levels it is Welch's test; R: `oneway.test(y ~ group)`, for means.
 */
export function additiveFit(groups: readonly FittedGroup[]): AdditiveFit | null {
	const roots = groups.map(({ standardError }) => 1 / standardError);
	const basis = orthonormalize(designOf(groups).map((column) => column.map((x, i) => x * (roots[i] as number))));
	const df = groups.length - basis.length;
	if (df < 1) return null;
	const scaled = groups.map(({ estimate }, i) => estimate * (roots[i] as number));
	const parts = basis.map((direction) => dot(direction, scaled));
	const projected = scaled.map((_, i) => basis.reduce((sum, direction, j) => sum + at(direction, i) * at(parts, j), 0));
	const leverage = groups.map((_, i) => basis.reduce((sum, direction) => sum + at(direction, i) ** 2, 0));
	const statistic = scaled.reduce((sum, value, i) => sum + (value - at(projected, i)) ** 2, 0);
	const doubt = groups.reduce((sum, { n }, i) => sum + (1 - at(leverage, i)) ** 2 / (n - 1), 0);
	const scale = df + 2 * doubt - (6 * doubt) / (df + 2);
	return {
		fitted: projected.map((value, i) => value / at(roots, i)),
		leverage,
		statistic,
		df,
		information: roots.reduce((sum, root) => sum + root ** 2, 0),
		p: fTail(statistic / scale, { df, otherDf: (df * (df + 2)) / (3 * doubt) }),
	};
}

/** A column of ones, and one for each level of each factor that is 1 for its groups. */
function designOf(groups: readonly FittedGroup[]): number[][] {
	const factors = groups[0]?.levels.length ?? 0;
	const indicators = Array.from({ length: factors }, (_, factor) =>
		[...new Set(groups.map(({ levels }) => levels[factor]))].map((level) =>
			groups.map(({ levels }) => (levels[factor] === level ? 1 : 0)),
		),
	);
	return [groups.map(() => 1), ...indicators.flat()];
}

/** Directions of length 1 that span the columns; those that the columns before them give are left out. */
function orthonormalize(columns: readonly (readonly number[])[]): number[][] {
	const basis: number[][] = [];
	for (const column of columns) {
		const rest = [...column];
		// Twice is enough: Giraud, Langou and Rozložník, Computers and Mathematics with Applications 50 (2005).
		for (const direction of [...basis, ...basis]) {
			const part = dot(direction, rest);
			for (let i = 0; i < rest.length; i++) rest[i] = at(rest, i) - part * at(direction, i);
		}
		const length = Math.sqrt(dot(rest, rest));
		if (length > 1e-9 * Math.sqrt(dot(column, column))) basis.push(rest.map((value) => value / length));
	}
	return basis;
}

function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, value, i) => sum + value * at(b, i), 0);
}

function at(values: readonly number[], index: number): number {
	return values[index] as number;
}
