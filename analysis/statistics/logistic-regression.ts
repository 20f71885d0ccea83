import { invertGram, leastSquares } from "./least-squares.ts";

/** The `n` customers that share these covariates, of whom `successes` succeeded. */
export interface CovariatePattern {
	x: readonly number[];
	successes: number;
	n: number;
}

export type LogisticFit =
	| {
			kind: "fit";
			/** Log odds: the intercept, then one a covariate. */
			coefficients: number[];
			/** Of the coefficients, in their order; the square roots of the diagonal are standard errors. */
			covariance: number[][];
			/** Residual, of the grouped data. */
			deviance: number;
			iterations: number;
	  }
	/** Some covariates tell successes and failures apart without fail: no finite coefficients fit best. */
	| { kind: "separated" }
	| { kind: "degenerate"; why: string };

const mostIterations = 100;

/** Of a linear predictor, relative to its size: Newton's last step is quadratic, so that what is left is far smaller. */
const convergedStep = 1e-8;

/**
 * The logistic regression of success on the covariates by maximum likelihood, an intercept added. Patterns of nobody are
 * left out. `separated` where the likelihood has no maximum, so that steps never shrink; `degenerate`, with the reason in
 * words, where nobody is there, all or none succeeded, or a covariate is constant or given by the others.
 *
 * Iteratively reweighted least squares on the centered covariates, halving steps that go too far.
 *
 * Source: McCullagh and Nelder, Generalized Linear Models (1989), 2.5; Albert and Anderson, Biometrika 71 (1984), on
 * separation. R: `glm(cbind(successes, n - successes) ~ x, binomial)`, with `vcov` and `deviance`.
 */
export function fitLogistic(patterns: readonly CovariatePattern[]): LogisticFit {
	const filled = patterns.filter(({ n }) => n > 0);
	const n = filled.reduce((sum, pattern) => sum + pattern.n, 0);
	const centers = (filled[0]?.x ?? []).map((_, j) =>
		filled.reduce((sum, pattern) => sum + (pattern.n / n) * (pattern.x[j] as number), 0),
	);
	const design = filled.map(({ x }) => [1, ...x.map((value, j) => value - (centers[j] as number))]);
	const why = findDegeneracy(filled, design);
	if (why) return { kind: "degenerate", why };
	// As in R, the first step is taken from the shares themselves, drawn a little away from 0 and 1.
	let predictors = filled.map(({ successes, n }) => Math.log((successes + 0.5) / (n - successes + 0.5)));
	let last: { coefficients: number[]; deviance: number } | undefined;
	for (let iterations = 1; iterations <= mostIterations; iterations++) {
		const step = reweigh(filled, { design, predictors });
		if (!step) return { kind: "separated" };
		let { coefficients } = step;
		let deviance = devianceOf(filled, predict(design, coefficients));
		while (last && deviance > last.deviance + 1e-8 * Math.max(1, last.deviance)) {
			const from = last.coefficients;
			coefficients = coefficients.map((coefficient, j) => (coefficient + (from[j] as number)) / 2);
			deviance = devianceOf(filled, predict(design, coefficients));
		}
		const next = predict(design, coefficients);
		const moved = Math.max(...next.map((eta, i) => Math.abs(eta - (predictors[i] as number)) / (1 + Math.abs(eta))));
		if (last && moved < convergedStep) {
			return { kind: "fit", ...uncenter({ coefficients, factor: step.factor }, centers), deviance, iterations };
		}
		predictors = next;
		last = { coefficients, deviance };
	}
	return { kind: "separated" };
}

function findDegeneracy(patterns: readonly CovariatePattern[], design: readonly number[][]): string | undefined {
	if (patterns.length === 0) return "there are no customers";
	if (patterns.every(({ successes }) => successes === 0)) return "none succeeded";
	if (patterns.every(({ successes, n }) => successes === n)) return "all succeeded";
	const first = patterns[0]?.x ?? [];
	const constant = first.findIndex((value, j) => patterns.every(({ x }) => x[j] === value));
	if (constant !== -1) return `covariate ${constant + 1} is the same for all`;
	const independent = leastSquares(
		design,
		design.map(() => 0),
	);
	return independent ? undefined : "a covariate is given by the others";
}

interface Step {
	coefficients: number[];
	factor: number[][];
}

/** One weighted least squares fit to the working response; `null` where the weights that are left determine none. */
function reweigh(
	patterns: readonly CovariatePattern[],
	{ design, predictors }: { design: readonly number[][]; predictors: readonly number[] },
): Step | null {
	const roots: number[] = [];
	const working = patterns.map(({ successes, n }, i) => {
		const eta = predictors[i] as number;
		const weight = n * logistic(eta) * logistic(-eta);
		roots.push(Math.sqrt(weight));
		return Math.sqrt(weight) * eta + (successes * logistic(-eta) - (n - successes) * logistic(eta)) / Math.sqrt(weight);
	});
	if (!working.every(Number.isFinite)) return null;
	return leastSquares(
		design.map((row, i) => row.map((value) => value * (roots[i] as number))),
		working,
	);
}

function predict(design: readonly number[][], coefficients: readonly number[]): number[] {
	return design.map((row) => row.reduce((sum, value, j) => sum + value * (coefficients[j] as number), 0));
}

function logistic(eta: number): number {
	return 1 / (1 + Math.exp(-eta));
}

function devianceOf(patterns: readonly CovariatePattern[], predictors: readonly number[]): number {
	const surprise = (count: number, expected: number) => (count === 0 ? 0 : count * Math.log(count / expected));
	return patterns.reduce((sum, { successes, n }, i) => {
		const eta = predictors[i] as number;
		return sum + 2 * (surprise(successes, n * logistic(eta)) + surprise(n - successes, n * logistic(-eta)));
	}, 0);
}

/** What was fitted around the centers, in terms of the covariates themselves: only the intercept changes. */
function uncenter({ coefficients, factor }: Step, centers: readonly number[]) {
	const back = [1, ...centers.map((center) => -center)];
	const toIntercept = (values: readonly number[]) =>
		values.reduce((sum, value, j) => sum + value * (back[j] as number), 0);
	const centered = invertGram(factor);
	const crossed = centered.map(toIntercept);
	const covariance = centered.map((row, i) => (i === 0 ? [...crossed] : [crossed[i] as number, ...row.slice(1)]));
	(covariance[0] as number[])[0] = toIntercept(crossed);
	return { coefficients: [toIntercept(coefficients), ...coefficients.slice(1)], covariance };
}
