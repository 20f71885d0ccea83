import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { normalQuantile } from "../../analysis/statistics/normal-quantile.ts";
import { meanSums, type RatioSums, ratioInterval, ratioSpread } from "../../analysis/statistics/ratio-interval.ts";
import { assertClose } from "./assert-close.ts";
import { sumsOf } from "./ratio-sums-of.ts";

const ys = [2.1, 3.4, 1.9, 8.8, 4, 3.3, 12.5, 0.7, 5.2, 1.1];
const xs = [1, 2, 1, 3, 2, 1, 4, 1, 2, 2];

function assertEstimate(sums: RatioSums, expected: readonly number[], options = {}): void {
	const found = ratioInterval(sums, options) ?? assert.fail();
	[found.estimate, found.low, found.high, found.standardError].forEach((value, i) => {
		assertClose(value, expected[i] as number, 1e-9);
	});
}

// R 4.2.2: r <- sum(y) / sum(x); z <- (y - r * x) / mean(x); se <- sqrt(sum(z^2) / (n - 1) / n)
// g <- mean(z^3) / mean(z^2)^1.5; k <- mean(z * x) / mean(x) / sqrt(mean(z^2)); a <- (g / 3 - k) / sqrt(n)
// h <- function(t) t + a * t^2 + a^2 * t^3 / 3 + g / 6 / sqrt(n); q <- qt(0.975, n - 1)
// r - se * uniroot(function(t) h(t) - q, c(-100, 100))$root, r - se * uniroot(function(t) h(t) + q, c(-100, 100))$root

test("ratioInterval of a mean is Hall's, with the cubic solved by R", () => {
	assertEstimate(sumsOf(ys.map((y) => [y, 1])), [4.3, 2.23049026799739, 9.23173777484057, 1.17378779077727]);
});

test("ratioInterval of a ratio is the cubic's with the further term, solved by R, at the confidence asked for", () => {
	const sums = sumsOf(ys.map((y, i) => [y, xs[i] as number]));
	assertEstimate(sums, [2.26315789473684, 1.33660008579668, 2.88459549728937, 0.32035039334228]);
	const narrower = [2.26315789473684, 1.5567060423356, 2.78000874898109, 0.32035039334228];
	assertEstimate(sums, narrower, { confidence: 0.9 });
});

test("ratioInterval without skew is R's t.test", () => {
	// R 4.2.2: t.test(c(1, 2, 3, 4, 5))
	const { low, high } = ratioInterval(sumsOf([1, 2, 3, 4, 5].map((y) => [y, 1]))) ?? assert.fail();
	assertClose(low, 1.03675683852244, 1e-9);
	assertClose(high, 4.96324316147756, 1e-9);
});

const lognormal = Array.from({ length: 200 }, (_, i) => Math.exp(normalQuantile((i + 0.5) / 200)));

test("ratioInterval of a lognormal mean is near the studentized bootstrap's", () => {
	// R 4.2.2, boot 1.3.28: y <- exp(qnorm((1:200 - 0.5) / 200)); set.seed(1); b <- boot(y, function(d, i) c(mean(d[i]),
	// var(d[i]) / length(i)), R = 39999); boot.ci(b, type = "stud"): (1.397, 1.987). t.test: (1.357, 1.915)
	const { low, high } = ratioInterval(sumsOf(lognormal.map((y) => [y, 1]))) ?? assert.fail();
	assert.ok(Math.abs(low - 1.397) < 0.007 && Math.abs(high - 1.987) < 0.007);
});

test("ratioInterval of a skewed ratio is near the studentized bootstrap's", () => {
	// R 4.2.2, boot 1.3.28: i <- 0:199; x <- 1 + (7 * (i + 1)) %% 5; y <- exp(qnorm((i + 0.5) / 200)) * x + (11 * (i + 1)) %% 3
	// boot of r <- sum(y) / sum(x) and of the variance of z, as above, R = 39999; boot.ci(b, type = "stud"): (1.691, 2.273)
	const rows = lognormal.map((factor, i): [number, number] => {
		const x = 1 + ((7 * (i + 1)) % 5);
		return [factor * x + ((11 * (i + 1)) % 3), x];
	});
	const { low, high } = ratioInterval(sumsOf(rows)) ?? assert.fail();
	assert.ok(Math.abs(low - 1.691) < 0.007 && Math.abs(high - 2.273) < 0.007);
});

