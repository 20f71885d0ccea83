export interface LeastSquares {
	/** One a column. */
	coefficients: number[];
	/** The upper triangle R of the design's QR decomposition: the inverse of R'R is the coefficients' covariance per unit variance. */
	factor: number[][];
}

/** A column whose part that the columns before it do not give is below this share of it adds nothing: R's `lm` has the same. */
const tolerance = 1e-7;

/**
 * The coefficients that bring the rows of `design` nearest to `response`, by Householder reflections. `null` where they are
 * not determined: fewer rows than columns, or a column that the others give.
 *
 * Source: Golub and Van Loan, Matrix Computations (2013), 5.3. R: `lm.fit(design, response)`.
 */
export function leastSquares(design: readonly (readonly number[])[], response: readonly number[]): LeastSquares | null {
	const width = design[0]?.length ?? 0;
	if (design.length < width) return null;
	const columns = Array.from({ length: width }, (_, j) => design.map((row) => row[j] as number));
	const norms = columns.map((column) => Math.sqrt(dot(column, column)));
	const target = [...response];
	for (const [j, column] of columns.entries()) {
		const rest = column.slice(j);
		const length = Math.sqrt(dot(rest, rest));
		if (!(length > tolerance * (norms[j] as number))) return null;
		const pivot = (column[j] as number) > 0 ? -length : length;
		const mirror = column.map((x, i) => (i < j ? 0 : i === j ? x - pivot : x));
		for (const other of [...columns.slice(j), target]) reflect(other, mirror);
	}
	const factor = columns.map((_, i) => columns.map((column, j) => (j < i ? 0 : (column[i] as number))));
	return { coefficients: solveUpper(factor, target), factor };
}

function reflect(column: number[], mirror: readonly number[]): void {
	const scale = (2 * dot(column, mirror)) / dot(mirror, mirror);
	for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) - scale * (mirror[i] as number);
}

function solveUpper(factor: readonly (readonly number[])[], target: readonly number[]): number[] {
	const solution = factor.map(() => 0);
	for (let i = factor.length - 1; i >= 0; i--) {
		const row = factor[i] as readonly number[];
		solution[i] = ((target[i] as number) - dot(row, solution)) / (row[i] as number);
	}
	return solution;
}

/** The inverse of R'R: what the variance of a response gives the coefficients for covariances. */
export function invertGram(factor: readonly (readonly number[])[]): number[][] {
	const inverse = factor.map((_, j) =>
		solveUpper(
			factor,
			factor.map((_, i) => (i === j ? 1 : 0)),
		),
	);
	return factor.map((_, i) =>
		factor.map((_, j) => inverse.reduce((sum, column) => sum + (column[i] as number) * (column[j] as number), 0)),
	);
}

function dot(a: readonly number[], b: readonly number[]): number {
	let sum = 0;
	for (let i = 0; i < b.length; i++) sum += (a[i] as number) * (b[i] as number);
	return sum;
}
