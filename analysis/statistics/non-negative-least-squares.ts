import { leastSquares } from "./least-squares.ts";

/** Of the steepest pull there is at the start; a smaller one is rounding. */
const tolerance = 1e-11;

/**
 * The coefficients of at least 0, one a column, that bring the rows of `design` nearest to `response`. A column that those
 * in use give already stays at 0. Meant for some dozens of columns.
 *
 * Source: Lawson and Hanson, Solving Least Squares Problems (1974), 23.3, the active set method. scipy: `optimize.nnls`.
 */
export function nonNegativeLeastSquares(design: readonly (readonly number[])[], response: readonly number[]): number[] {
	let solution = (design[0] ?? []).map(() => 0);
	const used = new Set<number>();
	const refused = new Set<number>();
	const least = tolerance * Math.max(...pulls(design, { response, solution }).map(Math.abs));
	// In exact arithmetic no set of columns comes back; the bound is against rounding.
	for (let rounds = 10 * solution.length; rounds > 0; rounds--) {
		const pull = pulls(design, { response, solution });
		const next = pull.reduce((best, value, j) => {
			if (used.has(j) || refused.has(j) || value <= least) return best;
			return best === -1 || value > (pull[best] as number) ? j : best;
		}, -1);
		if (next === -1) break;
		const candidate = fitColumns(design, { response, columns: [...used, next] });
		if (!candidate || (candidate[next] as number) <= 0) {
			refused.add(next);
			continue;
		}
		used.add(next);
		refused.clear();
		solution = retreat(design, { response, used, solution, candidate });
	}
	return solution;
}

/** Steps from `solution` towards the fit without bounds, dropping columns that reach 0, until that fit is above 0. */
function retreat(
	design: readonly (readonly number[])[],
	state: { response: readonly number[]; used: Set<number>; solution: readonly number[]; candidate: readonly number[] },
): number[] {
	const { response, used } = state;
	let [solution, candidate] = [[...state.solution], [...state.candidate]];
	for (;;) {
		const crossing = [...used].filter((j) => (candidate[j] as number) <= 0);
		if (crossing.length === 0) return candidate;
		const stepTo = (j: number) => (solution[j] as number) / ((solution[j] as number) - (candidate[j] as number)) || 0;
		const step = Math.min(...crossing.map(stepTo));
		for (const j of crossing) if (stepTo(j) === step) used.delete(j);
		solution = solution.map((value, j) => (used.has(j) ? value + step * ((candidate[j] as number) - value) : 0));
		candidate = fitColumns(design, { response, columns: [...used] }) ?? solution;
	}
}

/** How much closer each column would bring the fit, per unit. */
function pulls(
	design: readonly (readonly number[])[],
	{ response, solution }: { response: readonly number[]; solution: readonly number[] },
): number[] {
	const residuals = design.map((row, i) =>
		row.reduce((left, value, j) => left - value * (solution[j] as number), response[i] as number),
	);
	return solution.map((_, j) => design.reduce((sum, row, i) => sum + (row[j] as number) * (residuals[i] as number), 0));
}

/** The least squares fit of some columns, with 0 for all others. */
function fitColumns(
	design: readonly (readonly number[])[],
	{ response, columns }: { response: readonly number[]; columns: readonly number[] },
): number[] | null {
	const fit = leastSquares(
		design.map((row) => columns.map((j) => row[j] as number)),
		response,
	);
	if (!fit) return null;
	const all = (design[0] ?? []).map(() => 0);
	for (const [place, j] of columns.entries()) all[j] = fit.coefficients[place] as number;
	return all;
}
