/** A square matrix, row by row, that equals its transpose. */
export type SymmetricMatrix = readonly (readonly number[])[];

export interface Eigenpair {
	value: number;
	/** Of length 1. */
	vector: number[];
}

/** Convergence is quadratic: matrices of some 30 rows settle in fewer than 10 sweeps. */
const mostSweeps = 60;

/**
 * The eigenvalues of a symmetric matrix, largest first, and their vectors, at right angles to each other: rotations that
 * zero one pair of off-diagonal cells after another, until all are negligible beside the diagonal. Meant for matrices of
 * up to some 30 rows.
 *
 * Source: Jacobi (1846); Golub and Van Loan, Matrix Computations (2013), 8.5. R: `eigen(m, symmetric = TRUE)`.
 */
export function symmetricEigen(matrix: SymmetricMatrix): Eigenpair[] {
	const m = matrix.map((row) => [...row]);
	const vectors = m.map((_, i) => m.map((_, j) => (i === j ? 1 : 0)));
	const cell = (i: number, j: number) => (m[i] as number[])[j] as number;
	for (let sweep = 0; sweep < mostSweeps && !isDiagonal(m); sweep++) {
		for (let p = 0; p < m.length; p++) {
			for (let q = p + 1; q < m.length; q++) {
				if (cell(p, q) === 0) continue;
				const theta = (cell(q, q) - cell(p, p)) / (2 * cell(p, q));
				const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
				const cosine = 1 / Math.hypot(tangent, 1);
				const angle = { cosine, sine: tangent * cosine };
				for (const row of m) rotate(row, { p, q, ...angle });
				rotateRows(m, { p, q, ...angle });
				for (const row of vectors) rotate(row, { p, q, ...angle });
			}
		}
	}
	return m
		.map((_, j) => ({ value: cell(j, j), vector: vectors.map((row) => row[j] as number) }))
		.sort((a, b) => b.value - a.value);
}

interface Rotation {
	p: number;
	q: number;
	cosine: number;
	sine: number;
}

function rotate(row: number[], { p, q, cosine, sine }: Rotation): void {
	const [x, y] = [row[p] as number, row[q] as number];
	row[p] = cosine * x - sine * y;
	row[q] = sine * x + cosine * y;
}

function rotateRows(m: number[][], { p, q, cosine, sine }: Rotation): void {
	const [upper, lower] = [m[p] as number[], m[q] as number[]];
	for (let j = 0; j < m.length; j++) {
		const [x, y] = [upper[j] as number, lower[j] as number];
		upper[j] = cosine * x - sine * y;
		lower[j] = sine * x + cosine * y;
	}
}

function isDiagonal(m: number[][]): boolean {
	const off = m.map((row, i) => row.reduce((sum, x, j) => (i === j ? sum : sum + x ** 2), 0));
	const all = m.flat().reduce((sum, x) => sum + x ** 2, 0);
	return off.reduce((sum, x) => sum + x, 0) <= all * Number.EPSILON ** 2;
}
