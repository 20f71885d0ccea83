import assert from "node:assert/strict";
import { test } from "node:test";
import { type CenteredSums, slopeOfSums } from "../../analysis/statistics/slope-of-sums.ts";
import { assertClose } from "./assert-close.ts";

function sumsOf(xs: readonly number[], ys: readonly number[]): CenteredSums {
	const n = xs.length;
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n;
	const [meanX, meanY] = [mean(xs), mean(ys)];
	const total = (of: (x: number, y: number) => number) =>
		xs.reduce((sum, x, i) => sum + of(x - meanX, (ys[i] as number) - meanY), 0);
	return {
		n,
		xx: total((x) => x * x),
		xy: total((x, y) => x * y),
		yy: total((_, y) => y * y),
		xxyy: total((x, y) => x * x * y * y),
		xxxy: total((x, y) => x ** 3 * y),
		xxxx: total((x) => x ** 4),
	};
}

test("slopeOfSums is least squares with White's standard error", () => {
	const x = [10, 20, 25, 30, 50, 80, 90].map(Math.log);
	const y = [5, 8, 12, 11, 20, 18, 40].map(Math.log);
	// R 4.2: f <- lm(y ~ x); X <- cbind(1, x); B <- solve(t(X) %*% X);
	// V <- B %*% (t(X) %*% diag(resid(f)^2) %*% X) %*% B * 7 / 5; coef(f)[2] + c(-1, 1) * qt(.975, 5) * sqrt(V[2, 2])
	const slope = slopeOfSums(sumsOf(x, y), { none: 1 });
	assertClose(slope?.estimate, 0.809724964476098, 1e-12);
	assertClose(slope?.standardError, 0.145128052619848, 1e-12);
	assertClose(slope?.low, 0.436661428570246, 1e-9);
	assertClose(slope?.high, 1.18278850038195, 1e-9);
	assertClose(slope?.p, 0.246810225415837, 1e-9);
});

test("there is no slope of two customers, of one income, or of a line without exception", () => {
	assert.equal(slopeOfSums(sumsOf([1, 2], [1, 3])), null);
	assert.equal(slopeOfSums(sumsOf([1, 1, 1], [1, 3, 2])), null);
	assert.equal(slopeOfSums(sumsOf([1, 2, 4], [2, 4, 8])), null);
});
