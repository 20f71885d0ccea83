import assert from "node:assert/strict";
import { test } from "node:test";
import { type CovariatePattern, fitLogistic } from "../../analysis/statistics/logistic-regression.ts";
import { assertClose } from "./assert-close.ts";
import { irises, species } from "./irises.ts";

const successes = [22, 35, 18, 60, 12, 44];
const n = [120, 140, 90, 200, 110, 130];

function patternsOf(...columns: number[][]): CovariatePattern[] {
	return successes.map((count, i) => ({
		x: columns.map((column) => column[i] ?? assert.fail()),
		successes: count,
		n: n[i] ?? assert.fail(),
	}));
}

function assertFit(
	patterns: readonly CovariatePattern[],
	expected: { coefficients: number[]; covariance: number[]; deviance: number },
): void {
	const fit = fitLogistic(patterns);
	if (fit.kind !== "fit") assert.fail(fit.kind);
	expected.coefficients.forEach((value, j) => {
		assertClose(fit.coefficients[j], value, 1e-8);
	});
	expected.covariance.forEach((value, j) => {
		assertClose(fit.covariance.flat()[j], value, 1e-7);
	});
	assertClose(fit.deviance, expected.deviance, 1e-8);
	assert.ok(fit.iterations < 12);
}

// R 4.2.2: g <- glm(cbind(successes, n - successes) ~ ..., binomial, control = list(epsilon = 1e-14)); coef(g), vcov(g), deviance(g)

test("fitLogistic is R's", () => {
	assertFit(patternsOf([0, 1, 0, 1, 0, 1], [25, 25, 40, 40, 61, 61]), {
		coefficients: [-1.715507876738834, 0.7726926244963053, 0.0018152936232151433],
		covariance: [
			0.08432856788487345, -0.023552207790107183, -0.001465235221902138, -0.023552207790107183, 0.033186863521781365,
			0.000014032517777563984, -0.001465235221902138, 0.000014032517777563984, 0.00003498651964164044,
		],
		deviance: 6.2882398258746637,
	});
});

test("fitLogistic keeps its digits with covariates far from zero, such as years", () => {
	assertFit(patternsOf([2019, 2020, 2021, 2022, 2023, 2024]), {
		coefficients: [-167.92984952092797, 0.082502262580384664],
		covariance: [10291.957209859887, -5.09083491329285, -5.09083491329285, 0.0025181427627218576],
		deviance: 22.773329435055416,
	});
});

test("fitLogistic without covariates is the logarithm of the odds", () => {
	assertFit(patternsOf(), {
		coefficients: [-1.1429881700688191],
		covariance: [0.0069050511760438364],
		deviance: 25.492858281745999,
	});
});

test("fitLogistic takes customers one by one as it takes them grouped", () => {
	// R 4.2.2: g <- glm((Species == "virginica") ~ Sepal.Length + Sepal.Width, binomial, iris, control = ...); its vcov is of the
	// step before last, so X <- model.matrix(g); p <- plogis(X %*% coef(g)); solve(t(X) %*% (X * as.vector(p * (1 - p))))
	const flowers = irises.map((flower, i) => ({ x: flower.slice(0, 2), successes: species[i] === 2 ? 1 : 0, n: 1 }));
	assertFit(flowers, {
		coefficients: [-14.183607076045803, 2.6025306318153465, -0.7457851606044887],
		covariance: [
			9.717116169134167, -1.0955418429519299, -0.9946967673370312, -1.0955418429519299, 0.1941168428209743,
			-0.0341880364151113, -0.994696767337062, -0.0341880364151113, 0.4112697310672996,
		],
		deviance: 115.89911125843132,
	});
});

test("fitLogistic of rare successes among a hundred million is the tables' log odds ratio", () => {
	const fit = fitLogistic([
		{ x: [1], successes: 3, n: 1e8 },
		{ x: [0], successes: 30, n: 1000 },
	]);
	if (fit.kind !== "fit") assert.fail(fit.kind);
	assertClose(fit.coefficients[0], Math.log(30 / 970), 1e-8);
	assertClose(fit.coefficients[1], Math.log(3 / 99999997) - Math.log(30 / 970), 1e-8);
	assertClose(fit.covariance[1]?.[1], 1 / 3 + 1 / 99999997 + 1 / 30 + 1 / 970, 1e-7);
});

test("fitLogistic leaves out patterns of nobody", () => {
	const patterns = patternsOf([0, 1, 0, 1, 0, 1]);
	assert.deepEqual(fitLogistic([...patterns, { x: [99], successes: 0, n: 0 }]), fitLogistic(patterns));
});

test("fitLogistic says where a covariate tells successes and failures apart, wholly or on one side", () => {
	const separated = { kind: "separated" };
	const wholly = [1, 2, 3, 4].map((x) => ({ x: [x], successes: x > 2 ? 5 : 0, n: 5 }));
	assert.deepEqual(fitLogistic(wholly), separated);
	const oneSide = [
		{ x: [0], successes: 20, n: 50 },
		{ x: [1], successes: 12, n: 12 },
	];
	assert.deepEqual(fitLogistic(oneSide), separated);
	const oneCovariate = patternsOf([0, 1, 0, 1, 0, 1], [0, 0, 0, 0, 0, 1]).map((pattern, i) =>
		i === 5 ? { ...pattern, successes: 0 } : pattern,
	);
	assert.deepEqual(fitLogistic(oneCovariate), separated);
	const touching = [1, 2, 2, 3]
		.map((x, i) => ({ x: [x], successes: i % 2 === 0 ? 0 : 1, n: 1 }))
		.with(3, {
			x: [3],
			successes: 1,
			n: 1,
		});
	assert.deepEqual(fitLogistic(touching), separated);
});

test("fitLogistic says why there is nothing to fit", () => {
	const both = { successes: 2, n: 4 };
	const why = (patterns: CovariatePattern[]) => {
		const fit = fitLogistic(patterns);
		return fit.kind === "degenerate" ? fit.why : fit.kind;
	};
	assert.equal(why([]), "there are no customers");
	assert.equal(why([{ x: [1], successes: 0, n: 0 }]), "there are no customers");
	assert.equal(
		why([
			{ x: [1], successes: 0, n: 3 },
			{ x: [2], successes: 0, n: 3 },
		]),
		"none succeeded",
	);
	assert.equal(
		why([
			{ x: [1], successes: 3, n: 3 },
			{ x: [2], successes: 3, n: 3 },
		]),
		"all succeeded",
	);
	assert.equal(
		why([
			{ x: [1, 7], ...both },
			{ x: [2, 7], ...both },
		]),
		"covariate 2 is the same for all",
	);
	const collinear = [1, 2, 5].map((x) => ({ x: [x, 3 - 2 * x], ...both }));
	assert.equal(why(collinear), "a covariate is given by the others");
});