test("ratioInterval of normal measures agrees with Fieller's", () => {
	// R 4.2.2: i <- 0:399; x <- 5 + qnorm(((37 * i) %% 400 + 0.5) / 400); y <- 10 + 2 * qnorm(((143 * i) %% 400 + 0.5) / 400)
	// the roots in r of (mean(y) - r * mean(x))^2 = qt(0.975, 399)^2 * var(y - r * x) / 400
	const rows = lognormal
		.concat(lognormal)
		.map((_, i): [number, number] => [
			10 + 2 * normalQuantile((((143 * i) % 400) + 0.5) / 400),
			5 + normalQuantile((((37 * i) % 400) + 0.5) / 400),
		]);
	const { low, high } = ratioInterval(sumsOf(rows)) ?? assert.fail();
	assert.ok(Math.abs(low - 1.94603497913069) < 1e-4 && Math.abs(high - 2.05546151168713) < 1e-4);
});

test("ratioInterval reaches further up than down where values are skewed to the right, and turns around with them", () => {
	const up = ratioInterval(sumsOf(lognormal.map((y) => [y, 1]))) ?? assert.fail();
	assert.ok(up.high - up.estimate > 1.2 * (up.estimate - up.low));
	const down = ratioInterval(sumsOf(lognormal.map((y) => [-y, 1]))) ?? assert.fail();
	assertClose(down.low, -up.high, 1e-9);
	const bothNegative = ratioInterval(sumsOf(lognormal.map((y) => [-y, -1]))) ?? assert.fail();
	assertClose(bothNegative.high, up.high, 1e-9);
});

test("ratioInterval is unknown for fewer than 2 customers and where x sums to 0", () => {
	assert.equal(ratioInterval(sumsOf([])), null);
	assert.equal(ratioInterval(sumsOf([[3, 1]])), null);
	assert.equal(
		ratioInterval(
			sumsOf([
				[3, 0],
				[2, 0],
			]),
		),
		null,
	);
	assert.equal(
		ratioSpread(
			sumsOf([
				[3, 2],
				[2, -2],
			]),
		),
		null,
	);
});

test("ratioInterval where nothing varies is the ratio itself, not a rounding error around it", () => {
	for (const n of [2, 7, 1000]) {
		const rows = Array.from({ length: n }, (_, i): [number, number] => [0.1 * (i + 1), 0.3 * (i + 1)]);
		const { estimate, low, high, standardError } = ratioInterval(sumsOf(rows)) ?? assert.fail();
		assert.deepEqual({ low, high, standardError }, { low: estimate, high: estimate, standardError: 0 });
	}
	const nobodySpends = ratioInterval(
		sumsOf([
			[0, 1],
			[0, 1],
			[0, 1],
		]),
	);
	assert.deepEqual(nobodySpends, { estimate: 0, low: 0, high: 0, standardError: 0 });
});

test("meanSums makes the sums whose x is 1 for everybody", () => {
	const sums = sumsOf(ys.map((y) => [y, 1]));
	assert.deepEqual(meanSums(sums), sums);
});

test("ratioInterval holds the ratio, whatever the values", () => {
	const row = fc.tuple(fc.oneof(fc.constant(0), fc.integer({ min: -1000, max: 1e6 })), fc.integer({ min: 0, max: 30 }));
	fc.assert(
		fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
			const found = ratioInterval(sumsOf(rows));
			fc.pre(found !== null);
			assert.ok(found.low <= found.estimate && found.estimate <= found.high);
			assert.ok(found.standardError === 0 || found.low < found.high);
		}),
	);
});
